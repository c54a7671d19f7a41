#include "core/data/features.h"
#include "core/network/network.h"
#include "core/training/engine.h"
#include "core/training/targets.h"
#include "core/training/update.h"

#include <algorithm>
#include <limits>

namespace nabla {
namespace {

constexpr int blockSize = 256;

/// Points as the network takes them: features × points, and one target a point.
template <class T>
struct Samples {
    Matrix<T> inputs;
    Eigen::Matrix<T, 1, Eigen::Dynamic> targets;
};

template <class T>
Samples<T> makeSamples(const std::vector<Point>& points, const Experiment& experiment,
                       const ClassCoding& coding) {
    const auto rows = static_cast<Eigen::Index>(experiment.features.size());
    const auto count = static_cast<Eigen::Index>(points.size());
    Samples<T> samples{Matrix<T>(rows, count), Eigen::Matrix<T, 1, Eigen::Dynamic>(count)};
    for (Eigen::Index f = 0; f < rows; ++f) {
        const Feature& feature = *findFeature(experiment.features[static_cast<std::size_t>(f)]);
        for (Eigen::Index i = 0; i < count; ++i)
            samples.inputs(f, i) = static_cast<T>(feature.value(points[i].x, points[i].y));
    }
    for (Eigen::Index i = 0; i < count; ++i)
        samples.targets(i) = static_cast<T>(coding.target(points[i].label, experiment.problem));
    return samples;
}

/// The mean loss and accuracy of one of the two sets.
struct SetScores {
    double loss;
    double accuracy;
};

/// The engine that everything is measured against: Eigen products, samples in columns.
template <class T>
class EigenEngine final : public Engine {
  public:
    EigenEngine(const Experiment& experiment, const Dataset& data)
        : experiment_(experiment), spec_(networkSpec(experiment)), coding_(classCoding(spec_)),
          train_(makeSamples<T>(data.train, experiment, coding_)),
          test_(makeSamples<T>(data.test, experiment, coding_)), network_(spec_, blockSize),
          gradient_(spec_.parameterCount, T(0)) {}

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

    void setOrder(std::span<const std::int32_t> order) override {
        ordered_.inputs.resize(train_.inputs.rows(), static_cast<Eigen::Index>(order.size()));
        ordered_.targets.resize(static_cast<Eigen::Index>(order.size()));
        for (std::size_t i = 0; i < order.size(); ++i) {
            ordered_.inputs.col(i) = train_.inputs.col(order[i]);
            ordered_.targets(i) = train_.targets(order[i]);
        }
    }

    double accumulate(std::int64_t first, std::int64_t count) override {
        double loss = 0;
        for (std::int64_t at = 0; at < count && !isInterrupted(); at += blockSize)
            loss += accumulateBlock(first + at, std::min<std::int64_t>(blockSize, count - at));
        return loss;
    }

    void update(const UpdateRule& rule, std::vector<std::uint8_t>& dead,
                std::span<const std::uint8_t> frozen) override {
        applyUpdate<T>(spec_, rule, network_.parameters(), gradient_, dead, frozen);
        std::fill(gradient_.begin(), gradient_.end(), T(0));
    }

    Scores scores() override {
        const SetScores train = scoresOf(train_);
        const SetScores test = scoresOf(test_);
        return {train.loss, test.loss, train.accuracy, test.accuracy};
    }

    int firstNonFiniteLayer() override {
        for (std::size_t l = 0; l < spec_.layers.size(); ++l)
            for (Eigen::Index at = 0; at < train_.inputs.cols() && !isInterrupted(); at += blockSize) {
                const Eigen::Index n = std::min<Eigen::Index>(blockSize, train_.inputs.cols() - at);
                network_.forward(train_.inputs.middleCols(at, n));
                if (!network_.output(l, n).allFinite())
                    return static_cast<int>(l) + 1;
            }
        return 0;
    }

  private:
    double accumulateBlock(Eigen::Index first, Eigen::Index count) {
        const auto inputs = ordered_.inputs.middleCols(first, count);
        network_.forward(inputs);
        auto delta = network_.outputDelta(count);
        delta = network_.output(spec_.layers.size() - 1, count) - ordered_.targets.segment(first, count);
        const double loss = delta.template cast<double>().squaredNorm();
        if (experiment_.loss == Loss::sumSquaredError)
            delta *= 2;
        network_.backward(inputs, gradient_);
        return loss;
    }

    SetScores scoresOf(const Samples<T>& samples) {
        const Eigen::Index count = samples.inputs.cols();
        double sum = 0;
        Eigen::Index right = 0;
        for (Eigen::Index at = 0; at < count && !isInterrupted(); at += blockSize) {
            const Eigen::Index n = std::min<Eigen::Index>(blockSize, count - at);
            network_.forward(samples.inputs.middleCols(at, n));
            const auto output = network_.output(spec_.layers.size() - 1, n);
            for (Eigen::Index i = 0; i < n; ++i) {
                const auto out = static_cast<double>(output(0, i));
                const auto target = static_cast<double>(samples.targets(at + i));
                sum += experiment_.loss == Loss::halfMse ? 0.5 * (out - target) * (out - target)
                                                         : (out - target) * (out - target);
                right += (out >= coding_.threshold()) == (target >= coding_.threshold());
            }
        }
        const auto n = static_cast<double>(count);
        constexpr double none = std::numeric_limits<double>::quiet_NaN();
        return {experiment_.loss == Loss::halfMse || count == 0 ? sum / n : sum,
                experiment_.problem == Problem::classification && count > 0 ? static_cast<double>(right) / n
                                                                            : none};
    }

    Experiment experiment_;
    NetworkSpec spec_;
    ClassCoding coding_;
    Samples<T> train_;
    Samples<T> test_;
    /// The training points in the epoch's order.
    Samples<T> ordered_;
    Network<T> network_;
    AlignedVector<T> gradient_;
};

} // namespace

std::unique_ptr<Engine> makeEngine(const Experiment& experiment, const Dataset& data) {
    if (experiment.precision == Precision::float32)
        return std::make_unique<EigenEngine<float>>(experiment, data);
    return std::make_unique<EigenEngine<double>>(experiment, data);
}

} // namespace nabla
