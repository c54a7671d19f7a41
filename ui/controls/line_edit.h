#pragma once

#include "ui/controls/keyboard_focus.h"

#include <QLineEdit>

namespace nabla {

/// One-line text field in the look of the other controls.
class LineEdit : public KeyboardFocus<QLineEdit> {
    Q_OBJECT

  public:
    explicit LineEdit(QWidget* parent = nullptr);

  protected:
    void paintEvent(QPaintEvent* event) override;
};

/// Lets Return end the typing, so that the window's keys work again.
void leaveOnReturn(QLineEdit& field);

} // namespace nabla
