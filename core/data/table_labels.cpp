#include "core/data/table_labels.h"

#include "core/support/number_text.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <set>

namespace nabla {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

Error tooMany(const TableColumn& column, const std::string& how) {
    return {"Column '" + column.name + "' holds " + how + " different texts; at most " +
            std::to_string(mostClasses) + " classes can be told apart."};
}

/// What stands for a class: −1 and +1 where there are two.
double labelOf(std::size_t place, std::size_t classes) {
    if (classes <= 2)
        return place == 0 ? -1 : 1;
    return static_cast<double>(place);
}

Labels classes(std::vector<std::string> names) {
    const Problem problem = names.size() <= 2 ? Problem::classification : Problem::multiclass;
    return {problem, std::move(names), {}};
}

/// In the order of the alphabet: that of the rows is chance.
Result<Labels> labelsOfTexts(const TableColumn& column) {
    if (column.kind == ColumnKind::manyTexts)
        return tooMany(column, "more than " + std::to_string(mostColumnTexts));
    if (column.dictionary.size() > static_cast<std::size_t>(mostClasses))
        return tooMany(column, std::to_string(column.dictionary.size()));
    std::vector<std::string> names = column.dictionary;
    std::sort(names.begin(), names.end());
    std::vector<double> label;
    for (const std::string& text : column.dictionary) {
        const auto place = std::lower_bound(names.begin(), names.end(), text) - names.begin();
        label.push_back(labelOf(static_cast<std::size_t>(place), names.size()));
    }
    Labels labels = classes(std::move(names));
    for (const std::uint16_t text : column.texts)
        labels.of.push_back(text == TableColumn::noText ? none : label[text]);
    return labels;
}

/// The different whole numbers of a column; nothing where one is not whole or there are too many.
std::set<double> classNumbers(const TableColumn& column) {
    std::set<double> numbers;
    for (const double number : column.numbers) {
        if (std::isnan(number))
            continue;
        numbers.insert(number);
        if (number != std::floor(number) || numbers.size() > static_cast<std::size_t>(mostClasses))
            return {};
    }
    return numbers;
}

/// The numbers that classes have: −1 and 1, and 0 to the greatest, even where no row has some of them.
std::vector<double> allClasses(const std::set<double>& numbers) {
    if (*numbers.begin() >= -1 && *numbers.rbegin() <= 1 && !numbers.contains(0))
        return {-1, 1};
    if (*numbers.begin() == 0 && numbers.size() > 1 && *numbers.rbegin() < mostClasses) {
        std::vector<double> all(static_cast<std::size_t>(*numbers.rbegin()) + 1);
        std::iota(all.begin(), all.end(), 0.0);
        return all;
    }
    return {numbers.begin(), numbers.end()};
}

Labels labelsOfNumbers(const TableColumn& column, const std::set<double>& numbers) {
    const std::vector<double> all = allClasses(numbers);
    std::vector<std::string> names;
    for (const double number : all)
        names.push_back(numberText(number + 0.0));
    Labels labels = classes(std::move(names));
    for (const double number : column.numbers) {
        const auto place = std::lower_bound(all.begin(), all.end(), number) - all.begin();
        labels.of.push_back(std::isnan(number) ? none : labelOf(static_cast<std::size_t>(place), all.size()));
    }
    return labels;
}

} // namespace

Result<Labels> labelsOf(const TableColumn& column, LabelMeaning meaning) {
    if (column.kind != ColumnKind::numbers) {
        if (meaning == LabelMeaning::values)
            return Error{"Column '" + column.name + "' holds texts; a value must be a number."};
        return labelsOfTexts(column);
    }
    const auto numbers = meaning == LabelMeaning::values ? std::set<double>() : classNumbers(column);
    if (!numbers.empty())
        return labelsOfNumbers(column, numbers);
    if (meaning == LabelMeaning::classes)
        return Error{"Column '" + column.name + "' holds other numbers than " + std::to_string(mostClasses) +
                     " whole ones; it cannot be classes."};
    return Labels{Problem::regression, {}, column.numbers};
}

} // namespace nabla
