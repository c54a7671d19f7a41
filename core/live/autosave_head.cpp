#include "core/live/autosave_head.h"

#include "core/support/field_reader.h"
#include "core/support/json_fields.h"
#include "core/support/json_writer.h"
#include "core/support/parse_json.h"

#include <charconv>

namespace nabla {
namespace {

constexpr int headVersion = 1;

/// JSON's numbers do not hold 64 bits everywhere.
std::string hashText(std::uint64_t hash) {
    return std::to_string(hash);
}

bool parseHash(const std::string& text, std::uint64_t& hash) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), hash);
    return error == std::errc() && end == text.data() + text.size();
}

} // namespace

std::string autosaveHeadText(const AutosaveHead& head) {
    JsonWriter json;
    json.beginObject().key("format").value("nabla autosave").key("version").value(headVersion);
    json.key("document").value(head.document).key("time").value(head.time);
    json.key("dataset").value(head.dataset).key("epoch").value(head.epoch);
    json.key("points").value(hashText(head.points)).endObject();
    return json.text();
}

Result<AutosaveHead> parseAutosaveHead(std::string_view text) {
    const auto read = parseJson(text, {2, 64, 64});
    if (!read)
        return Error{"Its first line is damaged."};
    const nlohmann::json& json = *read;
    if (auto known = checkFields(json, "autosave",
                                 {"format", "version", "document", "time", "dataset", "epoch", "points"});
        !known)
        return Error{known.error()};
    AutosaveHead head;
    std::string format;
    std::string points;
    std::int64_t version = 0;
    FieldReader reader(json, "autosave");
    reader.text("format", format);
    reader.count("version", Need::required, version);
    reader.text("document", head.document);
    reader.count("time", Need::required, head.time);
    reader.text("dataset", head.dataset);
    reader.count("epoch", Need::required, head.epoch);
    reader.text("points", points);
    if (reader.error())
        return *reader.error();
    if (format != "nabla autosave" || version != headVersion || !parseHash(points, head.points))
        return Error{"This is no autosave that this Nabla can read."};
    return head;
}

} // namespace nabla
