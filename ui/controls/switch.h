#pragma once

#include "ui/controls/keyboard_focus.h"

#include <QCheckBox>

namespace nabla {

/// Check box drawn as a switch, for settings that act at once.
class Switch : public KeyboardFocus<QCheckBox> {
    Q_OBJECT

  public:
    explicit Switch(const QString& text, QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

  protected:
    void paintEvent(QPaintEvent* event) override;
    bool hitButton(const QPoint& position) const override;
};

} // namespace nabla
