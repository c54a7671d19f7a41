#pragma once

#include "ui/controls/keyboard_focus.h"

#include <QAbstractButton>
#include <QPixmap>

namespace nabla {

/// Picture to choose from several of the same parent; the chosen one has an accent ring. Arrow keys walk the
/// group.
class Tile : public KeyboardFocus<QAbstractButton> {
    Q_OBJECT

  public:
    /// `name` is what it stands for, for tool tip and screen reader.
    explicit Tile(const QString& name, QWidget* parent = nullptr);

    /// From the widget's edge to its frame, in logical pixels, where the focus ring goes: let layouts allow
    /// for it.
    static constexpr int inset = 2;

    /// Shows a picture, scaled to pictureSize() unless it has that many pixels at the screen's ratio.
    void setPicture(const QPixmap& picture);

    /// Width and height of the picture in logical pixels.
    static int pictureSize();

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    QPixmap picture_;
};

} // namespace nabla
