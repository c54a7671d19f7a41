#pragma once

#include "core/network/network_spec.h"

#include <Eigen/Core>

#include <span>

namespace nabla {

/// Numbers of one layer for a batch: units × samples, a sample is a column.
template <class T>
using Matrix = Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic>;

/// Brings one layer's weighted sums to one scale, and goes back through that. With x̃ the sums less their mean
/// over their deviation, it gives γ x̃ + β.
/// Batch normalization: Ioffe, Szegedy 2015. Batch renormalization: Ioffe 2017, x̃ r + d instead of x̃ with r
/// and d as constants. Layer normalization: Ba et al. 2016. Group normalization: Wu, He 2018.
template <class T>
class Normalizer {
    using Block = Eigen::Ref<Matrix<T>>;
    using Row = Eigen::Array<T, Eigen::Dynamic, 1>;
    using Numbers = Eigen::Map<const Row>;

  public:
    /// For at most `maxBatch` samples at a time.
    Normalizer(const LayerSpec& layer, const NormalizationKnobs& knobs, int maxBatch)
        : layer_(layer), knobs_(knobs), standard_(layer.to, maxBatch),
          scales_(layer.groups > 0 ? layer.groups : layer.to, layer.groups > 0 ? maxBatch : 1),
          r_(Row::Ones(layer.to)), d_(Row::Zero(layer.to)) {}

    /// Normalizes sums (units × samples) in place as training does, and has the running statistics follow;
    /// all samples given are one batch.
    void train(Block z, std::span<const T> parameters, std::span<T> statistics) {
        isTesting_ = false;
        if (layer_.groups > 0)
            standardizeGroups(z);
        else
            standardizeBatch(z, statistics);
        giveOutputs(z, parameters);
    }

    /// As `train`, as testing does: no sample's numbers depend on others.
    void test(Block z, std::span<const T> parameters, std::span<const T> statistics) {
        isTesting_ = true;
        if (layer_.groups > 0)
            standardizeGroups(z);
        else
            standardizeByRunning(z, statistics);
        giveOutputs(z, parameters);
    }

    /// Turns derivatives by the outputs of the last `train` or `test` into those by the sums, in place; adds
    /// those by gains and shifts to `gradient`.
    void backward(Block delta, std::span<const T> parameters, std::span<T> gradient) const {
        const auto x = standard_.leftCols(delta.cols());
        const Row shifts = delta.rowwise().sum();
        const Row products = (delta.array() * x.array()).rowwise().sum();
        Eigen::Map<Row>(gradient.data() + layer_.gains, layer_.to) += r_ * products + d_ * shifts;
        Eigen::Map<Row>(gradient.data() + layer_.shift(0), layer_.to) += shifts;
        delta.array().colwise() *= Numbers(parameters.data() + layer_.gains, layer_.to);
        if (layer_.groups > 0)
            backThroughGroups(delta);
        else if (isTesting_)
            delta.array().colwise() *= scales_.col(0).array();
        else
            backThroughBatch(delta);
    }

  private:
    /// The deviation that a number of the running statistics stands for.
    Row deviation(const Row& spread) const {
        return layer_.normalization == Normalization::batch ? Row((spread + epsilon()).sqrt()) : spread;
    }
    T epsilon() const { return static_cast<T>(knobs_.epsilon); }

    void standardizeBatch(const Block& z, std::span<T> statistics) {
        const Row mean = z.rowwise().mean();
        auto x = standard_.leftCols(z.cols());
        x = z.colwise() - mean.matrix();
        const Row variance = x.array().square().rowwise().mean();
        const Row sigma = (variance + epsilon()).sqrt();
        x.array().colwise() /= sigma;
        Eigen::Map<Row> runningMean(statistics.data() + layer_.statistics, layer_.to);
        Eigen::Map<Row> runningSpread(runningMean.data() + layer_.to, layer_.to);
        if (layer_.normalization == Normalization::batchRenorm)
            limitCorrections(mean, sigma, runningMean, runningSpread);
        scales_.col(0) = r_ / sigma;
        const auto momentum = static_cast<T>(knobs_.momentum);
        runningMean += momentum * (mean - runningMean);
        // A single point says nothing about the spread.
        if (z.cols() > 1)
            runningSpread += momentum * (spreadOf(variance, sigma, z.cols()) - runningSpread);
    }

