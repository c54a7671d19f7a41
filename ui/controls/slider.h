#pragma once

#include "ui/controls/keyboard_focus.h"

#include <QSlider>

namespace nabla {

/// Horizontal slider with a thin track and a ring as its handle; a click jumps there and drags on.
class Slider : public KeyboardFocus<QSlider> {
    Q_OBJECT

  public:
    explicit Slider(QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

  protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

  private:
    double handleCenter() const;
    int positionAt(double x) const;
};

} // namespace nabla
