#pragma once

#include "ui/controls/keyboard_focus.h"
#include "ui/views/point_sprites.h"

#include <QAbstractButton>

namespace nabla {

/// Button that shows the mark of a class's points; of several in one parent, one is chosen.
class ClassSwatch : public KeyboardFocus<QAbstractButton> {
    Q_OBJECT

  public:
    /// `label` is the class's in the plane's terms; `name` is for tool tip and screen reader.
    ClassSwatch(double label, PointLabels labels, const QString& name, QWidget* parent = nullptr);

    double label() const { return label_; }
    QSize sizeHint() const override { return {breadth, side}; }
    QSize minimumSizeHint() const override { return sizeHint(); }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    /// Eight have room beside each other in a narrow column.
    static constexpr int breadth = 25;
    static constexpr int side = 28;

    double label_;
    PointLabels labels_;
};

} // namespace nabla
