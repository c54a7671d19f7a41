#include "core/experiment/losses.h"
#include "core/support/flush_denormals.h"
#include "core/training/engine.h"
#include "core/training/narrow_net.h"
#include "core/training/panel_net.h"
#include "core/training/scoring.h"

#include <algorithm>
#include <cmath>

namespace nabla {
namespace {

/// Trains a network of kernels (`Net` is a NarrowNet or PanelNet).
template <class T, class Net>
class KernelEngine final : public Engine {
  public:
    /// `further` is what the network takes besides.
    template <class... Further>
    KernelEngine(const Experiment& experiment, const NetworkSpec& spec, const Dataset& data,
                 const Further&... further)
        : experiment_(experiment), scaling_(data.scaling), net_(spec, lossRule<T>(experiment), further...),
          train_(makeSamples<T>(data.train, experiment, scaling_)),
          test_(makeSamples<T>(data.test, experiment, scaling_)), scoring_(experiment, spec) {}

    void setParameters(std::span<const double> parameters) override {
        net_.parameters().setParameters(parameters);
        net_.parametersChanged();
    }
    std::vector<double> parameters() const override { return net_.parameters().parameters(); }
    void setGradient(std::span<const double> gradient) override { net_.parameters().setGradient(gradient); }
    std::vector<double> gradient() const override { return net_.parameters().gradientSums(); }
    void setMarks(std::span<const std::uint8_t> dead, std::span<const std::uint8_t> frozen) override {
        net_.parameters().setMarks(dead, frozen);
    }
    std::vector<std::uint8_t> dead() const override { return net_.parameters().dead(); }
    void setOptimizerState(const OptimizerState& state) override {
        net_.parameters().setOptimizerState(state);
    }
    OptimizerState optimizerState() const override { return net_.parameters().optimizerState(); }

    void setStatistics(std::span<const double>) override {}
    std::vector<double> statistics() const override { return {}; }

    void trainOn(std::span<const Point> points) override {
        others_ = makeSamples<T>(points, experiment_, scaling_);
    }
    void arrange(std::size_t first, std::span<const std::int32_t> points) override {
        net_.arrange(source(), first, points);
    }
    void beginEpoch(std::int64_t epoch) override { net_.beginEpoch(epoch); }

    void accumulate(std::int64_t first, std::int64_t count) override {
        for (std::int64_t at = 0; at < count && !isInterrupted(); at += net_.mostPoints)
            net_.accumulate(first + at, std::min(net_.mostPoints, count - at));
    }

    void update(const UpdateRule& rule) override { net_.update(rule); }

    void steps(std::int64_t first, std::int64_t batches, std::int64_t size, const UpdateRule& rule,
               EpochOrder& next) override {
        if (!net_.takesWholeSteps(size, rule))
            return Engine::steps(first, batches, size, rule, next);
        const T step = static_cast<T>(rule.learningRate / rule.divisor);
        for (std::int64_t k = 0; k < batches && !isInterrupted(); ++k) {
            net_.step(first + k * size, size, step);
            if (!next.isShuffled())
                continue;
            const EpochOrder::Piece piece = next.draw(static_cast<std::size_t>(size));
            net_.arrange(source(), piece.first, piece.points);
        }
    }

    bool lossesWereFinite() override { return std::isfinite(net_.takeSquares()); }

    Scores scores() override { return scoring_.scores(parameters(), train_, test_, interrupt()); }
    int firstNonFiniteLayer() override {
        return scoring_.firstNonFiniteLayer(parameters(), train_, interrupt());
    }

  private:
    const Samples<T>& source() const { return others_.size() > 0 ? others_ : train_; }

    const Experiment experiment_;
    const InputScaling scaling_;
    Net net_;
    Samples<T> train_;
    /// What training sees instead, where it is not empty.
    Samples<T> others_;
    Samples<T> test_;
    Scoring<T> scoring_;
};

template <class T>
std::unique_ptr<Engine> makeKernelEngine(const Experiment& experiment, const Dataset& data) {
    const NetworkSpec spec = networkSpec(experiment);
    if (spec.isNormalized())
        return makeReferenceEngine(experiment, data);
    const Dropout dropout(experiment);
    if (NarrowNet<T>::fits(spec, experiment.loss) && !dropout.dropsAny())
        return std::make_unique<KernelEngine<T, NarrowNet<T>>>(experiment, spec, data);
    return std::make_unique<KernelEngine<T, PanelNet<T>>>(experiment, spec, data, dropout);
}

} // namespace

std::unique_ptr<Engine> makeEngine(const Experiment& experiment, const Dataset& data) {
    if (experiment.precision == Precision::float32)
        return makeKernelEngine<float>(experiment, data);
    return makeKernelEngine<double>(experiment, data);
}

} // namespace nabla
