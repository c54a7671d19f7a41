#pragma once

#include "ui/controls/keyboard_focus.h"

#include <QAbstractButton>

namespace nabla {

/// Small round outlined button, 22 px, for − and +.
class MiniButton : public KeyboardFocus<QAbstractButton> {
    Q_OBJECT

  public:
    /// `iconName` is "minus" or "plus"; `name` is what it does, for tool tip and screen reader.
    MiniButton(const QString& iconName, const QString& name, QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    QString iconName_;
};

} // namespace nabla
