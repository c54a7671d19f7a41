#include "ui/views/loss_chart.h"

#include "ui/controls/painting.h"
#include "ui/controls/segmented_switch.h"
#include "ui/theme.h"
#include "ui/views/loss_curves.h"
#include "ui/views/loss_plot.h"
#include "ui/views/nice_steps.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <QPainter>

namespace nabla {
namespace {

using Record = LossHistory::Record;

constexpr QSize cornerGap(6, 4);
constexpr int headHeight = 28;
/// A higher chart shows no more.
constexpr int mostHeight = 260;
constexpr int farSteps = 10;
constexpr qsizetype mostEdits = 3;

bool same(double a, double b) {
    return a == b || (std::isnan(a) && std::isnan(b));
}

bool same(const Record& a, const Record& b) {
    return a.epoch == b.epoch && same(a.train, b.train) && same(a.test, b.test);
}

bool isReadingKey(const QKeyEvent& event) {
    const int key = event.key();
    if (event.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier))
        return false;
    return key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Home || key == Qt::Key_End;
}

} // namespace

LossChart::LossChart(QWidget* parent)
    : KeyboardFocus<QWidget>(parent), plot_(new LossPlot(this)),
      scale_(new SegmentedSwitch(tr("Lin"), tr("Log"), this)) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setMaximumHeight(mostHeight);
    setMouseTracking(true);
    setAccessibleName(tr("Loss over epochs"));
    scale_->setAccessibleName(tr("Logarithmic loss axis"));
    scale_->setToolTip(
        tr("Linear or logarithmic loss axis: small losses are told apart on the logarithmic one"));
    scale_->setObjectName(QStringLiteral("loss_scale"));
    connect(scale_, &SegmentedSwitch::toggled, this, [this] { showCurves(); });
    connect(scale_, &SegmentedSwitch::clicked, this, &LossChart::logarithmicChanged);
    showCurves();
}

void LossChart::setData(std::shared_ptr<const LossHistory> history, const Scores& current, std::int64_t epoch,
                        std::span<const EditMark> marks) {
    if (!std::equal(marks.begin(), marks.end(), marks_.begin(), marks_.end())) {
        marks_.assign(marks.begin(), marks.end());
        plot_->setMarks(marks_);
    }
    const Record now{epoch, current.trainLoss, current.testLoss};
    if (history == history_ && !records_.empty() && same(records_.back(), now))
        return;
    history_ = std::move(history);
    records_ = recordsUpTo(epoch, current, history_.get());
    showCurves();
    if (reading_)
        read(*reading_);
    else
        describe();
}

void LossChart::showCurves() {
    const bool logarithmic = isLogarithmic();
    const QList<QPointF> train = lossCurve(records_, &Record::train, logarithmic);
    const QList<QPointF> test = lossCurve(records_, &Record::test, logarithmic);
    plot_->setScales(epochScale(records_.empty() ? 0 : records_.back().epoch),
                     lossScaleOf(train, test, logarithmic), logarithmic);
    plot_->setCurves(train, test);
}

void LossChart::setLogarithmic(bool logarithmic) {
    scale_->setChecked(logarithmic);
}

bool LossChart::isLogarithmic() const {
    return scale_->isChecked();
}

QString LossChart::recordText(const Record& record) const {
    QStringList parts{tr("epoch %1").arg(countText(record.epoch))};
    if (std::isfinite(record.train))
        parts += tr("train %1").arg(shortNumber(record.train, 3));
    if (std::isfinite(record.test))
        parts += tr("test %1").arg(shortNumber(record.test, 3));
    return parts.join(QStringLiteral(" · "));
}

void LossChart::describe() {
    setAccessibleDescription(records_.empty() ? QString() : recordText(records_.back()));
}

