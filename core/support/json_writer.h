#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace nabla {

/// Writes JSON piece by piece, on one line; numbers are the shortest that read back the same, non-finite ones
/// the strings "NaN", "Infinity", "-Infinity".
class JsonWriter {
  public:
    JsonWriter& beginObject() { return open('{'); }
    JsonWriter& endObject() { return close('}'); }
    JsonWriter& beginArray() { return open('['); }
    JsonWriter& endArray() { return close(']'); }

    /// The name of the object's next value.
    JsonWriter& key(std::string_view name);

    JsonWriter& value(std::string_view text);
    JsonWriter& value(const char* text) { return value(std::string_view(text)); }
    JsonWriter& value(double number);
    JsonWriter& value(float number);
    JsonWriter& value(std::int64_t number) { return scalar(std::to_string(number)); }
    JsonWriter& value(int number) { return scalar(std::to_string(number)); }
    JsonWriter& value(bool truth) { return scalar(truth ? "true" : "false"); }
    JsonWriter& null() { return scalar("null"); }

    /// An array of the items.
    template <class Item>
    JsonWriter& array(std::span<const Item> items) {
        beginArray();
        for (const Item& item : items)
            value(item);
        return endArray();
    }

    /// What was written.
    const std::string& text() const { return text_; }
    /// How many objects, lists, texts and names of fields that is, as a reader with limits counts them.
    std::size_t parts() const { return parts_; }
    /// How many numbers, texts, truths and nulls that is.
    std::size_t values() const { return values_; }

  private:
    JsonWriter& open(char bracket);
    JsonWriter& close(char bracket);
    JsonWriter& scalar(std::string_view text);
    JsonWriter& raw(std::string_view text);
    void quote(std::string_view text);

    std::string text_;
    std::size_t parts_ = 0;
    std::size_t values_ = 0;
    bool needsComma_ = false;
};

} // namespace nabla
