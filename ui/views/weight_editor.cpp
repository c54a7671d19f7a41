#include "ui/views/weight_editor.h"

#include "ui/controls/number_text.h"

#include <cmath>

#include <QKeyEvent>

namespace nabla {

namespace {

constexpr double nudgeStep = 0.1;
constexpr double largestWeight = 1e6;

} // namespace

WeightEditor::WeightEditor(QWidget* parent) : NumberEdit(parent) {
    setRange(-largestWeight, largestWeight);
    hide();
}

void WeightEditor::open(const QRect& box, double value) {
    setAccessibleName(tr("New value"));
    setGeometry(box);
    // Six digits are more than the eye wants, and what single precision holds.
    setValue(QString::number(value, 'g', 6).toDouble());
    show();
    setFocus(Qt::PopupFocusReason);
    selectAll();
}

void WeightEditor::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Up)
        nudge(nudgeStep);
    else if (event->key() == Qt::Key_Down)
        nudge(-nudgeStep);
    else
        NumberEdit::keyPressEvent(event);
    // A line edit passes Return on; the diagram would open the editor again.
    event->accept();
}

void WeightEditor::nudge(double step) {
    const double shown = parseTypedNumber(text()).value_or(value());
    setText(shortestText(std::round((shown + step) * 1e6) / 1e6));
}

} // namespace nabla
