#include "tests/bench/frames/report.h"

#include "core/support/json_writer.h"

#include <cstdio>

namespace nabla {
namespace {

std::string row(const char* what, const Distribution& values) {
    char line[100];
    std::snprintf(line, sizeof line, "  %-24s %8.2f %8.2f %8.2f\n", what, values.p50, values.p99, values.max);
    return line;
}

void write(JsonWriter& json, const char* key, const Distribution& values) {
    json.key(key).beginObject();
    json.key("p50").value(values.p50);
    json.key("p99").value(values.p99);
    json.key("max").value(values.max);
    json.endObject();
}

} // namespace

std::string reportText(const Report& report) {
    char head[160];
    std::snprintf(head, sizeof head, "%s at pixel ratio %g, %.0f s, %zu clicks\n  %-24s %8s %8s %8s\n",
                  report.net.c_str(), report.pixelRatio, report.seconds, report.clicks, "", "p50", "p99",
                  "max");
    std::string text = head + row("paint ms", report.paint) + row("  of it work ms", report.paintWork) +
                       row("interval ms", report.interval) + row("click ms", report.click) +
                       row("click frames", report.clickFrames) + row("map follows ms", report.mapFollows) +
                       "  per second:";
    for (const auto& [what, rate] : report.rates) {
        char part[80];
        std::snprintf(part, sizeof part, " %s %.*f", what.c_str(), rate < 1000 ? 1 : 0, rate);
        text += part;
    }
    return text + "\n";
}

std::string reportJson(const Report& report) {
    JsonWriter json;
    json.beginObject();
    json.key("net").value(report.net);
    json.key("pixel_ratio").value(report.pixelRatio);
    json.key("seconds").value(report.seconds);
    write(json, "paint_ms", report.paint);
    write(json, "paint_work_ms", report.paintWork);
    write(json, "interval_ms", report.interval);
    write(json, "click_ms", report.click);
    write(json, "click_frames", report.clickFrames);
    write(json, "map_follows_ms", report.mapFollows);
    json.key("per_second").beginObject();
    for (const auto& [what, rate] : report.rates)
        json.key(what).value(rate);
    json.endObject();
    json.endObject();
    return json.text() + "\n";
}

} // namespace nabla
