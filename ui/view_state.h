#pragma once

#include "core/live/field.h"
#include "ui/drawing/draw_tools.h"

#include <QObject>

#include <optional>

namespace nabla {

/// What is looked at and how: nothing here changes the experiment. Panels share it and hear of changes.
class ViewState : public QObject {
    Q_OBJECT

  public:
    using QObject::QObject;

    bool showTest() const { return showTest_; }
    bool discretize() const { return discretize_; }
    bool logarithmicLoss() const { return logarithmicLoss_; }
    /// The unit that the output map shows: the hovered one, else the pinned one, else none for the output.
    std::optional<Unit> mapUnit() const { return hovered_ ? hovered_ : pinned_; }
    std::optional<Unit> pinned() const { return pinned_; }
    /// The pictures that visible views want.
    const FieldRequest& fieldRequest() const { return request_; }

    void setShowTest(bool show);
    void setDiscretize(bool discretize);
    void setLogarithmicLoss(bool logarithmic);
    /// How points are drawn by hand.
    const DrawSettings& drawing() const { return drawing_; }
    void setDrawing(const DrawSettings& drawing);
    /// Takes the tools out, or puts them away as they are.
    void setDrawing(bool on);
    void setHovered(std::optional<Unit> unit);
    /// Pins a unit, or lets it go where it is pinned already.
    void togglePinned(const Unit& unit);
    /// Lets go of units that a network of another shape may not have.
    void forgetUnits();
    void setThumbnailPixels(int pixels);
    void setMapPixels(int pixels);
    void setGradientWanted(bool wanted);
    void setMetricsWanted(bool wanted);

  Q_SIGNALS:
    void changed();
    void fieldRequestChanged();

  private:
    void updateRequest(FieldRequest request);
    void unitsChanged();

    bool showTest_ = false;
    bool discretize_ = false;
    bool logarithmicLoss_ = false;
    DrawSettings drawing_;
    std::optional<Unit> hovered_;
    std::optional<Unit> pinned_;
    FieldRequest request_;
};

} // namespace nabla
