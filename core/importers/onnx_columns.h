#pragma once

#include "core/data/features.h"
#include "core/importers/onnx_network.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace nabla {

/// A number made of a point's coordinates, known by what it is at `columnProbes()`. So a feature is
/// recognized however a program has put it together.
using SampledColumn = std::vector<double>;

/// One of them, with the operator that computed it, if there is one.
struct OnnxColumn {
    SampledColumn numbers;
    const OnnxNode* by = nullptr;
};

/// Columns of a table of points: what a model makes of its inputs before the first layer.
struct OnnxColumns {
    std::vector<OnnxColumn> columns;
    /// Whether it is a list, a number for each point, rather than rows of one or more.
    bool isList = false;
    /// Of the inputs of which they were made.
    int version = 0;
};

/// A feature of Nabla's and what a model makes of it.
struct ScaledFeature {
    const Feature* feature = nullptr;
    OnnxLine line{};
};

/// As many as Nabla has features: more are none of its models, and cost memory.
std::size_t mostColumns();

/// As many numbers as columns have.
std::size_t columnSize();

/// A feature, scaled and moved.
SampledColumn sampledColumn(const ScaledFeature& scaled);

/// The feature that data of so many dimensions have and that gives the same numbers, scaled and moved.
std::optional<ScaledFeature> featureLike(const SampledColumn& column, int dimensions);

} // namespace nabla
