#pragma once

#include <utility>
#include <vector>

namespace nabla {

/// The shape of every edge: a cubic Bézier curve from (0, 0) to (1, 1) with both control points at x = ½.
namespace curve {

/// x at parameter `t` in [0, 1]; grows monotonically.
constexpr double x(double t) {
    return t * (1.5 + t * (t - 1.5));
}

/// y at parameter `t` in [0, 1]; grows monotonically.
constexpr double y(double t) {
    return t * t * (3 - 2 * t);
}

/// dy/dx at parameter `t`.
constexpr double slope(double t) {
    return 6 * t * (1 - t) / (1.5 + t * (3 * t - 3));
}

/// The parameter at which the curve has this `x` in [0, 1].
double parameterAtX(double x);

/// The parameter at which the curve has this `y` in [0, 1].
double parameterAtY(double y);

} // namespace curve

/// The curve sampled for a gap of some pixel columns, so that no stroke has to solve a cubic.
class CurveTable {
  public:
    explicit CurveTable(int columns);

    int columns() const { return static_cast<int>(heights_.size()); }

    /// y in the middle of a column, where the curve is as wide as high.
    float height(int column) const { return heights_[column]; }

    /// dy/dx in the middle of a column.
    float slope(int column) const { return slopes_[column]; }

    /// x and dx/dy at a height, which is clamped to [0, 1].
    std::pair<float, float> across(float height) const;

  private:
    std::vector<float> heights_;
    std::vector<float> slopes_;
    std::vector<float> inverse_;
};

} // namespace nabla
