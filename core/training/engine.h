#pragma once

#include "core/data/dataset.h"
#include "core/experiment/experiment.h"
#include "core/network/network_spec.h"
#include "core/training/epoch_order.h"
#include "core/training/loss_history.h"
#include "core/training/optimizer_state.h"
#include "core/training/update_rule.h"

#include <atomic>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace nabla {

/// The arithmetic of training for one network and data set, in one precision. Whoever calls decides on the
/// number of threads, by the TBB arena of the call; it never changes the numbers.
class Engine {
  public:
    virtual ~Engine() = default;

    /// Lets long work be given up once the flag is true: what it gives then means nothing. The flag must
    /// outlive the engine.
    void setInterrupt(const std::atomic<bool>* interrupt) { interrupt_ = interrupt; }

    /// Takes parameters in the network's layout.
    virtual void setParameters(std::span<const double> parameters) = 0;
    /// Gives the parameters in the network's layout.
    virtual std::vector<double> parameters() const = 0;
    /// Sets the gradient sums (carried over from an earlier batch).
    virtual void setGradient(std::span<const double> gradient) = 0;
    /// Gives the gradient sums.
    virtual std::vector<double> gradient() const = 0;
    /// Takes marks, per parameter, of links that L1 switched off and of what is held fast; empty for none.
    virtual void setMarks(std::span<const std::uint8_t> dead, std::span<const std::uint8_t> frozen) = 0;
    /// Gives the marks of links that L1 switched off; empty where none is.
    virtual std::vector<std::uint8_t> dead() const = 0;

    /// Takes what an optimizer remembers; that of another than the next update's is forgotten by it.
    virtual void setOptimizerState(const OptimizerState& state) = 0;
    /// Gives what the optimizer of the last update remembers.
    virtual OptimizerState optimizerState() const = 0;

    /// Takes the running statistics of batch normalizations; none where the network has none.
    virtual void setStatistics(std::span<const double> statistics) = 0;
    /// Gives the running statistics.
    virtual std::vector<double> statistics() const = 0;

    /// Has `arrange` take points from these instead of the training points, whose number they have; none
    /// brings the training points back. Losses are always those of the training points.
    virtual void trainOn(std::span<const Point> points) = 0;
    /// Puts training points, each named by its place in the data, into the next epoch's order from place
    /// `first` on; the present epoch keeps its own.
    virtual void arrange(std::size_t first, std::span<const std::int32_t> points) = 0;
    /// Goes over to the order that was arranged last, all of whose places must have been; dropout draws by
    /// the epoch's number.
    virtual void beginEpoch(std::int64_t epoch) = 0;
    /// Goes forward and backward through `count` points of the order from place `first` on, and adds to the
    /// gradient sums; they are one batch to what is normalized over it.
    virtual void accumulate(std::int64_t first, std::int64_t count) = 0;
    /// Has `accumulate` normalize by the running statistics, as testing does, or by the batch's.
    virtual void setMode(Mode) {}
    /// Changes the parameters by the gradient sums, and clears these.
    virtual void update(const UpdateRule& rule) = 0;
    /// Takes `batches` steps by `size` points each, from place `first` of the order on and from gradient sums
    /// of zero; draws and arranges as many places of the next epoch's order on the way.
    virtual void steps(std::int64_t first, std::int64_t batches, std::int64_t size, const UpdateRule& rule,
                       EpochOrder& next);
    /// Whether the losses of all batches since the last call were finite.
    virtual bool lossesWereFinite() = 0;

    /// Loss and accuracy at the present parameters; touches nothing that training uses.
    virtual Scores scores() = 0;
    /// The first computed layer (1 for the first hidden one) with an output that is not finite on the
    /// training points, or 0.
    virtual int firstNonFiniteLayer() = 0;

  protected:
    const std::atomic<bool>* interrupt() const { return interrupt_; }
    bool isInterrupted() const { return interrupt_ && *interrupt_; }

  private:
    const std::atomic<bool>* interrupt_ = nullptr;
};

/// The engine that trains: kernels chosen by the network's widths; Eigen where hidden layers are normalized.
std::unique_ptr<Engine> makeEngine(const Experiment& experiment, const Dataset& data);

/// The engine that the others are measured against: plain Eigen, written to be read.
std::unique_ptr<Engine> makeReferenceEngine(const Experiment& experiment, const Dataset& data);

} // namespace nabla
