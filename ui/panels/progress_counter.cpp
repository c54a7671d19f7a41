#include "ui/panels/progress_counter.h"

#include "ui/controls/digits.h"
#include "ui/controls/painting.h"
#include "ui/controls/text_labels.h"
#include "ui/theme.h"
#include "ui/views/nice_steps.h"

#include <QPainter>
#include <QVBoxLayout>

#include <array>

namespace nabla {
namespace {

constexpr std::array<const char*, 3> units{QT_TRANSLATE_NOOP("nabla::ProgressCounter", "Epoch"),
                                           QT_TRANSLATE_NOOP("nabla::ProgressCounter", "Batch"),
                                           QT_TRANSLATE_NOOP("nabla::ProgressCounter", "Samples")};

} // namespace

ProgressCounter::ProgressCounter(QWidget* parent)
    : KeyboardFocus<QAbstractButton>(parent), caption_(new Caption({}, this)), digits_(new Digits(17, this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(4, 0, 4, 0);
    column->setSpacing(4);
    caption_->setFixedHeight(16);
    digits_->setFixedHeight(controlHeight);
    column->addWidget(caption_);
    column->addWidget(digits_);
    for (QWidget* part : {static_cast<QWidget*>(caption_), static_cast<QWidget*>(digits_)})
        part->setAttribute(Qt::WA_TransparentForMouseEvents);
    setObjectName(QStringLiteral("progress"));
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(this, &QAbstractButton::clicked, this, &ProgressCounter::countNext);
    showCount();
}

void ProgressCounter::setState(const TrainingState& state) {
    epochs_ = state.epoch;
    batches_ = state.batches;
    samples_ = state.samples;
    showCount();
}

void ProgressCounter::countNext() {
    unit_ = (unit_ + 1) % units.size();
    showCount();
}

void ProgressCounter::showCount() {
    caption_->setText(tr(units[unit_]));
    digits_->setValue(std::array{epochs_, batches_, samples_}[unit_]);
}

QString ProgressCounter::words() const {
    return tr("Epoch %1: once through all training points each\nBatch %2: updates of the weights\n"
              "Samples %3: points gone through\nClick to count another of them.")
        .arg(countText(epochs_), countText(batches_), countText(samples_));
}

QSize ProgressCounter::sizeHint() const {
    return layout()->sizeHint();
}

/// Words only when somebody asks: while training runs they would change sixty times a second.
bool ProgressCounter::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip)
        setToolTip(words());
    else if (event->type() == QEvent::FocusIn)
        setAccessibleName(words());
    return KeyboardFocus<QAbstractButton>::event(event);
}

void ProgressCounter::paintEvent(QPaintEvent*) {
    if (!underMouse() && !showsFocusRing())
        return;
    QPainter painter(this);
    if (underMouse())
        drawRoundedFrame(painter, rect(), controlRadius, theme().hover, Qt::transparent);
    if (showsFocusRing())
        drawFocusRing(painter, rect(), controlRadius);
}

} // namespace nabla
