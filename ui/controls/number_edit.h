#pragma once

#include "ui/controls/line_edit.h"

namespace nabla {

/// Field for one number within a range; it takes decimal point and comma, and goes back to the last value
/// otherwise.
class NumberEdit : public LineEdit {
    Q_OBJECT

  public:
    explicit NumberEdit(QWidget* parent = nullptr);

    /// Numbers outside are refused, with a hint that names the range.
    void setRange(double minimum, double maximum);

    /// Digits after the point, or the shortest exact text where negative.
    void setDecimals(int decimals);

    /// Shows a value; emits nothing.
    void setValue(double value);

    /// The last valid value.
    double value() const { return value_; }

  Q_SIGNALS:
    /// The user entered another valid number.
    void valueEdited(double value);

    /// Editing ended by Return, Escape or loss of focus, whether or not the value changed.
    void finished();

  protected:
    void keyPressEvent(QKeyEvent* event) override;

  private:
    bool isEdited() const;
    void commit();
    void restore();

    double minimum_ = -1e300;
    double maximum_ = 1e300;
    double value_ = 0.0;
    int decimals_ = -1;
};

} // namespace nabla
