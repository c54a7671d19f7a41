#pragma once

#include "core/experiment/experiment.h"

#include <QWidget>

#include <cstdint>

namespace nabla {

/// A picture of what a setting's value means, shown where it is chosen.
class Illustration : public QWidget {
    Q_OBJECT

  public:
    using QWidget::QWidget;

    /// Shows what the setting is in this experiment.
    virtual void setExperiment(const Experiment& experiment) = 0;

    /// Shows how many epochs are completed, where that is a part of the picture.
    virtual void setEpoch(std::int64_t) {}
};

} // namespace nabla
