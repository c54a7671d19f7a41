#pragma once

#include "ui/views/edge_layer.h"
#include "ui/views/network_curve.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include <QImage>

namespace nabla {

/// Mixes a color into an opaque pixel, two channels at a time; alpha is 0 to 255.
inline std::uint32_t blended(std::uint32_t under, std::uint32_t color, std::uint32_t alpha) {
    const std::uint32_t rest = 255 - alpha;
    const std::uint32_t redBlue = (under & 0xff00ff) * rest + (color & 0xff00ff) * alpha + 0x800080;
    const std::uint32_t green = ((under >> 8) & 0xff) * rest + ((color >> 8) & 0xff) * alpha + 0x80;
    return 0xff000000U | ((redBlue >> 8) & 0xff00ff) | (green & 0xff00);
}

/// A cut straight across a stroke, where drawing by columns changes to drawing by rows or back. Close to it
/// the stroke is as good as its tangent.
struct Cut {
    float x = 0;
    float y = 0;
    float tangentX = 1;
    float tangentY = 0;

    /// Whether a pixel's middle lies behind the cut, seen along the stroke.
    bool isBehind(float pixelX, float pixelY) const {
        return (pixelX + 0.5F - x) * tangentX + (pixelY + 0.5F - y) * tangentY >= 0;
    }
    float slope() const { return tangentY / tangentX; }
};

/// Draws one stroke: column by column where the curve is flat, row by row where it is steep, so that the
/// coverage of a pixel is always a length cut from a short span. Each pixel belongs to one of the three parts
/// alone.
template <bool dashed>
class StrokeRaster {
  public:
    /// `image` is opaque; `table` fits the stroke's width in columns; `phase` device pixels shift the dashes.
    StrokeRaster(QImage& image, const EdgeStroke& stroke, const CurveTable& table, double phase)
        : bits_(reinterpret_cast<std::uint32_t*>(image.bits())), pitch_(image.bytesPerLine() / 4),
          imageWidth_(image.width()), imageHeight_(image.height()), table_(table), columns_(table.columns()),
          color_(stroke.color), left_(static_cast<int>(std::lround(stroke.from.x()))),
          y0_(static_cast<float>(stroke.from.y())),
          rise_(static_cast<float>(stroke.to.y() - stroke.from.y())), width_(std::max(1.0F, stroke.width)),
          alpha_(255 * stroke.opacity * std::min(1.0F, stroke.width)), dash_(stroke.dash),
          period_(stroke.dash + stroke.gap), reach_(static_cast<int>(width_ / 2) + 2),
          nearby_(static_cast<float>(reach_) + 2) {
        if constexpr (dashed)
            arc_ = -static_cast<float>(std::fmod(phase, period_));
    }

    /// Mixes the stroke into the image.
    void draw() {
        const int flat = flatColumns();
        if (2 * flat >= columns_) {
            drawColumns(0, columns_, 0);
            return;
        }
        first_ = cutAt(flat);
        second_ = cutAt(columns_ - flat);
        part_ = Part::before;
        drawColumns(0, flat, 0);
        const float joint = arc_;
        drawColumns(flat, std::min(columns_, flat + reach_), 0);
        arc_ = joint;
        part_ = Part::between;
        drawRows();
        part_ = Part::after;
        const int extra = std::min(reach_, columns_ - flat);
        drawColumns(columns_ - flat - extra, columns_, extra);
    }

  private:
    enum class Part { whole, before, between, after };

    /// How many columns at either end are no steeper than 45°.
    int flatColumns() const {
        const float limit = static_cast<float>(columns_) / std::max(1e-6F, std::abs(rise_));
        int flat = 0;
        while (2 * flat < columns_ && table_.slope(flat) <= limit)
            ++flat;
        return flat;
    }

    /// The cut in front of a column.
    Cut cutAt(int column) const {
        const int before = std::max(0, column - 1), behind = std::min(columns_ - 1, column);
        const float unit = (table_.slope(before) + table_.slope(behind)) / 2;
        const float slope = unit * rise_ / static_cast<float>(columns_);
        const float height = column == 0          ? 0
                             : column == columns_ ? 1
                                                  : (table_.height(before) + table_.height(behind)) / 2;
        const float stretch = std::sqrt(1 + slope * slope);
        return {static_cast<float>(left_ + column), y0_ + rise_ * height, 1 / stretch, slope / stretch};
    }

    /// Where the stroke's middle line runs, and how it leans away from the column or row.
    struct Crossing {
        float center;
        float slope;
    };

    /// In a column: y and dy/dx, beyond a cut of the tangent.
    Crossing columnCrossing(int column) const {
        const float x = static_cast<float>(left_ + column);
        if (part_ == Part::before && x >= first_.x)
            return {first_.y + (x + 0.5F - first_.x) * first_.slope(), first_.slope()};
        if (part_ == Part::after && x < second_.x)
            return {second_.y + (x + 0.5F - second_.x) * second_.slope(), second_.slope()};
        return {y0_ + rise_ * table_.height(column),
                table_.slope(column) * rise_ / static_cast<float>(columns_)};
    }

