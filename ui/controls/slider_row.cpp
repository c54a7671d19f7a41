#include "ui/controls/slider_row.h"

#include "ui/controls/number_edit.h"
#include "ui/controls/number_text.h"
#include "ui/controls/slider.h"
#include "ui/controls/value_button.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace nabla {
namespace {

// Nearest number with that many digits after the point, free of the noise of repeated addition.
double rounded(double value, int decimals) {
    return QString::number(value, 'f', decimals).toDouble();
}

std::vector<double> evenStops(double minimum, double maximum, double step) {
    const int count = static_cast<int>(std::floor((maximum - minimum) / step + 1e-9));
    std::vector<double> stops;
    for (int i = 0; i <= count; ++i)
        stops.push_back(rounded(minimum + i * step, 12));
    return stops;
}

int nearestStop(const std::vector<double>& stops, double value) {
    const auto above = std::lower_bound(stops.begin(), stops.end(), value);
    if (above == stops.begin())
        return 0;
    const bool lower = above == stops.end() || value - *(above - 1) < *above - value;
    return static_cast<int>((lower ? above - 1 : above) - stops.begin());
}

} // namespace

SliderRow::SliderRow(const QString& label, QWidget* parent) : QWidget(parent) {
    buildLayout(label);
    connectSlider();
    setRange(0.0, 100.0);
}

void SliderRow::buildLayout(const QString& label) {
    label_ = new QLabel(label, this);
    number_ = new ValueButton(this);
    slider_ = new Slider(this);
    slider_->setAccessibleName(label);
    slider_->installEventFilter(this);
    label_->setBuddy(slider_);
    auto* top = new QHBoxLayout;
    top->setSpacing(8);
    top->addWidget(label_, 1);
    top->addWidget(number_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addLayout(top);
    column->addWidget(slider_);
    setFocusProxy(slider_);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void SliderRow::connectSlider() {
    connect(number_, &QAbstractButton::clicked, this, [this] { openEditor({}); });
    connect(slider_, &QSlider::valueChanged, this, [this](int position) {
        edit(stops_[static_cast<std::size_t>(position)]);
        if (!slider_->isSliderDown() && std::exchange(edited_, false))
            Q_EMIT editingFinished();
    });
    connect(slider_, &QSlider::sliderReleased, this, [this] {
        if (std::exchange(edited_, false))
            Q_EMIT editingFinished();
    });
}

void SliderRow::setRange(double minimum, double maximum, double step) {
    setLimits(minimum, maximum, step == std::round(step) && minimum == std::round(minimum));
    setStops(evenStops(minimum, maximum, step));
}

void SliderRow::setLimits(double minimum, double maximum, bool whole) {
    minimum_ = minimum;
    maximum_ = maximum;
    whole_ = whole;
}

void SliderRow::setStops(std::vector<double> stops) {
    stops_ = std::move(stops);
    const QSignalBlocker blocker(slider_);
    const int last = static_cast<int>(stops_.size()) - 1;
    slider_->setRange(0, last);
    slider_->setPageStep(std::max(1, last / 10));
    setValue(value_);
}

void SliderRow::setSuffix(const QString& suffix) {
    suffix_ = suffix;
    showValue();
}

void SliderRow::setValue(double value) {
    value_ = value;
    showValue();
    // What the hand holds stays where it is.
    if (slider_->isSliderDown())
        return;
    const QSignalBlocker blocker(slider_);
    slider_->setValue(nearestStop(stops_, value_));
}

void SliderRow::showValue() {
    number_->setNumber(shortestText(value_) + suffix_);
    slider_->setAccessibleDescription(number_->text());
}

void SliderRow::edit(double value) {
    if (value == value_)
        return;
    value_ = value;
    edited_ = true;
    showValue();
    Q_EMIT valueEdited(value_);
}

bool SliderRow::eventFilter(QObject* watched, QEvent* event) {
    if (watched == slider_ && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const QString typed = key->text();
        const bool digit = !typed.isEmpty() && (typed[0].isDigit() || typed[0] == QLatin1Char('-'));
        if (digit || key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter ||
            key->key() == Qt::Key_F2) {
            openEditor(digit ? typed : QString());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void SliderRow::openEditor(const QString& firstText) {
    auto* editor = new NumberEdit(this);
    editor->setRange(minimum_, maximum_);
    editor->setValue(value_);
    editor->setAlignment(Qt::AlignRight);
    editor->setAccessibleName(label_->text());
    const int wide = std::max(72, number_->width() + 20);
    editor->setFixedHeight(24);
    editor->setGeometry(width() - wide, 0, wide, editor->height());
    connect(editor, &NumberEdit::valueEdited, this, [this](double value) {
        edit(whole_ ? std::round(value) : value);
        setValue(value_);
        if (std::exchange(edited_, false))
            Q_EMIT editingFinished();
    });
    connect(editor, &NumberEdit::finished, this, [this, editor] {
        editor->disconnect(this);
        const bool hadFocus = editor->hasFocus();
        editor->deleteLater();
        editor->hide();
        if (hadFocus)
            slider_->setFocus(Qt::OtherFocusReason);
    });
    QWidget::setTabOrder(slider_, editor);
    editor->show();
    editor->setFocus(Qt::OtherFocusReason);
    editor->selectAll();
    if (!firstText.isEmpty())
        editor->setText(firstText);
}

} // namespace nabla
