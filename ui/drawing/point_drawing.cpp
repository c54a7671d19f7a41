#include "ui/drawing/point_drawing.h"

#include "core/data/chosen_data.h"
#include "ui/session.h"
#include "ui/view_state.h"
#include "ui/views/output_view.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>
#include <utility>

namespace nabla {
namespace {

/// How near the pointer must be to a point to take hold of it.
constexpr double reach = 0.3;

Place placeAt(const QPointF& place) {
    return {place.x(), place.y()};
}

/// So many points for the disc: three for each square of the plane's unit.
int pointsPerStamp(double radius) {
    return std::clamp(static_cast<int>(std::lround(3 * radius * radius)), 1, 40);
}

/// The class that Shift draws instead: the other one, or the next; a value's opposite.
double swapped(double label, const Experiment& experiment) {
    if (experiment.problem != Problem::multiclass)
        return label == 0 ? 0 : -label;
    return label + 1 < experiment.classes ? label + 1 : 0;
}

} // namespace

PointDrawing::PointDrawing(Session& session, ViewState& view, OutputView& output)
    : QObject(&output), session_(session), view_(view), output_(output) {
    connect(&output, &OutputView::strokeBegan, this, &PointDrawing::begin);
    connect(&output, &OutputView::strokeMoved, this, &PointDrawing::moveTo);
    connect(&output, &OutputView::strokeEnded, this, &PointDrawing::end);
    connect(&output, &OutputView::drawingKeyPressed, this, &PointDrawing::pressKey);
    connect(&view, &ViewState::changed, this, &PointDrawing::follow);
    connect(&session, &Session::snapshotChanged, this, [this] {
        if (waiting_)
            publishLater();
    });
    connect(&session, &Session::experimentChanged, this, &PointDrawing::dropStaleSelection);
}

void PointDrawing::follow() {
    const DrawSettings& drawing = view_.drawing();
    if (drawing.on && output_.isVisible() && !checkCount())
        return view_.setDrawing(false);
    output_.setDrawing(drawing.on);
    if (!drawing.on || drawing.tool != DrawTool::select)
        selected_.clear();
    showOverlay();
}

DrawTool PointDrawing::toolFor(Qt::KeyboardModifiers modifiers) const {
    return modifiers.testFlag(Qt::ControlModifier) ? DrawTool::erase : view_.drawing().tool;
}

double PointDrawing::labelFor(Qt::KeyboardModifiers modifiers) const {
    const double label = labelWithin(session_.experiment(), view_.drawing().label);
    return modifiers.testFlag(Qt::ShiftModifier) ? swapped(label, session_.experiment()) : label;
}

/// Whether there are few enough points; says so where there are too many.
bool PointDrawing::checkCount() {
    const Experiment& experiment = session_.experiment();
    const std::size_t count = hasOwnData(experiment) ? experiment.points->points.size()
                                                     : static_cast<std::size_t>(experiment.samples);
    if (count > mostEditablePoints)
        Q_EMIT session_.refused(tr("More than %L1 points cannot be edited by hand.").arg(mostEditablePoints));
    return count <= mostEditablePoints;
}

/// Takes the points over, unless there are too many.
bool PointDrawing::startEditing() {
    if (!checkCount())
        return false;
    const Experiment& experiment = session_.experiment();
    selectedOf_ = takenOver(experiment);
    editor_.emplace(*selectedOf_, session_.snapshot()->data->range, ++strokes_);
    return true;
}

void PointDrawing::begin(const QPointF& place, Qt::KeyboardModifiers modifiers) {
    if (!startEditing())
        return;
    tool_ = toolFor(modifiers);
    label_ = labelFor(modifiers);
    undoName_ = tr(drawToolRow(tool_).undo);
    last_ = placeAt(place);
    session_.endGesture();
    if (tool_ == DrawTool::select) {
        beginSelecting(last_, modifiers);
    } else {
        // Their places among the points may change.
        selected_.clear();
        stamp(last_);
    }
    showOverlay();
}

void PointDrawing::moveTo(const QPointF& place, Qt::KeyboardModifiers) {
    if (!editor_)
        return;
    const Place to = placeAt(place);
    if (tool_ == DrawTool::select) {
        selectOrMove(to);
    } else if (tool_ == DrawTool::put) {
        editor_->move({placed_}, to.x - last_.x, to.y - last_.y);
        last_ = to;
        publishLater();
    } else {
        stampAlong(to);
    }
    showOverlay();
}

/// What the tool does in one place.
void PointDrawing::stamp(Place place) {
    const double radius = view_.drawing().radius;
    switch (tool_) {
    case DrawTool::put:
        placed_ = editor_->put(place, label_);
        break;
    case DrawTool::brush:
        editor_->scatter(place, radius, label_, pointsPerStamp(radius));
        break;
    case DrawTool::erase:
        editor_->erase(place, radius);
        break;
    case DrawTool::jitter:
        editor_->jitter(place, radius);
        break;
    case DrawTool::select:
        break;
    }
    publishLater();
}

/// However fast the pointer is moved, the discs overlap.
void PointDrawing::stampAlong(Place to) {
    const double spacing = view_.drawing().radius * (tool_ == DrawTool::erase ? 0.5 : 0.75);
    const double way = distance(session_.snapshot()->data->range, last_, to);
    const int stamps = static_cast<int>(way / spacing);
    const Place from = last_;
    for (int k = 1; k <= stamps; ++k) {
        const double share = k * spacing / way;
        last_ = {std::lerp(from.x, to.x, share), std::lerp(from.y, to.y, share)};
        stamp(last_);
    }
}

void PointDrawing::beginSelecting(Place place, Qt::KeyboardModifiers modifiers) {
    const std::size_t hit = editor_->nearest(place, reach);
    const bool isHit = hit < editor_->points().points.size();
    const bool adds = modifiers.testFlag(Qt::ShiftModifier);
    before_ = adds ? selected_ : std::vector<std::size_t>();
    band_.reset();
    if (!isHit) {
        band_ = PlaceRect{place, place};
        selected_ = before_;
    } else if (!std::binary_search(selected_.begin(), selected_.end(), hit)) {
        before_.insert(std::upper_bound(before_.begin(), before_.end(), hit), hit);
        selected_ = before_;
    }
}

void PointDrawing::selectOrMove(Place place) {
    if (!band_) {
        editor_->move(selected_, place.x - last_.x, place.y - last_.y);
        last_ = place;
        return publishLater();
    }
    band_->to = place;
    std::vector<std::size_t> both;
    const auto inside = editor_->within(*band_);
    std::set_union(before_.begin(), before_.end(), inside.begin(), inside.end(), std::back_inserter(both));
    selected_ = std::move(both);
}

void PointDrawing::end() {
    if (waiting_)
        publish();
    editor_.reset();
    band_.reset();
    session_.endGesture();
    showOverlay();
}

void PointDrawing::pressKey(int key) {
    if (key == Qt::Key_A)
        selectAll();
    else if (key != Qt::Key_Escape)
        eraseSelected();
    else if (!selected_.empty())
        selected_.clear();
    else {
        view_.setDrawing(false);
    }
    showOverlay();
}

void PointDrawing::selectAll() {
    DrawSettings drawing = view_.drawing();
    drawing.tool = DrawTool::select;
    view_.setDrawing(drawing);
    if (editor_ || !startEditing())
        return;
    std::vector<std::size_t> all(editor_->points().points.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    selected_ = std::move(all);
    editor_.reset();
}

void PointDrawing::eraseSelected() {
    session_.endGesture();
    editSelected(QT_TR_NOOP("erase points"), [this](PointEditor& editor) {
        editor.erase(selected_);
        selected_.clear();
    });
    session_.endGesture();
}

void PointDrawing::relabelSelected(double label) {
    const bool isValue = session_.experiment().problem == Problem::regression;
    editSelected(isValue ? QT_TR_NOOP("change value of points") : QT_TR_NOOP("change class of points"),
                 [&](PointEditor& editor) { editor.setLabel(selected_, label); });
}

/// One change of the selected points; not within a stroke.
void PointDrawing::editSelected(const char* undoName, const std::function<void(PointEditor&)>& edit) {
    if (selected_.empty() || editor_ || !startEditing())
        return;
    undoName_ = tr(undoName);
    edit(*editor_);
    publish();
    editor_.reset();
    showOverlay();
}

/// While the last change is still on its way, only the newest one after it counts.
void PointDrawing::publishLater() {
    waiting_ = true;
    if (session_.isSettled())
        publish();
}

void PointDrawing::publish() {
    waiting_ = false;
    selectedOf_ = SharedPoints(editor_->points());
    session_.changePoints(undoName_, selectedOf_);
}

/// Undo, or another data set: the indices mean other points now, and a stroke under way goes on no more.
void PointDrawing::dropStaleSelection() {
    const bool holds = editor_ || !selected_.empty();
    if (!holds || takenOver(session_.experiment()) == selectedOf_)
        return;
    editor_.reset();
    band_.reset();
    waiting_ = false;
    selected_.clear();
    showOverlay();
}

void PointDrawing::showOverlay() {
    DrawOverlay overlay;
    const DrawSettings& drawing = view_.drawing();
    if (drawing.on && drawToolRow(editor_ ? tool_ : drawing.tool).hasSize)
        overlay.radius = drawing.radius;
    for (const std::size_t index : selected_) {
        const Place place = placeOf(editor_ ? editor_->points() : *selectedOf_, index);
        overlay.selected.emplace_back(place.x, place.y);
    }
    if (band_)
        overlay.band = QRectF(QPointF(band_->from.x, band_->from.y), QPointF(band_->to.x, band_->to.y));
    output_.setOverlay(overlay);
}

} // namespace nabla
