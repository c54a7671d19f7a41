#pragma once

#include "core/exporters/trained_model.h"

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// What all exports that are source code have in common.

namespace nabla {

/// How a language writes one number.
using NumberWriter = std::function<std::string(double)>;

/// The numbers between commas, in lines of at most about 100 columns, of which all but the first begin with
/// `indent` spaces.
std::string numberLines(std::span<const double> numbers, const NumberWriter& write, std::size_t indent);

/// A matrix, given by rows, as rows in brackets of their own, each on lines of its own: "[1, 2],\n    [3,
/// 4]".
std::string rowLines(std::span<const double> numbers, int columns, const NumberWriter& write,
                     std::string_view brackets, std::size_t indent);

/// A text that may stand in a comment or a docstring of Python: on one line, and ending none.
std::string inComment(std::string_view text);

/// A text as a string of JSON, which is one of Python and JavaScript as well.
std::string quoted(std::string_view text);

/// The texts between commas.
std::string joined(std::span<const std::string> texts, std::string_view between = ", ");

/// "float32" or "float64".
std::string_view precisionName(Precision precision);

/// What the model is, in one line: "Neural network 2 - 4 - 2 - 1: x₁, x₂ → output".
std::string title(const TrainedModel& model);

/// What a layer does, in a few words: "4 neurons, batch norm, tanh".
std::string layerWords(const ModelLayer& layer);

} // namespace nabla
