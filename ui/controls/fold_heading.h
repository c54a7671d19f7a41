#pragma once

#include "ui/controls/keyboard_focus.h"

#include <QAbstractButton>

namespace nabla {

/// Heading of a group that can be folded away, with a word at the right on what is in it; checked is open.
class FoldHeading : public KeyboardFocus<QAbstractButton> {
    Q_OBJECT

  public:
    explicit FoldHeading(const QString& text, QWidget* parent = nullptr);

    /// A short word such as "Off".
    void setState(const QString& state);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    QString state_;
};

} // namespace nabla
