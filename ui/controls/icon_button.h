#pragma once

#include "ui/controls/keyboard_focus.h"

#include <QKeySequence>
#include <QToolButton>

namespace nabla {

/// Flat round button with an icon, marked while it is checked; may carry a menu, which then opens at once.
class IconButton : public KeyboardFocus<QToolButton> {
    Q_OBJECT

  public:
    /// `name` is what it does, for tool tip and screen reader; `size` is its width and height, 32 or 36.
    IconButton(const QString& iconName, const QString& name, QWidget* parent = nullptr, int size = 32);

    /// Changes what it is called; the shortcut is only shown, not installed.
    void setNameAndShortcut(const QString& name, const QKeySequence& shortcut = {});

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    QString iconName_;
    int size_;
};

} // namespace nabla
