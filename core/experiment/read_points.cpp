#include "core/experiment/read_points.h"

#include "core/experiment/problems.h"
#include "core/support/field_reader.h"
#include "core/support/json_fields.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace nabla {
namespace {

using Json = nlohmann::json;

const std::string where = "experiment.points";

Result<Axis> readAxis(const Json& json, const std::string& name) {
    const std::string place = where + ".axes." + name;
    if (auto known = checkFields(json, place, {"name", "unit", "origin", "scale"}); !known)
        return Error{known.error()};
    Axis axis;
    FieldReader reader(json, place);
    reader.text("name", axis.name);
    reader.text("unit", axis.unit);
    reader.number("origin", axis.origin);
    reader.number("scale", axis.scale);
    if (reader.error())
        return *reader.error();
    return axis;
}

Result<Axes> readAxes(const Json& json, int dimensions) {
    if (auto known = checkFields(json, where + ".axes", {"x", "y", "label"}); !known)
        return Error{known.error()};
    Axes axes;
    for (const auto& [name, axis] :
         {std::pair("x", &axes.x), std::pair("y", &axes.y), std::pair("label", &axes.label)}) {
        if (dimensions == 1 && axis == &axes.y)
            continue;
        auto read = readAxis(json.value(name, Json()), name);
        if (!read)
            return Error{read.error()};
        *axis = *std::move(read);
    }
    return axes;
}

Result<std::vector<std::string>> readClasses(const Json& json) {
    if (!json.is_array())
        return wrongType(where + ".classes", "a list of texts");
    std::vector<std::string> classes;
    for (const Json& name : json) {
        if (!name.is_string())
            return wrongType(where + ".classes", "a list of texts");
        classes.push_back(name.get<std::string>());
    }
    return classes;
}

Result<std::vector<std::uint32_t>> readRanks(const Json& json) {
    if (!json.is_array())
        return wrongType(where + ".ranks", "a list of whole numbers below 2^32");
    std::vector<std::uint32_t> ranks;
    for (const Json& rank : json) {
        if (!rank.is_number_unsigned() || rank.get<std::uint64_t>() > 0xffffffff)
            return wrongType(where + ".ranks", "a list of whole numbers below 2^32");
        ranks.push_back(rank.get<std::uint32_t>());
    }
    return ranks;
}

/// All points, of columns that must be as long as that of `x`.
Result<std::vector<Point>> readColumns(const Json& json, int dimensions) {
    const auto x = json.find("x");
    if (x == json.end() || !x->is_array())
        return wrongType(where + ".x", "a list of numbers");
    std::vector<Point> points(x->size());
    FieldReader reader(json, where);
    for (const auto& [key, member] :
         {std::pair("x", &Point::x), std::pair("y", &Point::y), std::pair("label", &Point::label)}) {
        if (dimensions == 1 && member == &Point::y)
            continue;
        std::vector<double> column;
        reader.numbers(key, Need::required, points.size(), column);
        if (reader.error())
            return *reader.error();
        for (std::size_t k = 0; k < points.size(); ++k)
            points[k].*member = column[k];
    }
    return points;
}

Result<Problem> readProblem(const std::string& key) {
    for (const auto& [problem, name] : problemNames)
        if (name == key)
            return problem;
    return wrongType(where + ".problem", "\"classification\", \"regression\" or \"multiclass\"");
}

/// The part of the plane to be shown: the usual one unless it is said.
Result<PlaneRange> readRange(const Json& json, int dimensions) {
    if (!json.contains("range"))
        return usualRange(dimensions);
    std::vector<double> ends;
    FieldReader reader(json, where);
    reader.numbers("range", Need::required, 4, ends);
    if (reader.error())
        return *reader.error();
    return PlaneRange{ends[0], ends[1], ends[2], ends[3]};
}

/// Puts what was read into its place; whether it was good.
template <class Part>
Status put(Result<Part> read, Part& part) {
    if (!read)
        return Error{read.error()};
    part = *std::move(read);
    return Done{};
}

} // namespace

Result<SharedPoints> readPoints(const Json& json) {
    if (auto known = checkFields(
            json, where,
            {"source", "problem", "dimensions", "classes", "axes", "range", "x", "y", "label", "ranks"});
        !known)
        return Error{known.error()};
    OwnPoints own;
    std::string problem;
    std::int64_t dimensions = 2;
    FieldReader reader(json, where);
    reader.text("source", own.source);
    reader.text("problem", problem);
    reader.count("dimensions", Need::required, dimensions);
    if (reader.error())
        return *reader.error();
    own.dimensions = dimensions == 1 || dimensions == 2 ? static_cast<int>(dimensions) : 0;
    for (const Status& part : {put(readProblem(problem), own.problem),
                               put(readAxes(json.value("axes", Json()), own.dimensions), own.axes),
                               put(readRange(json, own.dimensions), own.range),
                               put(readClasses(json.value("classes", Json::array())), own.classes),
                               put(readRanks(json.value("ranks", Json::array())), own.ranks),
                               put(readColumns(json, own.dimensions), own.points)})
        if (!part)
            return Error{part.error()};
    if (const Status valid = validate(own); !valid)
        return Error{"Field '" + where + "': " + valid.error()};
    return SharedPoints(std::move(own));
}

} // namespace nabla
