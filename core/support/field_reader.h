#pragma once

#include "core/support/result.h"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// Only for the files that read JSON: no other should have to compile the parser.
namespace nabla {

/// Whether a field may be left out.
enum class Need { required, optional };

/// Reads the fields of one object, and remembers the first thing that is wrong with them.
class FieldReader {
  public:
    /// `where` is the object's path in the file; the object must live as long as the reader.
    FieldReader(const nlohmann::json& json, std::string where) : json_(json), where_(std::move(where)) {}

    /// So many numbers.
    void numbers(const char* key, Need need, std::size_t count, std::vector<double>& out);
    /// As many such lists as an optimizer keeps.
    void lists(const char* key, std::size_t lists, std::size_t count, std::vector<std::vector<double>>& out);
    /// One number, which may be one of those that JSON lacks.
    void number(const char* key, double& out);
    /// Places among the weights and biases, as marks.
    void marks(const char* key, std::size_t count, std::vector<std::uint8_t>& out);
    /// A whole number that is not negative.
    void count(const char* key, Need need, std::int64_t& out);
    /// A text.
    void text(const char* key, std::string& out);

    /// Remembers that a field is not what it should be.
    void fail(const char* key, const std::string& wanted);

    /// The first thing that was wrong.
    const std::optional<Error>& error() const { return error_; }

  private:
    void readNumbers(const nlohmann::json& list, const char* key, std::size_t count,
                     std::vector<double>& out);
    std::string name(const char* key) const { return where_ + "." + key; }
    const nlohmann::json* field(const char* key, Need need);
    void keep(Error error);

    const nlohmann::json& json_;
    std::string where_;
    std::optional<Error> error_;
};

} // namespace nabla
