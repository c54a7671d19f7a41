#pragma once

#include "ui/controls/keyboard_focus.h"

#include <QAbstractButton>

namespace nabla {

/// A tab over a page of the dock, underlined while its page is open.
class DockTab : public KeyboardFocus<QAbstractButton> {
    Q_OBJECT

  public:
    explicit DockTab(const QString& text, QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

  protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace nabla
