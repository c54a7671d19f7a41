#include "core/experiment/losses.h"
#include "core/training/dropout.h"
#include "core/training/engine.h"
#include "core/training/reference_scoring.h"
#include "core/training/reference_update.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace nabla {
namespace {

constexpr int blockSize = 256;

/// About as many numbers as the layers of a batch may take that is normalized as a whole.
constexpr std::int64_t workNumbers = 64'000'000;

/// How many samples go through the network at a time: all of a batch where it is normalized over its
/// samples, as far as memory reaches.
int samplesAtOnce(const Experiment& experiment, const NetworkSpec& spec, std::size_t points) {
    if (!spec.mixesSamples())
        return blockSize;
    std::int64_t units = 0;
    for (const LayerSpec& layer : spec.layers)
        units += layer.to;
    const auto batch = std::min<std::int64_t>(experiment.batchSize, static_cast<std::int64_t>(points));
    return static_cast<int>(std::max<std::int64_t>(blockSize, std::min(batch, workNumbers / units)));
}

/// Eigen products, samples in columns, and nothing that makes it fast at the cost of being read.
template <class T>
class ReferenceEngine final : public Engine {
  public:
    ReferenceEngine(const Experiment& experiment, const Dataset& data)
        : experiment_(experiment), spec_(networkSpec(experiment)), scoring_(experiment),
          scaling_(data.scaling), train_(makeSamples<T>(data.train, experiment, scaling_)),
          test_(makeSamples<T>(data.test, experiment, scaling_)), upcoming_(train_),
          mostSamples_(samplesAtOnce(experiment, spec_, data.train.size())), network_(spec_, mostSamples_),
          dropout_(experiment), update_(spec_), gradient_(spec_.parameterCount, T(0)) {}

    void setParameters(std::span<const double> parameters) override {
        std::transform(parameters.begin(), parameters.end(), network_.parameters().begin(),
                       [](double p) { return static_cast<T>(p); });
    }

    std::vector<double> parameters() const override {
        const auto p = network_.parameters();
        return {p.begin(), p.end()};
    }

    void setGradient(std::span<const double> gradient) override {
        std::transform(gradient.begin(), gradient.end(), gradient_.begin(),
                       [](double g) { return static_cast<T>(g); });
    }

    std::vector<double> gradient() const override { return {gradient_.begin(), gradient_.end()}; }

    void setMarks(std::span<const std::uint8_t> dead, std::span<const std::uint8_t> frozen) override {
        update_.dead.assign(dead.begin(), dead.end());
        update_.frozen.assign(frozen.begin(), frozen.end());
    }

    std::vector<std::uint8_t> dead() const override { return update_.dead; }

    void setOptimizerState(const OptimizerState& state) override { update_.setState(state); }
    OptimizerState optimizerState() const override { return update_.state(); }

    void setStatistics(std::span<const double> statistics) override {
        std::transform(statistics.begin(), statistics.end(), network_.statistics().begin(),
                       [](double s) { return static_cast<T>(s); });
    }
    std::vector<double> statistics() const override {
        const auto s = network_.statistics();
        return {s.begin(), s.end()};
    }

    void trainOn(std::span<const Point> points) override {
        others_ = makeSamples<T>(points, experiment_, scaling_);
    }

    void arrange(std::size_t first, std::span<const std::int32_t> points) override {
        place(others_.size() > 0 ? others_ : train_, first, points, upcoming_);
    }

    void beginEpoch(std::int64_t epoch) override {
        ordered_ = upcoming_;
        dropout_.beginEpoch(epoch);
    }

    void setMode(Mode mode) override { mode_ = mode; }

    void accumulate(std::int64_t first, std::int64_t count) override {
        for (std::int64_t at = 0; at < count && !isInterrupted(); at += mostSamples_)
            losses_ += accumulateBlock(first + at, std::min<std::int64_t>(mostSamples_, count - at));
    }

    bool lossesWereFinite() override { return std::isfinite(std::exchange(losses_, 0)); }

