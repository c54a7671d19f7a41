#include "ui/drawing/draw_tools.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>

namespace nabla {
namespace {

constexpr std::array table{
    DrawToolRow{DrawTool::put, "draw-put", QT_TRANSLATE_NOOP("DrawTools", "Put"),
                QT_TRANSLATE_NOOP("DrawTools", "One point where you click; dragging places it"),
                QT_TRANSLATE_NOOP("DrawTools", "put point"), false, true},
    DrawToolRow{DrawTool::brush, "draw-brush", QT_TRANSLATE_NOOP("DrawTools", "Brush"),
                QT_TRANSLATE_NOOP("DrawTools", "Points all over the disc as you drag"),
                QT_TRANSLATE_NOOP("DrawTools", "brush points"), true, true},
    DrawToolRow{DrawTool::erase, "draw-erase", QT_TRANSLATE_NOOP("DrawTools", "Erase"),
                QT_TRANSLATE_NOOP("DrawTools", "Take away the points under the disc"),
                QT_TRANSLATE_NOOP("DrawTools", "erase points"), true, false},
    DrawToolRow{DrawTool::select, "draw-select", QT_TRANSLATE_NOOP("DrawTools", "Select"),
                QT_TRANSLATE_NOOP("DrawTools", "Select by a click or a rectangle, then drag; Delete takes "
                                               "away, a class or value is given to all selected"),
                QT_TRANSLATE_NOOP("DrawTools", "move points"), false, true},
    DrawToolRow{DrawTool::jitter, "draw-jitter", QT_TRANSLATE_NOOP("DrawTools", "Jitter"),
                QT_TRANSLATE_NOOP("DrawTools", "Shake the points under the disc"),
                QT_TRANSLATE_NOOP("DrawTools", "jitter points"), true, false}};

} // namespace

std::span<const DrawToolRow> drawTools() {
    return table;
}

double labelWithin(const Experiment& experiment, double label) {
    switch (experiment.problem) {
    case Problem::classification:
        return label < 0 ? -1 : 1;
    case Problem::multiclass:
        return std::clamp(std::round(label), 0.0, experiment.classes - 1.0);
    case Problem::regression:
        break;
    }
    return std::clamp(label, -1.0, 1.0);
}

const DrawToolRow& drawToolRow(DrawTool tool) {
    return *std::find_if(table.begin(), table.end(),
                         [tool](const DrawToolRow& row) { return row.tool == tool; });
}

} // namespace nabla
