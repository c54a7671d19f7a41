#pragma once

#include "core/data/point_editor.h"
#include "ui/drawing/draw_tools.h"

#include <QObject>
#include <QPointF>
#include <QString>

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

namespace nabla {

class OutputView;
class Session;
class ViewState;

/// Turns strokes over a picture into other points of the session, while training goes on; a stroke is one
/// undo step. Shift swaps the class, Ctrl erases.
class PointDrawing : public QObject {
    Q_OBJECT

  public:
    /// Listens to `output` while the view's drawing is on.
    PointDrawing(Session& session, ViewState& view, OutputView& output);

    /// Gives the selected points another label, as an undo step; does nothing where none is selected.
    void relabelSelected(double label);

  private:
    void follow();
    void begin(const QPointF& place, Qt::KeyboardModifiers modifiers);
    void moveTo(const QPointF& place, Qt::KeyboardModifiers modifiers);
    void end();
    void pressKey(int key);

    bool checkCount();
    bool startEditing();
    DrawTool toolFor(Qt::KeyboardModifiers modifiers) const;
    double labelFor(Qt::KeyboardModifiers modifiers) const;
    void stamp(Place place);
    void stampAlong(Place to);
    void beginSelecting(Place place, Qt::KeyboardModifiers modifiers);
    void selectOrMove(Place place);
    void selectAll();
    void eraseSelected();
    void editSelected(const char* undoName, const std::function<void(PointEditor&)>& edit);
    void publish();
    void publishLater();
    void dropStaleSelection();
    void showOverlay();

    Session& session_;
    ViewState& view_;
    OutputView& output_;
    /// While a stroke lasts, the points as they will be.
    std::optional<PointEditor> editor_;
    DrawTool tool_ = DrawTool::brush;
    double label_ = 1;
    QString undoName_;
    Place last_;
    /// Of `put`, the point that is placed.
    std::size_t placed_ = 0;
    /// Whether the editor has changes that the session has not.
    bool waiting_ = false;
    std::vector<std::size_t> selected_;
    /// What was selected before a rectangle that adds to it.
    std::vector<std::size_t> before_;
    /// The points to which the selected indices belong.
    SharedPoints selectedOf_;
    std::optional<PlaceRect> band_;
    /// Makes each stroke's chance another one.
    std::uint64_t strokes_ = 0;
};

} // namespace nabla
