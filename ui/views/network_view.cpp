#include "ui/views/network_view.h"

#include "ui/theme.h"
#include "ui/views/image_ratio.h"
#include "ui/views/network_hit.h"
#include "ui/views/network_words.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <QEvent>
#include <QPaintEvent>
#include <QPainter>

namespace nabla {

namespace {

/// Logical pixels per second by which dashes drift.
constexpr double drift = 14;

} // namespace

NetworkView::NetworkView(QWidget* parent) : QWidget(parent), editor_(new WeightEditor(this)) {
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("Network diagram"));
    connect(&edges_, &EdgePicture::ready, this, &NetworkView::showNewEdges);
    connect(editor_, &NumberEdit::valueEdited, this, [this](double value) {
        if (const auto parameter = diagram_.parameterOf(edited_))
            Q_EMIT parameterEdited(*parameter, value);
    });
    connect(editor_, &NumberEdit::finished, this, &NetworkView::closeEditor);
}

void NetworkView::setSnapshot(std::shared_ptr<const Snapshot> snapshot) {
    if (!snapshot || snapshot->network.layers.empty())
        return;
    const auto points = snapshot->data ? snapshot->data : std::make_shared<const Dataset>();
    const double label = NetworkWords::featureLabelWidth(*snapshot);
    const bool trains = diagram_.snapshot() && diagram_.snapshot()->experiment == snapshot->experiment;
    const bool changed = diagram_.setSnapshot(std::move(snapshot), label);
    thumbnails_.setFeatures(diagram_.features(), points->range, points->dimensions);
    if (changed) {
        edges_.clear();
        if (!thumbnails_.fits(diagram_.shape().units))
            thumbnails_.clearUnits();
        updateGeometry();
        rebuildLook();
        dropStaleItems();
    }
    edgesStale_ = true;
    if (trains)
        updateLive();
    else
        update();
}

/// Captions do not change with training; the card may lie anywhere. Edges that came late may still be seen
/// where they were before the view was resized.
void NetworkView::updateLive() {
    if (cardItem())
        update();
    else
        update(diagram_.layout().liveArea().united(edgesSeen_));
}

void NetworkView::setField(std::shared_ptr<const Field> field) {
    field_ = std::move(field);
    const bool fits = field_ && field_->thumbnails.size() == diagram_.shape().units.size() + 1;
    if (fits)
        thumbnails_.setField(field_);
    if (!thumbnails_.fits(diagram_.shape().units))
        thumbnails_.clearUnits();
    updateLive();
}

void NetworkView::setPinned(std::optional<Unit> unit) {
    if (marks_.pinned == unit)
        return;
    marks_.pinned = unit;
    update();
}

/// While training runs they wait for the next frame: one for them alone would cost as much again.
void NetworkView::showNewEdges() {
    edgesArrived_ = diagram_.snapshot() && diagram_.snapshot()->playing;
    if (!edgesArrived_)
        updateLive();
}

void NetworkView::advance() {
    if (std::exchange(edgesArrived_, false))
        updateLive();
    const Snapshot* snapshot = diagram_.snapshot();
    const bool moves = snapshot && snapshot->playing && diagram_.edges().size() <= smallNetEdges;
    const qint64 passed = sinceAdvance_.isValid() ? sinceAdvance_.elapsed() : 0;
    sinceAdvance_.start();
    if (!moves || !isVisible())
        return;
    phase_ = std::fmod(phase_ + drift * static_cast<double>(std::min<qint64>(passed, 100)) / 1000.0, 1e4);
    edgesStale_ = true;
    update(diagram_.layout().edgeArea());
}

QString NetworkView::note() const {
    return NetworkWords::note(diagram_);
}

QSize NetworkView::sizeHint() const {
    return QSize(820, 600).expandedTo(minimumSizeHint());
}

QSize NetworkView::minimumSizeHint() const {
    return smallestDiagram(diagram_.shape());
}

