#include "ui/controls/number_edit.h"

#include "ui/controls/number_text.h"
#include "ui/controls/range_hint.h"
#include "ui/theme.h"

namespace nabla {

NumberEdit::NumberEdit(QWidget* parent) : LineEdit(parent) {
    setFont(numberFont(13));
    setInputMethodHints(Qt::ImhFormattedNumbersOnly);
    connect(this, &QLineEdit::editingFinished, this, &NumberEdit::commit);
}

void NumberEdit::setRange(double minimum, double maximum) {
    minimum_ = minimum;
    maximum_ = maximum;
}

void NumberEdit::setDecimals(int decimals) {
    decimals_ = decimals;
    restore();
}

void NumberEdit::setValue(double value) {
    value_ = value;
    restore();
}

void NumberEdit::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) {
        const bool wasEdited = isEdited();
        restore();
        Q_EMIT finished();
        // A field that had nothing to give up leaves the key to its dialog, where it stays at all.
        if (wasEdited || isHidden())
            return;
    }
    LineEdit::keyPressEvent(event);
}

void NumberEdit::commit() {
    if (isEdited()) {
        const std::optional<double> number = parseTypedNumber(text());
        const bool valid = number && *number >= minimum_ && *number <= maximum_;
        const bool changed = valid && *number != value_;
        if (valid)
            value_ = *number;
        else
            showRangeHint(*this, minimum_, maximum_);
        restore();
        if (changed)
            Q_EMIT valueEdited(value_);
    }
    Q_EMIT finished();
}

bool NumberEdit::isEdited() const {
    return text() != decimalText(value_, decimals_);
}

void NumberEdit::restore() {
    setText(decimalText(value_, decimals_));
}

} // namespace nabla
