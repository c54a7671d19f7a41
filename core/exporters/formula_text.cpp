#include "core/exporters/formula_text.h"

#include <algorithm>
#include <map>

namespace nabla {
namespace {

/// How tightly a text holds together.
enum Binding { sum, product, sign, whole };

struct Text {
    std::string text;
    Binding binding = whole;
};

/// The text as an argument of what binds that tightly.
std::string within(const Text& text, Binding binding) {
    return text.binding < binding ? "(" + text.text + ")" : text.text;
}

std::string filled(std::string_view pattern, const std::vector<Text>& arguments) {
    std::string text;
    for (std::size_t i = 0; i < pattern.size(); ++i)
        if (pattern[i] == '$')
            text += arguments[static_cast<std::size_t>(pattern[++i] - '1')].text;
        else
            text += pattern[i];
    return text;
}

bool isNegative(const Expression& formula) {
    return formula.part().operation == Operation::constant && formula.part().number < 0;
}

/// How often each part is an argument.
void countUses(const Expression& formula, std::map<const Expression::Part*, int>& uses) {
    if (++uses[&formula.part()] > 1)
        return;
    for (const Expression& argument : formula.part().arguments)
        countUses(argument, uses);
}

class Writer {
  public:
    Writer(const Expression& formula, const FormulaLanguage& language, std::string sharedName)
        : language_(language), sharedName_(std::move(sharedName)) {
        countUses(formula, uses_);
        written_.result =
            fold<Text>(formula, [this](const Expression::Part& part, const std::vector<Text>& arguments) {
                return named(part, of(part, arguments));
            }).text;
    }

    FormulaText take() { return std::move(written_); }

  private:
    Text of(const Expression::Part& part, const std::vector<Text>& arguments) const {
        const auto infix = [&](std::string_view sign, Binding left, Binding right) {
            return within(arguments[0], left) + std::string(sign) + within(arguments[1], right);
        };
        switch (part.operation) {
        case Operation::constant:
            return {language_.number(part.number), part.number < 0 ? sign : whole};
        case Operation::variable:
            return {part.name};
        case Operation::add:
            return {infix(" + ", sum, product), sum};
        case Operation::subtract:
            if (isNegative(part.arguments[1]))
                return {within(arguments[0], sum) + " + " +
                            language_.number(-part.arguments[1].part().number),
                        sum};
            return {infix(" - ", sum, product), sum};
        case Operation::multiply:
            return {infix(" * ", product, sign), product};
        case Operation::divide:
            return {infix(" / ", product, whole), product};
        case Operation::negate:
            return {"-" + within(arguments[0], whole), sign};
        default:
            return {filled(pattern(part.operation), arguments)};
        }
    }

    std::string_view pattern(Operation operation) const {
        const auto& all = language_.patterns;
        return std::find_if(all.begin(), all.end(), [=](const auto& p) { return p.first == operation; })
            ->second;
    }

    /// What occurs again is computed once, under a name.
    Text named(const Expression::Part& part, Text text) {
        if (part.arguments.empty() || uses_[&part] < 2)
            return text;
        const std::string name = sharedName_ + std::to_string(written_.shared.size() + 1);
        written_.shared.emplace_back(name, std::move(text.text));
        return {name};
    }

    const FormulaLanguage& language_;
    std::string sharedName_;
    std::map<const Expression::Part*, int> uses_;
    FormulaText written_;
};

} // namespace

FormulaText formulaText(const Expression& formula, const FormulaLanguage& language,
                        const std::string& sharedName) {
    return Writer(formula, language, sharedName).take();
}

} // namespace nabla
