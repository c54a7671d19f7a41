#pragma once

#include <vector>

#include <QWidget>

class QLabel;

namespace nabla {

class NumberEdit;
class Slider;
class ValueButton;

/// A named number: label and value above, slider below. A click on the value, or Return, F2 or a digit on the
/// slider, opens a field to type it in.
class SliderRow : public QWidget {
    Q_OBJECT

  public:
    explicit SliderRow(const QString& label, QWidget* parent = nullptr);

    /// Evenly spaced stops; typed numbers may lie between them unless the step is a whole number.
    void setRange(double minimum, double maximum, double step = 1.0);

    /// What can be typed, which may be more than the slider reaches; the range above sets it to its own.
    void setLimits(double minimum, double maximum, bool whole);

    /// Text after the value, such as " %".
    void setSuffix(const QString& suffix);

    /// Shows a value, even where the slider does not reach it; emits nothing.
    void setValue(double value);

    /// The value shown.
    double value() const { return value_; }

    /// The slider, as the row's focus target.
    Slider* slider() const { return slider_; }

  Q_SIGNALS:
    /// The user moved the slider or typed a number; repeated during a drag.
    void valueEdited(double value);

    /// One gesture is complete: end of a drag, a key, a typed number. Follows at least one valueEdited.
    void editingFinished();

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void buildLayout(const QString& label);
    void setStops(std::vector<double> stops);
    void connectSlider();
    void edit(double value);
    void openEditor(const QString& firstText);
    void showValue();

    std::vector<double> stops_;
    double minimum_ = 0.0;
    double maximum_ = 100.0;
    double value_ = 0.0;
    bool whole_ = true;
    bool edited_ = false;
    QString suffix_;
    QLabel* label_ = nullptr;
    ValueButton* number_ = nullptr;
    Slider* slider_ = nullptr;
};

} // namespace nabla
