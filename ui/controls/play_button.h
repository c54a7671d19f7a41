#pragma once

#include "ui/controls/keyboard_focus.h"

#include <QAbstractButton>

namespace nabla {

/// Round accent button, 44 px: checked means running and shows pause.
class PlayButton : public KeyboardFocus<QAbstractButton> {
    Q_OBJECT

  public:
    explicit PlayButton(QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

  protected:
    void paintEvent(QPaintEvent* event) override;
    bool hitButton(const QPoint& position) const override;

  private:
    void nameAfterState();
};

} // namespace nabla
