#pragma once

#include "ui/controls/number_edit.h"

namespace nabla {

/// Small field over a weight's card: Return commits, Escape leaves it as it was, the arrows up and down
/// nudge.
class WeightEditor : public NumberEdit {
    Q_OBJECT

  public:
    explicit WeightEditor(QWidget* parent = nullptr);

    /// Shows itself at `box` with a value selected for typing over.
    void open(const QRect& box, double value);

  protected:
    void keyPressEvent(QKeyEvent* event) override;

  private:
    void nudge(double step);
};

} // namespace nabla
