#pragma once

class QWidget;

namespace nabla {

/// Says below the field which numbers it takes, once the focus has moved (which hides tool tips).
void showRangeHint(const QWidget& field, double minimum, double maximum);

} // namespace nabla
