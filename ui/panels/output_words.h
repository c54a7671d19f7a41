#pragma once

#include "core/live/field.h"
#include "ui/views/edit_mark.h"

#include <QCoreApplication>
#include <QStringList>

#include <optional>
#include <vector>

namespace nabla {

/// What the output column says in words and numbers.
class OutputWords {
    Q_DECLARE_TR_FUNCTIONS(OutputWords)

  public:
    /// A loss with digits that stay in place; "–" where there are no points.
    static QString loss(double value);

    /// A share as "95.2%"; "–" where there are no points.
    static QString percent(double share);

    /// Which unit the map shows; empty for the output.
    static QString unitCaption(const Snapshot& snapshot, const std::optional<Unit>& shown,
                               const std::optional<Unit>& pinned);

    /// The place in the plane, the unit's exact output there, and the class it means.
    static QStringList readout(const Snapshot& snapshot, const std::optional<Unit>& unit, double x, double y);

    /// The same over data of one dimension, with the value without noise and a point beside the pointer.
    static QStringList curveReadout(const Snapshot& snapshot, const std::optional<Unit>& unit, double x,
                                    const Point* nearest);

    /// What a loss counts in where values have a unit, to be added to its help; else empty.
    static QString lossScale(const Axis& axis);

    /// The edits made while training, for the chart's axis.
    static std::vector<EditMark> editMarks(const TrainingState& state);

  private:
    static QString editText(const RecordedEdit& edit);
};

} // namespace nabla