std::size_t LossChart::nearestRecord(double epoch) const {
    const auto after =
        std::lower_bound(records_.begin(), records_.end(), epoch,
                         [](const Record& r, double at) { return static_cast<double>(r.epoch) < at; });
    if (after == records_.begin())
        return 0;
    const auto index = static_cast<std::size_t>(after - records_.begin());
    if (after == records_.end())
        return index - 1;
    const double middle = static_cast<double>(after->epoch + (after - 1)->epoch) / 2;
    return epoch < middle ? index - 1 : index;
}

void LossChart::read(double epoch) {
    if (records_.empty())
        return;
    const std::size_t index = nearestRecord(epoch);
    const Record& record = records_[index];
    reading_ = static_cast<double>(record.epoch);
    QStringList lines{recordText(record)};
    for (const EditMark& mark : marks_)
        if (lines.size() <= mostEdits && nearestRecord(static_cast<double>(mark.epoch)) == index)
            lines += mark.text;
    plot_->setReading(PlotReading{*reading_, lines});
    setAccessibleDescription(lines.join(QStringLiteral(", ")));
}

void LossChart::stopReading() {
    if (!reading_)
        return;
    reading_.reset();
    plot_->setReading(std::nullopt);
    describe();
}

void LossChart::mouseMoveEvent(QMouseEvent* event) {
    const QPointF place = event->position();
    if (const EditMark* mark = plot_->markAt(place)) {
        read(static_cast<double>(mark->epoch));
        return;
    }
    if (place.y() < headHeight)
        stopReading();
    else
        read(plot_->epochAt(place.x()));
}

void LossChart::leaveEvent(QEvent* event) {
    KeyboardFocus<QWidget>::leaveEvent(event);
    stopReading();
}

void LossChart::moveReading(int key, bool far) {
    if (records_.empty())
        return;
    const auto last = static_cast<std::ptrdiff_t>(records_.size()) - 1;
    const auto at = reading_ ? static_cast<std::ptrdiff_t>(nearestRecord(*reading_)) : last;
    const std::ptrdiff_t step = far ? farSteps : 1;
    const std::ptrdiff_t to = key == Qt::Key_Home   ? 0
                              : key == Qt::Key_End  ? last
                              : key == Qt::Key_Left ? at - step
                                                    : at + step;
    read(static_cast<double>(
        records_[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(to, 0, last))].epoch));
}

// The window's own shortcuts (→ is an epoch) must not take the keys of a focused chart.
bool LossChart::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride) {
        const auto& keyEvent = *static_cast<QKeyEvent*>(event);
        if (isReadingKey(keyEvent) || (keyEvent.key() == Qt::Key_Escape && reading_)) {
            event->accept();
            return true;
        }
    }
    return KeyboardFocus<QWidget>::event(event);
}

void LossChart::keyPressEvent(QKeyEvent* event) {
    const bool escape = event->key() == Qt::Key_Escape && reading_;
    KeyboardFocus<QWidget>::keyPressEvent(event);
    if (isReadingKey(*event))
        moveReading(event->key(), event->modifiers().testFlag(Qt::ShiftModifier));
    else if (escape)
        stopReading();
    event->setAccepted(escape || isReadingKey(*event));
}

void LossChart::focusOutEvent(QFocusEvent* event) {
    KeyboardFocus<QWidget>::focusOutEvent(event);
    stopReading();
    update();
}

void LossChart::resizeEvent(QResizeEvent*) {
    scale_->setGeometry(QRect(QPoint(width() - scale_->sizeHint().width(), 0), scale_->sizeHint()));
    plot_->setGeometry(rect());
    plot_->setCorner(scale_->size() + cornerGap);
}

void LossChart::changeEvent(QEvent* event) {
    KeyboardFocus<QWidget>::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        plot_->takeColors();
}

void LossChart::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setFont(textFont(11));
    painter.setPen(theme().muted);
    painter.drawText(QRect(0, 0, width() - scale_->width(), scale_->height()),
                     Qt::AlignVCenter | Qt::AlignLeft, tr("Loss"));
    if (showsFocusRing())
        drawFocusRing(painter, plot_->plotRect().adjusted(-4, -4, 6, 4), 6);
}

} // namespace nabla
