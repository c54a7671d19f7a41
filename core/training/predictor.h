#pragma once

#include "core/data/dataset.h"
#include "core/experiment/experiment.h"
#include "core/network/network_spec.h"
#include "core/training/training_state.h"

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace nabla {

/// A trained network to ask: computes in the experiment's precision, and a point's numbers do not depend on
/// the points beside it.
class Predictor {
  public:
    /// Takes a valid experiment, and a state of its network.
    Predictor(const Experiment& experiment, const TrainingState& state);
    ~Predictor();
    Predictor(Predictor&&) noexcept;
    Predictor& operator=(Predictor&&) noexcept;

    const NetworkSpec& network() const { return network_; }

    /// Neurons of all computed layers, the output included.
    std::size_t neurons() const;

    /// What every neuron makes of the points: `neurons()` numbers a point, by layer, the output last; labels
    /// are not looked at.
    std::vector<double> outputs(std::span<const Point> points);

  private:
    class Work;
    template <class T>
    class TypedWork;

    NetworkSpec network_;
    std::unique_ptr<Work> work_;
};

/// The shortest text that reads back as the same number in that precision.
std::string numberText(double value, Precision precision);

} // namespace nabla
