#pragma once

#include "core/experiment/experiment.h"

#include <QWidget>

#include <cstdint>

namespace nabla {

/// A small picture below a setting, which shows what the setting means.
class Illustration : public QWidget {
    Q_OBJECT

  public:
    using QWidget::QWidget;

    /// Shows what the settings are now.
    virtual void setExperiment(const Experiment& experiment) = 0;

    /// Shows how many epochs are completed, where that is a part of the picture.
    virtual void setEpoch(std::int64_t) {}
};

} // namespace nabla
