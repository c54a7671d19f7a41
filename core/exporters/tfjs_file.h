#pragma once

#include "core/exporters/exporter.h"
#include "core/support/json_writer.h"

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// What TensorFlow.js's two kinds of models have in common: a model.json with the structure, and a weights.bin
// with the numbers, in the order of the manifest.

namespace nabla {

/// The numbers of a model, in single precision.
class TfjsWeights {
  public:
    /// A tensor of floats; no dimensions for one number.
    void add(std::string name, std::vector<int> shape, std::span<const double> numbers);
    /// A vector of integers, such as a shape.
    void addIntegers(std::string name, std::span<const int> numbers);

    /// Whether single precision holds them all.
    bool areFinite() const { return areFinite_; }
    /// What weights.bin holds: little-endian, one after another.
    const std::string& bytes() const { return bytes_; }
    /// Their names, shapes and types, as the value of "weightsManifest".
    void writeManifest(JsonWriter& json) const;

  private:
    struct Entry {
        std::string name;
        std::vector<int> shape;
        std::string_view type;
    };

    std::vector<Entry> entries_;
    std::string bytes_;
    bool areFinite_ = true;
};

/// model.json and weights.bin in `folder` (empty, or with a slash at its end); `write` adds the fields of the
/// one kind of model, and may add weights. Fails where a number is too large for single precision.
Result<std::vector<ExportedFile>> tfjsFiles(const std::string& folder, std::string_view format,
                                            const TfjsWeights& weights,
                                            const std::function<void(JsonWriter&)>& write);

/// What programs may want to know of the model, as fields: columns, outputs, and classes with their threshold
/// or the value with how it reads in its unit.
void writeTfjsFacts(JsonWriter& json, const TrainedModel& model);

/// A shape as graphs write it, as the field of that name: sizes are 64 bits wide, which JSON has as text; −1
/// for any.
void writeTfjsShape(JsonWriter& json, std::string_view name, const std::vector<int>& shape);

/// The weights as both kinds of models multiply by them; [from][to].
std::vector<double> tfjsKernel(const ModelLayer& layer);

} // namespace nabla
