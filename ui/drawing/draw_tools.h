#pragma once

#include "core/experiment/experiment.h"

#include <span>

namespace nabla {

/// What the pointer does to points.
enum class DrawTool { put, brush, erase, select, jitter };

/// Everything about one tool; texts are translated where they are shown.
struct DrawToolRow {
    DrawTool tool;
    /// Object name and icon.
    const char* name;
    const char* label;
    const char* help;
    /// What an undo step is called.
    const char* undo;
    /// Whether it works over a disc, whose size can be chosen.
    bool hasSize;
    /// Whether it gives points a class or value.
    bool hasLabel;
};

/// All tools, in the order in which they are offered.
std::span<const DrawToolRow> drawTools();

/// The row of that tool.
const DrawToolRow& drawToolRow(DrawTool tool);

/// The nearest label that points of the experiment can have.
double labelWithin(const Experiment& experiment, double label);

/// How points are drawn by hand.
struct DrawSettings {
    bool on = false;
    DrawTool tool = DrawTool::brush;
    /// Class or value of new points, in the plane's terms.
    double label = 1;
    /// Of the disc, where the plane is 12 wide.
    double radius = 0.8;

    bool operator==(const DrawSettings&) const = default;
};

} // namespace nabla
