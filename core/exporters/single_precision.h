#pragma once

#include "core/exporters/exporter.h"

// What all formats that compute in single precision (float32) have in common.

namespace nabla {

/// What single precision does not carry of a model, a sentence each: digits of its numbers, where it was
/// trained in double precision, and of readings and values far from 0 that lie close together.
std::vector<std::string> singlePrecisionLosses(const TrainedModel& model, const ExportOptions& options);

/// Whether all of a model's numbers lie within single precision's range.
Status checkSinglePrecision(const TrainedModel& model);

/// As `TrainedModel::inPlane`; the origin is taken off in two parts, so that rounding it costs nothing.
Expression inPlaneBySingles(const TrainedModel& model, std::size_t column, const Expression& reading);

} // namespace nabla
