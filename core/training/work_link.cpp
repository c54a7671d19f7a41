#include "core/training/work_link.h"

#include "core/support/base64url.h"
#include "core/support/deflate.h"
#include "core/support/number_text.h"

#include <algorithm>
#include <new>
#include <utility>

namespace nabla {
namespace {

constexpr std::string_view scheme = "nabla:";
constexpr std::string_view version = "1:";

bool isBlank(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/// The case of a scheme's letters means nothing (RFC 3986, section 3.1).
bool hasScheme(std::string_view link) {
    const auto same = [](char expected, char c) {
        return expected == (c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
    };
    return link.size() >= scheme.size() && std::equal(scheme.begin(), scheme.end(), link.begin(), same);
}

/// The link as it was written.
std::string withoutMarks(std::string_view text) {
    std::string link;
    std::copy_if(text.begin(), text.end(), std::back_inserter(link), [](char c) { return !isBlank(c); });
    if (link.starts_with('<'))
        link.erase(0, 1);
    // A link may end a sentence.
    link.erase(link.find_last_not_of(">.,;)") + 1);
    return link;
}

Error cutOff() {
    return {"The link is cut off: copy all of it, or ask for a file instead."};
}

Result<std::string> textIn(std::string_view link) {
    if (!hasScheme(link))
        return Error{"This is no link of Nabla: it does not begin with \"nabla:1:\"."};
    link.remove_prefix(scheme.size());
    if (!link.starts_with(version)) {
        const auto number = parseInteger(link.substr(0, link.find(':')));
        if (number && *number > 1)
            return Error{"The link has version " + std::to_string(*number) +
                         "; this Nabla reads version 1. Open it with a newer one."};
        return Error{"This is no link of Nabla: it does not begin with \"nabla:1:\"."};
    }
    const auto bytes = bytesOfBase64Url(link.substr(version.size()));
    if (!bytes)
        return Error{"The link is damaged: it must be letters, digits, '-' and '_' to its end."};
    Inflated text = inflated(*bytes, mostLinkedBytes);
    switch (text.end) {
    case InflateEnd::good:
        return std::move(text.bytes);
    case InflateEnd::cutOff:
        return cutOff();
    case InflateEnd::tooLarge:
        return Error{"The link unfolds to more than " + std::to_string(mostLinkedBytes >> 20) +
                     " MiB, which no link of Nabla does."};
    case InflateEnd::damaged:
        break;
    }
    return Error{"The link is damaged: its letters do not fit together. Copy it once more."};
}

} // namespace

std::string workLink(const NablaFile& file) {
    return std::string(scheme).append(version).append(base64Url(deflated(nablaFileText(file))));
}

bool isWorkLink(std::string_view text) {
    text = trimmed(text);
    if (text.starts_with('<'))
        text = trimmed(text.substr(1));
    return hasScheme(text);
}

Result<NablaFile> parseWorkLink(std::string_view text) {
    try {
        const auto content = textIn(withoutMarks(text));
        if (!content)
            return Error{content.error()};
        auto file = parseNablaFile(*content);
        if (!file)
            return Error{"What the link carries cannot be read: " + file.error()};
        return file;
    } catch (const std::bad_alloc&) {
        return Error{"There is not enough memory for what the link carries."};
    }
}

} // namespace nabla
