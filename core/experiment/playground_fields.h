#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace nabla {

/// Where the TensorFlow Playground lives, without its protocol.
inline constexpr std::string_view playgroundPage = "playground.tensorflow.org/";

/// The number that JavaScript's unary plus makes of a text; not-a-number where it is none.
double javaScriptNumber(std::string_view text);

/// The settings of a Playground link, read as the page's own code does.
class PlaygroundFields {
  public:
    /// Takes a link, or only what stands behind its '#'; of a page without '#' there are no settings.
    explicit PlaygroundFields(std::string_view link);

    bool empty() const { return fields_.empty(); }

    /// The field's text as it stands, or null.
    const std::string* text(std::string_view key) const;
    /// The field's text where it is not blank, or null: how the page sees all fields but lists.
    const std::string* present(std::string_view key) const;
    /// Everything but "false" is true.
    bool flag(std::string_view key, bool otherwise) const;
    /// The field's number, not-a-number where its text is none.
    double number(std::string_view key, double otherwise) const;
    /// The field's number, which must be one.
    double neededNumber(std::string_view key, double otherwise);
    /// The number of a piece of that field's text, which must be one.
    double checkedNumber(std::string_view key, std::string_view text);

    /// What is wrong with the first number that is none; empty where all are.
    const std::string& error() const { return error_; }

  private:
    std::map<std::string, std::string, std::less<>> fields_;
    std::string error_;
};

} // namespace nabla
