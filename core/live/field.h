#pragma once

#include "core/live/snapshot.h"
#include "core/training/measure.h"

#include <memory>
#include <optional>
#include <vector>

namespace nabla {

/// One neuron's output over a square grid of the plane: row 0 is the top (largest y), `pixels` × `pixels`
/// values. Over data of one dimension there is a single row.
struct Plane {
    int pixels = 0;
    int rows = 0;
    std::vector<float> values;

    bool operator==(const Plane&) const = default;
};

/// Names a unit: layer 0 holds the inputs, the last layer the output.
struct Unit {
    int layer = 0;
    int index = 0;

    bool operator==(const Unit&) const = default;
};

/// What a view wants evaluated; sizes are device pixels, 0 for none. Of a very large network the planes are
/// smaller.
struct FieldRequest {
    int thumbnailPixels = 0;
    int mapPixels = 0;
    /// Whose output the large map shows; `layer` −1 stands for the output.
    Unit mapUnit{-1, 0};
    /// Only this many units of each layer get a thumbnail.
    int unitsPerLayer = 64;
    /// Whether the gradient of the training loss is wanted.
    bool gradient = false;
    /// Whether the metrics of both sets are wanted.
    bool metrics = false;

    bool operator==(const FieldRequest&) const = default;
};

/// Every neuron's output over the plane, for one snapshot.
struct Field {
    std::shared_ptr<const Snapshot> snapshot;
    FieldRequest request;
    /// Thumbnails [layer][unit]; layer 0 (the inputs) included.
    std::vector<std::vector<Plane>> thumbnails;
    /// The output of the request's unit, of a single output by cross-entropy its probability. Where the
    /// output of more classes is asked for as a whole, the index of the likeliest.
    Plane map;
    /// The probability of the class in `map`; empty where that holds no classes.
    Plane certainty;
    /// ∂loss/∂parameter over the training set, penalties not included; empty where not asked for.
    std::vector<double> gradient;
    /// Empty where not asked for.
    std::optional<Metrics> metrics;
};

} // namespace nabla
