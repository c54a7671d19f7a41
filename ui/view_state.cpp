#include "ui/view_state.h"

#include <utility>

namespace nabla {

void ViewState::setShowTest(bool show) {
    if (std::exchange(showTest_, show) != show)
        Q_EMIT changed();
}

void ViewState::setDiscretize(bool discretize) {
    if (std::exchange(discretize_, discretize) != discretize)
        Q_EMIT changed();
}

void ViewState::setLogarithmicLoss(bool logarithmic) {
    if (std::exchange(logarithmicLoss_, logarithmic) != logarithmic)
        Q_EMIT changed();
}

void ViewState::setDrawing(const DrawSettings& drawing) {
    if (std::exchange(drawing_, drawing) != drawing)
        Q_EMIT changed();
}

void ViewState::setDrawing(bool on) {
    DrawSettings drawing = drawing_;
    drawing.on = on;
    setDrawing(drawing);
}

void ViewState::setHovered(std::optional<Unit> unit) {
    if (std::exchange(hovered_, unit) != unit)
        unitsChanged();
}

void ViewState::togglePinned(const Unit& unit) {
    pinned_ = pinned_ == unit ? std::nullopt : std::optional(unit);
    unitsChanged();
}

void ViewState::forgetUnits() {
    if (!hovered_ && !pinned_)
        return;
    hovered_.reset();
    pinned_.reset();
    unitsChanged();
}

void ViewState::setThumbnailPixels(int pixels) {
    FieldRequest request = request_;
    request.thumbnailPixels = pixels;
    updateRequest(request);
}

void ViewState::setMapPixels(int pixels) {
    FieldRequest request = request_;
    request.mapPixels = pixels;
    updateRequest(request);
}

void ViewState::setGradientWanted(bool wanted) {
    FieldRequest request = request_;
    request.gradient = wanted;
    updateRequest(request);
}

void ViewState::setMetricsWanted(bool wanted) {
    FieldRequest request = request_;
    request.metrics = wanted;
    updateRequest(request);
}

void ViewState::unitsChanged() {
    FieldRequest request = request_;
    request.mapUnit = mapUnit().value_or(FieldRequest{}.mapUnit);
    updateRequest(request);
    Q_EMIT changed();
}

void ViewState::updateRequest(FieldRequest request) {
    if (request == request_)
        return;
    request_ = request;
    Q_EMIT fieldRequestChanged();
}

} // namespace nabla
