#pragma once

#include <string_view>

// What all web pages have in common: the files in core/exporters/web_page, compiled in.

namespace nabla {

/// The page, with {{title}}, {{style}}, {{model}} and {{script}} where those belong.
extern const std::string_view webPage;

/// Its style sheet.
extern const std::string_view webPageStyle;

/// Its code, which works with the `model` that is defined before it.
extern const std::string_view webPageScript;

/// The error function's complement, for models that compute with it: JavaScript has none.
extern const std::string_view webPageErfc;

} // namespace nabla
