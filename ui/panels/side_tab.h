#pragma once

#include "ui/controls/keyboard_focus.h"

#include <QAbstractButton>

namespace nabla {

/// A narrow tab with upright text at a side of the window; checked means its page is open.
class SideTab : public KeyboardFocus<QAbstractButton> {
    Q_OBJECT

  public:
    explicit SideTab(const QString& text, QWidget* parent = nullptr);

    QSize sizeHint() const override { return {26, 160}; }
    QSize minimumSizeHint() const override { return sizeHint(); }

  protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace nabla
