#include "ui/color_scale.h"

#include <algorithm>

namespace nabla {
namespace {

QColor mix(const QColor& from, const QColor& to, double amount) {
    const auto channel = [amount](int a, int b) { return qRound(a + (b - a) * amount); };
    return QColor(channel(from.red(), to.red()), channel(from.green(), to.green()),
                  channel(from.blue(), to.blue()));
}

QColor throughZero(const QColor& negative, const QColor& zero, const QColor& positive, double value) {
    const double limited = std::clamp(value, -1.0, 1.0);
    return limited < 0.0 ? mix(zero, negative, -limited) : mix(zero, positive, limited);
}

} // namespace

QColor signColor(const Theme& theme, double value) {
    return throughZero(theme.negative, theme.zero, theme.positive, value);
}

/// Places in the table first, colors then: the first loop is done many values at a time.
void ColorTable::paint(const float* values, QRgb* pixels, int count, float gain, float shift) const {
    constexpr int block = 256;
    constexpr float last = size - 1;
    std::array<int, block> places;
    for (int done = 0; done < count; done += block) {
        const int now = std::min(block, count - done);
        for (int i = 0; i < now; ++i) {
            const float place = (values[done + i] * gain + shift + 1.0F) * 0.5F * last + 0.5F;
            const float low = place < 0.0F ? 0.0F : place;
            const float within = low > last ? last : low;
            places[static_cast<std::size_t>(i)] = static_cast<int>(within == within ? within : last / 2);
        }
        for (int i = 0; i < now; ++i)
            pixels[done + i] = colors_[static_cast<std::size_t>(places[static_cast<std::size_t>(i)])];
    }
}

ColorTable makeColorTable(const QColor& negative, const QColor& zero, const QColor& positive,
                          bool discretized) {
    ColorTable table;
    for (int i = 0; i < ColorTable::size; ++i) {
        const double smooth = 2.0 * i / (ColorTable::size - 1) - 1.0;
        const double value = discretized ? (smooth < 0.0 ? -1.0 : 1.0) : smooth;
        table.colors_[static_cast<std::size_t>(i)] = throughZero(negative, zero, positive, value).rgb();
    }
    return table;
}

ClassColors::ClassColors(const Theme& theme, int classes, bool discretized) : classes_(classes) {
    const QColor ground = theme.dark ? theme.window : theme.surface;
    const double most = theme.dark ? 0.6 : 0.56;
    for (int k = 0; k < classes; ++k) {
        auto& row = colors_.emplace_back();
        for (int i = 0; i <= steps; ++i)
            row[static_cast<std::size_t>(i)] = mix(ground, theme.classes[static_cast<std::size_t>(k)],
                                                   discretized ? most : most * (0.08 + 0.92 * i / steps))
                                                   .rgb();
    }
}

/// An even guess is the least that a likeliest class can have.
QRgb ClassColors::at(int index, float certainty) const {
    const float least = 1.0F / static_cast<float>(classes_);
    const float share = std::clamp((certainty - least) / (1 - least), 0.0F, 1.0F);
    const auto step = static_cast<std::size_t>(share == share ? share * steps + 0.5F : 0.0F);
    return colors_[static_cast<std::size_t>(std::clamp(index, 0, classes_ - 1))][step];
}

ColorTable heatTable(const Theme& theme, bool discretized) {
    // White ground takes colors away gently; on a dark one they must sink further before points stand out.
    const QColor ground = theme.dark ? theme.window : theme.surface;
    const double amount = theme.dark ? 0.38 : 0.34;
    const QColor zero =
        theme.dark ? mix(theme.zero, theme.window, 0.3) : mix(theme.zero, theme.surface, 0.35);
    return makeColorTable(mix(theme.negative, ground, amount), zero, mix(theme.positive, ground, amount),
                          discretized);
}

ColorTable thumbnailTable(const Theme& theme, bool discretized) {
    return makeColorTable(theme.negative, theme.zero, theme.positive, discretized);
}

} // namespace nabla
