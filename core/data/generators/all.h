#pragma once

#include "core/data/generators.h"

// One row a file; the table in generators.cpp lists them in the order in which they are shown.
namespace nabla::generator {

extern const Generator circle;
extern const Generator exclusiveOr;
extern const Generator gaussians;
extern const Generator spiral;
extern const Generator moons;
extern const Generator rings;
extern const Generator checkerboard;
extern const Generator sineBoundary;
extern const Generator plane;
extern const Generator multiGaussian;
extern const Generator sineCurve;
extern const Generator housePrices;
extern const Generator multiBlobs;
extern const Generator multiRings;
extern const Generator pinwheel;
extern const Generator xorCorners;

} // namespace nabla::generator
