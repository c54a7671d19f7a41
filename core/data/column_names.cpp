#include "core/data/column_names.h"

#include "core/support/number_text.h"
#include "core/support/utf8.h"

#include <algorithm>
#include <map>
#include <set>

namespace nabla {
namespace {

constexpr std::size_t mostNameBytes = 120;

/// "name (2)" or the first number after that which no other column has.
std::string unusedName(const std::string& name, const std::set<std::string>& used, std::size_t& number) {
    for (++number;; ++number)
        if (std::string numbered = name + " (" + std::to_string(number) + ")"; !used.contains(numbered))
            return numbered;
}

} // namespace

std::vector<std::string> columnNames(std::vector<std::string> written) {
    std::set<std::string> used;
    std::map<std::string, std::size_t> repeated;
    for (std::size_t c = 0; c < written.size(); ++c) {
        std::string& name = written[c];
        name = shortened(std::string(trimmed(name)), mostNameBytes);
        if (name.empty())
            name = "column " + std::to_string(c + 1);
        if (used.contains(name))
            name = unusedName(name, used, repeated.try_emplace(name, 1).first->second);
        used.insert(name);
    }
    return written;
}

std::string shortened(std::string text, std::size_t mostBytes) {
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    if (text.size() <= mostBytes)
        return text;
    while (mostBytes > 0 && continuesCharacter(text[mostBytes]))
        --mostBytes;
    return text.substr(0, mostBytes) + "…";
}

} // namespace nabla
