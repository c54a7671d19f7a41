#pragma once

#include "core/experiment/losses.h"
#include "core/network/thread_passes.h"
#include "core/training/loss_history.h"
#include "core/training/samples.h"

#include <atomic>
#include <cstdint>
#include <span>
#include <vector>

namespace nabla {

/// Evaluates the loss and accuracy of a network's output over sets of points, on as many threads as the
/// calling arena has; their number does not change a digit. Knows no running statistics.
template <class T>
class Scoring {
  public:
    Scoring(const Experiment& experiment, const NetworkSpec& spec);

    /// Gives up once `interrupt`, if there is one, is true.
    Scores scores(std::span<const double> parameters, const Samples<T>& train, const Samples<T>& test,
                  const std::atomic<bool>* interrupt);

    /// The first computed layer (1 for the first hidden one) with an output that is not finite, or 0.
    int firstNonFiniteLayer(std::span<const double> parameters, const Samples<T>& samples,
                            const std::atomic<bool>* interrupt);

  private:
    /// What a part of the points comes to.
    struct Sums {
        double loss = 0;
        std::int64_t right = 0;
    };
    struct SetScores {
        double loss;
        double accuracy;
    };

    SetScores scoresOf(const Samples<T>& samples, const std::atomic<bool>* interrupt);
    Sums blockSums(const Samples<T>& samples, std::size_t block);
    void addTile(const T* outputs, const T* targets, std::size_t count, Sums& sums) const;
    void addClasses(const T* outputs, const T* targets, std::size_t count, Sums& sums) const;
    SetScores total(std::size_t points) const;

    const NetworkSpec spec_;
    const ClassCoding coding_;
    const LossRule<double> loss_;
    const bool classifies_;
    ThreadPasses<T> passes_;
    std::vector<Sums> sums_;
};

extern template class Scoring<float>;
extern template class Scoring<double>;

} // namespace nabla
