#pragma once

#include "ui/theme.h"

#include <array>
#include <vector>

#include <QColor>

namespace nabla {

/// Color of a value in [-1, 1], piecewise linear through negative, zero and positive; outside it saturates.
QColor signColor(const Theme& theme, double value);

/// Opaque colors for values in [-1, 1], looked up instead of computed for each pixel.
class ColorTable {
  public:
    /// Number of entries; odd, so that zero has one of its own.
    static constexpr int size = 513;

    /// Color of a value; outside [-1, 1] it saturates, not-a-number counts as zero.
    QRgb at(float value) const {
        const float position = (value + 1.0F) * 0.5F * (size - 1) + 0.5F;
        if (position >= size)
            return colors_.back();
        if (position >= 0.0F)
            return colors_[static_cast<std::size_t>(position)];
        return value < 0.0F ? colors_.front() : colors_[size / 2];
    }

    /// Colors `count` values, each times `gain` plus `shift`.
    void paint(const float* values, QRgb* pixels, int count, float gain = 1, float shift = 0) const;

    /// All entries, from -1 to +1.
    const std::array<QRgb, size>& colors() const { return colors_; }

  private:
    friend ColorTable makeColorTable(const QColor& negative, const QColor& zero, const QColor& positive,
                                     bool discretized);
    std::array<QRgb, size> colors_{};
};

/// Table through three colors, smooth, or with only the two ends when discretized.
ColorTable makeColorTable(const QColor& negative, const QColor& zero, const QColor& positive,
                          bool discretized);

/// Colors of a class's region for certainties from 0 (the ground) to 1, calmer than its points.
class ClassColors {
  public:
    ClassColors(const Theme& theme, int classes, bool discretized);

    /// Color of the class of that index where its probability is `certainty`; discretized, any is 1.
    QRgb at(int index, float certainty) const;

  private:
    static constexpr int steps = 128;
    int classes_;
    std::vector<std::array<QRgb, steps + 1>> colors_;
};

/// Table for the large map: calmer than the data's own colors, so that points stand out over it.
ColorTable heatTable(const Theme& theme, bool discretized);

/// Table in the data's own colors, for the small pictures of neurons and features.
ColorTable thumbnailTable(const Theme& theme, bool discretized);

} // namespace nabla
