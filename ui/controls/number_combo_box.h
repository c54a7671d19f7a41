#pragma once

#include "ui/controls/combo_box.h"

#include <vector>

namespace nabla {

/// A number chosen from suggestions or typed in; it takes decimal point and comma.
class NumberComboBox : public ComboBox {
    Q_OBJECT

  public:
    explicit NumberComboBox(QWidget* parent = nullptr);

    /// Replaces the suggested numbers.
    void setSuggestions(const std::vector<double>& values);

    /// Numbers outside are refused, with a hint that names the range.
    void setRange(double minimum, double maximum);

    /// Shows a value as the shortest text that is exact; emits nothing.
    void setValue(double value);

    /// The last valid value.
    double value() const { return value_; }

    QSize sizeHint() const override;

  Q_SIGNALS:
    /// The user chose or typed another number.
    void valueEdited(double value);

  protected:
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void commit();
    void refuse();

    double minimum_ = -1e300;
    double maximum_ = 1e300;
    double value_ = 0.0;
};

} // namespace nabla
