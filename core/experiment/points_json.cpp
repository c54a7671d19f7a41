#include "core/experiment/points_json.h"

#include "core/experiment/problems.h"

#include <cstdint>
#include <span>

namespace nabla {
namespace {

void writeAxis(JsonWriter& json, const char* key, const Axis& axis) {
    json.key(key).beginObject();
    json.key("name").value(axis.name).key("unit").value(axis.unit);
    json.key("origin").value(axis.origin).key("scale").value(axis.scale).endObject();
}

void writeColumn(JsonWriter& json, const char* key, const OwnPoints& own, double Point::*member) {
    json.key(key).beginArray();
    for (const Point& point : own.points)
        json.value(point.*member);
    json.endArray();
}

void writeRanks(JsonWriter& json, const std::vector<std::uint32_t>& ranks) {
    json.key("ranks").beginArray();
    for (const std::uint32_t rank : ranks)
        json.value(std::int64_t{rank});
    json.endArray();
}

} // namespace

void writePoints(JsonWriter& json, const OwnPoints& own) {
    json.beginObject().key("source").value(own.source);
    json.key("problem").value(problemKey(own.problem)).key("dimensions").value(own.dimensions);
    json.key("classes").array(std::span<const std::string>(own.classes));
    json.key("axes").beginObject();
    writeAxis(json, "x", own.axes.x);
    if (own.dimensions == 2)
        writeAxis(json, "y", own.axes.y);
    writeAxis(json, "label", own.axes.label);
    json.endObject();
    if (const PlaneRange& range = own.range; range != usualRange(own.dimensions))
        json.key("range")
            .beginArray()
            .value(range.x0)
            .value(range.x1)
            .value(range.y0)
            .value(range.y1)
            .endArray();
    writeColumn(json, "x", own, &Point::x);
    if (own.dimensions == 2)
        writeColumn(json, "y", own, &Point::y);
    writeColumn(json, "label", own, &Point::label);
    if (!own.ranks.empty())
        writeRanks(json, own.ranks);
    json.endObject();
}

} // namespace nabla
