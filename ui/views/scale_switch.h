#pragma once

#include "ui/controls/keyboard_focus.h"

#include <QAbstractButton>

namespace nabla {

/// Two small segments, "Lin" and "Log"; checked is logarithmic.
class ScaleSwitch : public KeyboardFocus<QAbstractButton> {
    Q_OBJECT

  public:
    explicit ScaleSwitch(QWidget* parent = nullptr);

    QSize sizeHint() const override { return {68, 20}; }
    QSize minimumSizeHint() const override { return sizeHint(); }

  protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace nabla
