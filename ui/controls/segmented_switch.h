#pragma once

#include "ui/controls/keyboard_focus.h"

#include <QAbstractButton>

namespace nabla {

/// Two small segments, of which one is chosen; checked is the second.
class SegmentedSwitch : public KeyboardFocus<QAbstractButton> {
    Q_OBJECT

  public:
    SegmentedSwitch(const QString& first, const QString& second, QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    QString first_;
    QString second_;
};

} // namespace nabla
