#pragma once

#include "core/data/axes.h"
#include "core/experiment/experiment.h"

#include <QWidget>

#include <vector>

class QHBoxLayout;
class QLabel;

namespace nabla {

class ClassSwatch;
class Slider;

/// Chooses what new points are: one of the classes by its mark, or a value on a slider.
class LabelPicker : public QWidget {
    Q_OBJECT

  public:
    explicit LabelPicker(QWidget* parent = nullptr);

    /// Offers the labels that the experiment's points can have; `label` is the chosen one, in the plane's
    /// terms, and `axis` says how a value reads.
    void show(const Experiment& experiment, double label, const Axis& axis);

  Q_SIGNALS:
    /// Repeated during a drag of the slider.
    void labelPicked(double label);
    /// What is picked from now on is another change than before: a drag begins or ends, or nothing is
    /// dragged.
    void gestureEnded();

  private:
    void makeSwatches(const Experiment& experiment);

    std::vector<ClassSwatch*> swatches_;
    Slider* slider_;
    QLabel* value_;
    QHBoxLayout* row_;
    Problem problem_ = Problem::regression;
    std::vector<QString> names_;
};

} // namespace nabla
