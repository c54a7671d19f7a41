#include "core/training/predictor.h"

#include "core/data/features.h"
#include "core/network/network.h"
#include "core/support/number_text.h"

#include <algorithm>
#include <numeric>

namespace nabla {

/// Hides the precision.
class Predictor::Work {
  public:
    virtual ~Work() = default;
    /// Adds the outputs of at most `blockSize` points.
    virtual void addOutputs(std::span<const Point> points, std::vector<double>& outputs) = 0;
};

namespace {

/// Always computed as a whole: Eigen may round the last columns of a product otherwise than those before.
constexpr std::size_t blockSize = 256;

std::vector<const Feature*> featuresOf(const Experiment& experiment) {
    std::vector<const Feature*> chosen;
    for (const std::string& key : experiment.features)
        chosen.push_back(findFeature(key));
    return chosen;
}

} // namespace

template <class T>
class Predictor::TypedWork final : public Predictor::Work {
  public:
    TypedWork(const Experiment& experiment, const NetworkSpec& spec, const TrainingState& state)
        : features_(featuresOf(experiment)), scaling_(state.inputScaling), network_(spec, blockSize),
          inputs_(Matrix<T>::Zero(spec.inputs, blockSize)) {
        scaling_.resize(features_.size());
        std::transform(state.parameters.begin(), state.parameters.end(), network_.parameters().begin(),
                       [](double p) { return static_cast<T>(p); });
        std::transform(state.statistics.begin(), state.statistics.end(), network_.statistics().begin(),
                       [](double s) { return static_cast<T>(s); });
    }

    void addOutputs(std::span<const Point> points, std::vector<double>& outputs) override {
        for (std::size_t i = 0; i < points.size(); ++i)
            for (std::size_t f = 0; f < features_.size(); ++f)
                inputs_(f, i) = static_cast<T>(scaling_[f](features_[f]->value(points[i].x, points[i].y)));
        network_.forward(inputs_);
        for (std::size_t i = 0; i < points.size(); ++i)
            for (std::size_t l = 0; l < network_.spec().layers.size(); ++l)
                for (const T output : network_.output(l, blockSize).col(i))
                    outputs.push_back(static_cast<double>(output));
    }

  private:
    std::vector<const Feature*> features_;
    InputScaling scaling_;
    Network<T> network_;
    Matrix<T> inputs_;
};

Predictor::Predictor(const Experiment& experiment, const TrainingState& state)
    : network_(networkSpec(experiment)) {
    if (experiment.precision == Precision::float32)
        work_ = std::make_unique<TypedWork<float>>(experiment, network_, state);
    else
        work_ = std::make_unique<TypedWork<double>>(experiment, network_, state);
}

Predictor::~Predictor() = default;
Predictor::Predictor(Predictor&&) noexcept = default;
Predictor& Predictor::operator=(Predictor&&) noexcept = default;

std::size_t Predictor::neurons() const {
    return std::accumulate(network_.layers.begin(), network_.layers.end(), std::size_t{0},
                           [](std::size_t sum, const LayerSpec& layer) { return sum + layer.to; });
}

std::vector<double> Predictor::outputs(std::span<const Point> points) {
    std::vector<double> all;
    all.reserve(points.size() * neurons());
    for (std::size_t at = 0; at < points.size(); at += blockSize)
        work_->addOutputs(points.subspan(at, std::min(blockSize, points.size() - at)), all);
    return all;
}

std::string numberText(double value, Precision precision) {
    return precision == Precision::float32 ? numberText(static_cast<float>(value)) : numberText(value);
}

} // namespace nabla