void NetworkView::rebuildLook() {
    if (!diagram_.snapshot())
        return;
    const int before = thumbnails_.pixels();
    lookDpr_ = imageRatio(*this);
    thumbnails_.setLook(diagram_.layout().nodeSize, lookDpr_, theme());
    edgesStale_ = true;
    if (thumbnails_.pixels() != before)
        Q_EMIT thumbnailPixelsChanged();
}

void NetworkView::resizeEvent(QResizeEvent*) {
    closeEditor();
    diagram_.setRoom(size());
    if (thumbnails_.pixels() != static_cast<int>(std::lround(diagram_.layout().nodeSize * imageRatio(*this))))
        rebuildLook();
    edgesStale_ = true;
}

void NetworkView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) {
        edges_.clear();
        rebuildLook();
        update();
    }
    QWidget::changeEvent(event);
}

void NetworkView::paintEvent(QPaintEvent* event) {
    QPainter painter(this);
    if (lookDpr_ != imageRatio(*this))
        rebuildLook();
    if (std::exchange(edgesStale_, false) && diagram_.snapshot())
        edges_.draw(diagram_, theme(), lookDpr_, phase_);
    for (const QRect& bare : event->region() - edges_.covered())
        painter.fillRect(bare, theme().window);
    if (!diagram_.snapshot())
        return;
    edges_.paint(painter);
    edgesSeen_ = edges_.covered();
    NetworkPainter parts(painter, diagram_, thumbnails_, marks_, event->rect());
    parts.paintLocks();
    parts.paintChosenEdge();
    parts.paintNodes();
    parts.paintCaptions();
    parts.paintFocus();
    paintCard(painter);
}

DiagramItem NetworkView::cardItem() const {
    const DiagramItem item = edited_ ? edited_ : chosen();
    return diagram_.parameterOf(item) ? item : DiagramItem{};
}

void NetworkView::paintCard(QPainter& painter) {
    const DiagramItem item = cardItem();
    if (!item)
        return;
    const WeightCard card = cardFor(item);
    paintWeightCard(painter, cardBox(card), card);
}

WeightCard NetworkView::cardFor(const DiagramItem& item) const {
    const std::size_t parameter = diagram_.parameterOf(item).value();
    const bool frozen = diagram_.frozen(parameter);
    WeightCard card;
    card.title = NetworkWords::parameterTitle(diagram_, item);
    card.value = NetworkWords::signedNumber(diagram_.value(parameter));
    card.gradient = gradientText(item, parameter);
    const DiagramEdge* edge = item.kind == DiagramItem::Kind::edge ? diagram_.edge(item) : nullptr;
    card.hint = edited_                  ? tr("Enter sets it · Esc leaves it")
                : edge && edge->dead     ? tr("switched off by L1 · click to edit")
                : marks_.focused == item ? (frozen ? tr("frozen · Enter edits · F releases")
                                                   : tr("Enter edits · F freezes · Delete zeroes"))
                : frozen                 ? tr("frozen · click to edit · right-click to release")
                                         : tr("click to edit · right-click to freeze");
    return card;
}

QString NetworkView::gradientText(const DiagramItem& item, std::size_t parameter) const {
    const bool known = field_ && field_->snapshot && field_->snapshot->run == diagram_.snapshot()->run &&
                       parameter < field_->gradient.size();
    if (!known)
        return {};
    const QString name = item.kind == DiagramItem::Kind::bias ? tr("∂loss/∂b %1") : tr("∂loss/∂w %1");
    return name.arg(NetworkWords::signedNumber(field_->gradient[parameter]));
}

QRectF NetworkView::cardBox(const WeightCard& card) const {
    const QRectF room = visibleRegion().isEmpty() ? QRectF(rect()) : QRectF(visibleRegion().boundingRect());
    return placeWeightCard(weightCardSize(card), pointer_, room);
}

} // namespace nabla
