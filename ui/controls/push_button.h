#pragma once

#include "ui/controls/keyboard_focus.h"

#include <QPushButton>

namespace nabla {

/// Outlined button with text and, if wanted, an icon before it; filled with the accent while it is a dialog's
/// default.
class PushButton : public KeyboardFocus<QPushButton> {
    Q_OBJECT

  public:
    explicit PushButton(const QString& text, QWidget* parent = nullptr);

    /// Puts an icon of the family before the text.
    void setIconName(const QString& iconName);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    int contentWidth() const;

    QString iconName_;
};

} // namespace nabla