    void update(const UpdateRule& rule) override {
        update_.apply(rule, network_.parameters(), gradient_);
        std::fill(gradient_.begin(), gradient_.end(), T(0));
    }

    Scores scores() override {
        const auto interrupted = [this] { return isInterrupted(); };
        const SetScores train = scoring_.scoresOf(network_, train_, blockSize, interrupted);
        const SetScores test = scoring_.scoresOf(network_, test_, blockSize, interrupted);
        return {train.loss, test.loss, train.accuracy, test.accuracy};
    }

    int firstNonFiniteLayer() override {
        for (std::size_t l = 0; l < spec_.layers.size(); ++l)
            for (Eigen::Index at = 0; at < sizeOf(train_) && !isInterrupted(); at += blockSize) {
                const Eigen::Index n = std::min<Eigen::Index>(blockSize, sizeOf(train_) - at);
                network_.forward(columnsOf(train_, at, n));
                if (!network_.output(l, n).allFinite())
                    return static_cast<int>(l) + 1;
            }
        return 0;
    }

  private:
    static Eigen::Index sizeOf(const Samples<T>& samples) {
        return static_cast<Eigen::Index>(samples.size());
    }
    double accumulateBlock(Eigen::Index first, Eigen::Index count) {
        network_.setMasks(masks(first, count));
        const Matrix<T> inputs = maskedInputs(first, count);
        network_.forward(inputs, mode_);
        auto delta = network_.outputDelta(count);
        delta = network_.output(spec_.layers.size() - 1, count);
        double loss = 0;
        for (Eigen::Index i = 0; i < count; ++i) {
            const T target = ordered_.targets[static_cast<std::size_t>(first + i)];
            loss += scoring_.lossOf(delta.col(i), target);
            differentiateLoss<T>(lossRule<T>(experiment_),
                                 {delta.col(i).data(), static_cast<std::size_t>(delta.rows())}, target);
        }
        network_.backward(inputs, gradient_);
        network_.setMasks({});
        return loss;
    }

    /// The mask of a dropout layer for a batch: units × samples.
    Matrix<T> mask(std::size_t layer, int units, Eigen::Index first, Eigen::Index count) const {
        Matrix<T> factors(units, count);
        for (Eigen::Index i = 0; i < count; ++i)
            dropout_.mask(layer).fill(first + i, units, factors.col(i).data());
        return factors;
    }

    /// The masks of all layers for a batch; empty where nothing is dropped.
    std::vector<Matrix<T>> masks(Eigen::Index first, Eigen::Index count) const {
        std::vector<Matrix<T>> masks(spec_.layers.size());
        for (std::size_t l = 0; l < masks.size(); ++l)
            if (dropout_.drops(l + 1))
                masks[l] = mask(l + 1, spec_.layers[l].to, first, count);
        return masks;
    }

    Matrix<T> maskedInputs(Eigen::Index first, Eigen::Index count) const {
        const auto inputs = columnsOf(ordered_, first, count);
        return dropout_.drops(0) ? Matrix<T>(inputs.cwiseProduct(mask(0, spec_.inputs, first, count)))
                                 : Matrix<T>(inputs);
    }

    Experiment experiment_;
    NetworkSpec spec_;
    ReferenceScoring<T> scoring_;
    InputScaling scaling_;
    Samples<T> train_;
    /// What training sees instead, where it is not empty.
    Samples<T> others_;
    Samples<T> test_;
    /// The training points in the epoch's order.
    Samples<T> ordered_;
    Samples<T> upcoming_;
    const int mostSamples_;
    Mode mode_ = Mode::training;
    Network<T> network_;
    Dropout dropout_;
    ReferenceUpdate<T> update_;
    AlignedVector<T> gradient_;
    /// The losses of all batches since somebody asked.
    double losses_ = 0;
};

} // namespace

std::unique_ptr<Engine> makeReferenceEngine(const Experiment& experiment, const Dataset& data) {
    if (experiment.precision == Precision::float32)
        return std::make_unique<ReferenceEngine<float>>(experiment, data);
    return std::make_unique<ReferenceEngine<double>>(experiment, data);
}

} // namespace nabla
