#include "core/data/generators/all.h"

#include <cmath>

namespace nabla::generator {
namespace {

const Axes axes{axisBetween("size", "m²", 40, 240, -6, 6), axisBetween("age", "years", 0, 100, -6, 6),
                axisBetween("price", "k€", 50, 750, -1, 1)};

/// A large house costs less a square meter; a house loses value as it ages, and an old building gains some
/// again.
double priceOf(double size, double age) {
    const double centuries = age / 100;
    return 7 * std::pow(size, 0.85) * (1 - 1.1 * centuries + 0.75 * centuries * centuries);
}

/// Chance makes a house dearer or cheaper by a share of its price; noise is the standard deviation of that.
std::vector<Point> generate(int samples, double noise, int, RandomStream& random) {
    std::vector<Point> points;
    for (int i = 0; i < samples; ++i) {
        const double x = random.uniform(-6, 6);
        const double y = random.uniform(-6, 6);
        const double price = priceOf(axes.x.reading(x), axes.y.reading(y)) * (1 + noise * random.normal());
        points.push_back({x, y, axes.label.value(price)});
    }
    return points;
}

} // namespace

const Generator housePrices{"housePrices",
                            "House prices",
                            "What a house costs by its size and age.",
                            Problem::regression,
                            false,
                            true,
                            {},
                            generate,
                            2,
                            axes};

} // namespace nabla::generator