    /// Of points drawn from many, the variance is estimated by the sum of squares over n − 1.
    Row spreadOf(const Row& variance, const Row& sigma, Eigen::Index samples) const {
        const auto n = static_cast<T>(samples);
        return layer_.normalization == Normalization::batch ? Row(variance * (n / (n - 1))) : sigma;
    }

    template <class Running>
    void limitCorrections(const Row& mean, const Row& sigma, const Running& runningMean,
                          const Running& runningSigma) {
        const auto scale = static_cast<T>(knobs_.mostScale);
        const auto shift = static_cast<T>(knobs_.mostShift);
        r_ = (sigma / runningSigma).min(scale).max(1 / scale);
        d_ = ((mean - runningMean) / runningSigma).min(shift).max(-shift);
    }

    void standardizeByRunning(const Block& z, std::span<const T> statistics) {
        const Numbers mean(statistics.data() + layer_.statistics, layer_.to);
        const Numbers spread(mean.data() + layer_.to, layer_.to);
        scales_.col(0) = deviation(spread).inverse();
        standard_.leftCols(z.cols()) =
            (z.colwise() - mean.matrix()).array().colwise() * scales_.col(0).array();
        r_.setOnes();
        d_.setZero();
    }

    void standardizeGroups(const Block& z) {
        const Eigen::Index size = layer_.to / layer_.groups;
        for (Eigen::Index group = 0; group < layer_.groups; ++group) {
            auto x = standard_.block(group * size, 0, size, z.cols());
            const auto sums = z.middleRows(group * size, size);
            x = sums.rowwise() - sums.colwise().mean();
            auto scales = scales_.row(group).head(z.cols());
            scales = (x.array().square().colwise().mean() + epsilon()).rsqrt();
            x.array().rowwise() *= scales.array();
        }
    }

    void giveOutputs(Block z, std::span<const T> parameters) const {
        const Numbers gains(parameters.data() + layer_.gains, layer_.to);
        const Numbers shifts(parameters.data() + layer_.shift(0), layer_.to);
        const auto x = standard_.leftCols(z.cols());
        z.array() = x.array().colwise() * Row(r_ * gains);
        z.colwise() += (d_ * gains + shifts).matrix();
    }

    /// Mean and deviation depend on every sample.
    void backThroughBatch(Block delta) const {
        const auto x = standard_.leftCols(delta.cols());
        const Row mean = delta.rowwise().mean();
        const Row slope = (delta.array() * x.array()).rowwise().mean();
        delta.array() = ((delta.colwise() - mean.matrix()).array() - x.array().colwise() * slope).colwise() *
                        scales_.col(0).array();
    }

    /// Mean and deviation depend on every unit of the group.
    void backThroughGroups(Block delta) const {
        const Eigen::Index size = layer_.to / layer_.groups;
        for (Eigen::Index group = 0; group < layer_.groups; ++group) {
            auto d = delta.middleRows(group * size, size);
            const auto x = standard_.block(group * size, 0, size, delta.cols());
            const Row mean = d.colwise().mean();
            const Row slope = (d.array() * x.array()).colwise().mean();
            d.array() =
                ((d.rowwise() - mean.matrix().transpose()).array() - x.array().rowwise() * slope.transpose())
                    .rowwise() *
                scales_.row(group).head(delta.cols()).array();
        }
    }

    LayerSpec layer_;
    NormalizationKnobs knobs_;
    /// x̃ of the last samples.
    Matrix<T> standard_;
    /// What derivatives are scaled by on the way back: [units][1], or [groups][samples].
    Matrix<T> scales_;
    Row r_;
    Row d_;
    bool isTesting_ = false;
};

} // namespace nabla
