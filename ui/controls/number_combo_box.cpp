#include "ui/controls/number_combo_box.h"

#include "ui/controls/line_edit.h"
#include "ui/controls/number_text.h"
#include "ui/controls/range_hint.h"

#include <algorithm>

#include <QLineEdit>
#include <QSignalBlocker>

namespace nabla {

NumberComboBox::NumberComboBox(QWidget* parent) : ComboBox(parent) {
    setEditable(true);
    setFocusPolicy(Qt::StrongFocus);
    setInsertPolicy(QComboBox::NoInsert);
    setCompleter(nullptr);
    // Qt would place it by its own frame, each time the text changes.
    lineEdit()->installEventFilter(this);
    lineEdit()->setFont(font());
    lineEdit()->setInputMethodHints(Qt::ImhFormattedNumbersOnly);
    leaveOnReturn(*lineEdit());
    connect(lineEdit(), &QLineEdit::editingFinished, this, &NumberComboBox::commit);
    connect(this, &QComboBox::activated, this, [this] {
        commit();
        finishTyping();
    });
}

void NumberComboBox::setSuggestions(const std::vector<double>& values) {
    const QSignalBlocker blocker(this);
    clear();
    for (const double value : values)
        addItem(shortestText(value));
    setValue(value_);
    updateGeometry();
}

void NumberComboBox::setRange(double minimum, double maximum) {
    minimum_ = minimum;
    maximum_ = maximum;
}

void NumberComboBox::setValue(double value) {
    value_ = value;
    const QSignalBlocker blocker(this);
    const QString text = shortestText(value);
    setCurrentIndex(findText(text));
    setEditText(text);
}

QSize NumberComboBox::sizeHint() const {
    const int typical = fontMetrics().horizontalAdvance(QStringLiteral("0.0003"));
    const QSize items = ComboBox::sizeHint();
    return {std::max(items.width(), widthFor(typical)), items.height()};
}

void NumberComboBox::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape && lineEdit()->isModified()) {
        setValue(value_);
        lineEdit()->selectAll();
        return;
    }
    ComboBox::keyPressEvent(event);
}

bool NumberComboBox::eventFilter(QObject* watched, QEvent* event) {
    if (watched == lineEdit() && (event->type() == QEvent::Resize || event->type() == QEvent::Move)) {
        // A line edit keeps two pixels of its own before the text.
        lineEdit()->setGeometry(textRect().adjusted(-2, 2, 2, -2));
    }
    return ComboBox::eventFilter(watched, event);
}

void NumberComboBox::commit() {
    const QString text = currentText();
    if (text == shortestText(value_))
        return;
    const std::optional<double> number = parseTypedNumber(text);
    if (!number || *number < minimum_ || *number > maximum_) {
        refuse();
        return;
    }
    const bool changed = *number != value_;
    setValue(*number);
    if (changed)
        Q_EMIT valueEdited(value_);
}

void NumberComboBox::refuse() {
    setValue(value_);
    showRangeHint(*this, minimum_, maximum_);
}

} // namespace nabla