    /// In a row whose middle is at `y`: x and |dx/dy|, beyond a cut of the tangent.
    Crossing rowCrossing(float y, int step) const {
        const bool before = static_cast<float>(step) * (y - first_.y) < 0;
        if (before || static_cast<float>(step) * (y - second_.y) > 0) {
            const Cut& cut = before ? first_ : second_;
            return {cut.x + (y - cut.y) / cut.slope(), 1 / std::abs(cut.slope())};
        }
        const auto [x, slope] = table_.across((y - y0_) / rise_);
        const float columns = static_cast<float>(columns_);
        return {static_cast<float>(left_) + x * columns, slope * columns / std::abs(rise_)};
    }

    /// Draws columns [begin, end); `arc_` is the length walked up to column `begin + lead`.
    void drawColumns(int begin, int end, int lead) {
        for (int i = begin; i < end; ++i) {
            const auto [center, slope] = columnCrossing(i);
            const float stretch = std::sqrt(1 + slope * slope);
            const float x = static_cast<float>(left_ + i);
            const bool far = std::abs(x - first_.x) > nearby_ && std::abs(x - second_.x) > nearby_;
            active_ = far ? Part::whole : part_;
            const float ahead = static_cast<float>(std::max(0, begin + lead - i));
            drawColumn(left_ + i, center, slope, arc_ + (0.5F - ahead) * stretch);
            arc_ += ahead > 0 ? 0 : stretch;
        }
    }

    void drawColumn(int x, float center, float slope, float arc) {
        if (x < 0 || x >= imageWidth_)
            return;
        const float stretch = std::sqrt(1 + slope * slope);
        const float top = std::max(0.0F, center - 0.5F * width_ * stretch);
        const float bottom = std::min(static_cast<float>(imageHeight_), center + 0.5F * width_ * stretch);
        for (int y = static_cast<int>(top); static_cast<float>(y) < bottom; ++y) {
            const float from = static_cast<float>(y);
            mix(x, y, std::min(bottom, from + 1) - std::max(top, from),
                arc + (from + 0.5F - center) * slope / stretch);
        }
    }

    /// Draws the steep part, in the direction of travel and a little beyond either end.
    void drawRows() {
        const int step = rise_ > 0 ? 1 : -1;
        const int begin = static_cast<int>(first_.y) - step * reach_;
        const int count = std::abs(static_cast<int>(second_.y) - static_cast<int>(first_.y)) + 2 * reach_;
        float walked = arc_, end = arc_;
        for (int k = 0; k <= count; ++k) {
            const int y = begin + step * k;
            const float middle = static_cast<float>(y) + 0.5F;
            const auto [center, slope] = rowCrossing(middle, step);
            const float stretch = std::sqrt(1 + slope * slope);
            const float fromFirst = static_cast<float>(step) * (middle - first_.y);
            walked = k <= reach_ ? arc_ + fromFirst * stretch : walked + stretch;
            if (k == count - reach_)
                end = walked + static_cast<float>(step) * (second_.y - middle) * stretch;
            const bool far = std::abs(middle - first_.y) > nearby_ && std::abs(middle - second_.y) > nearby_;
            active_ = far ? Part::whole : part_;
            if (y >= 0 && y < imageHeight_)
                drawRow(y, center, slope, walked);
        }
        arc_ = end;
    }

    void drawRow(int y, float center, float slope, float arc) {
        const float stretch = std::sqrt(1 + slope * slope);
        const float start = std::max(0.0F, center - 0.5F * width_ * stretch);
        const float end = std::min(static_cast<float>(imageWidth_), center + 0.5F * width_ * stretch);
        for (int x = static_cast<int>(start); static_cast<float>(x) < end; ++x) {
            const float from = static_cast<float>(x);
            mix(x, y, std::min(end, from + 1) - std::max(start, from),
                arc + (from + 0.5F - center) * slope / stretch);
        }
    }

    bool belongs(int x, int y) const {
        const float column = static_cast<float>(x), row = static_cast<float>(y);
        switch (active_) {
        case Part::whole:
            break;
        case Part::before:
            return !first_.isBehind(column, row);
        case Part::between:
            return first_.isBehind(column, row) && !second_.isBehind(column, row);
        case Part::after:
            return second_.isBehind(column, row);
        }
        return true;
    }

    /// `arc` is the pixel's distance from the start, along the curve.
    void mix(int x, int y, float coverage, float arc) {
        if (!belongs(x, y))
            return;
        float alpha = coverage * alpha_;
        if constexpr (dashed)
            alpha *= dashCoverage(arc);
        auto& pixel = bits_[static_cast<std::ptrdiff_t>(y) * pitch_ + x];
        pixel = blended(pixel, color_, static_cast<std::uint32_t>(alpha + 0.5F));
    }

    float dashCoverage(float arc) const {
        const float place = arc - period_ * std::floor(arc / period_);
        return std::clamp(std::min(place, dash_ - place) + 0.5F, 0.0F, 1.0F);
    }

    std::uint32_t* bits_;
    std::ptrdiff_t pitch_;
    int imageWidth_;
    int imageHeight_;
    const CurveTable& table_;
    int columns_;
    std::uint32_t color_;
    int left_;
    float y0_;
    float rise_;
    float width_;
    float alpha_;
    float dash_;
    float period_;
    /// Columns and rows drawn beyond a cut, so that the slanted cut is filled from both sides.
    int reach_;
    /// Pixels farther from a cut than this need no check.
    float nearby_;
    Cut first_;
    Cut second_;
    Part part_ = Part::whole;
    /// What pixels are checked against.
    Part active_ = Part::whole;
    /// Length of the curve walked so far.
    float arc_ = 0;
};

} // namespace nabla
