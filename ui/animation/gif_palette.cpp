#include "ui/animation/gif_palette.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace nabla {
namespace {

using Channels = std::array<double, 3>;

/// A color, and how much it counts.
struct Weighted {
    QRgb color;
    double weight;
};

Channels channelsOf(QRgb color) {
    return {static_cast<double>(qRed(color)), static_cast<double>(qGreen(color)),
            static_cast<double>(qBlue(color))};
}

/// The different colors, in order. Areas count less than their pixels, or there would be no color left for
/// the few of points and text.
std::vector<Weighted> countColors(std::vector<QRgb> pixels) {
    std::sort(pixels.begin(), pixels.end());
    std::vector<Weighted> counted;
    for (auto first = pixels.begin(); first != pixels.end();) {
        const auto last = std::upper_bound(first, pixels.end(), *first);
        counted.push_back({*first, std::sqrt(static_cast<double>(last - first))});
        first = last;
    }
    return counted;
}

/// Some of the colors, with what is needed to cut them in two.
struct Box {
    std::vector<Weighted>::iterator begin;
    std::vector<Weighted>::iterator end;
    Channels mean{};
    /// The channel in which they differ most.
    std::size_t widest = 0;
    /// Σ weight · squared distance from the mean.
    double error = 0;
};

Box makeBox(std::vector<Weighted>::iterator begin, std::vector<Weighted>::iterator end) {
    Box box{begin, end};
    Channels squares{};
    double total = 0;
    for (auto at = begin; at != end; ++at) {
        const Channels channels = channelsOf(at->color);
        total += at->weight;
        for (std::size_t c = 0; c < channels.size(); ++c) {
            box.mean[c] += at->weight * channels[c];
            squares[c] += at->weight * channels[c] * channels[c];
        }
    }
    for (std::size_t c = 0; c < squares.size(); ++c) {
        box.mean[c] /= total;
        squares[c] -= total * box.mean[c] * box.mean[c];
        box.error += squares[c];
    }
    box.widest = static_cast<std::size_t>(std::max_element(squares.begin(), squares.end()) - squares.begin());
    return box;
}

/// Cuts a box of different colors at its mean; each half holds one at least.
std::pair<Box, Box> cut(const Box& box) {
    const auto middle = std::partition(box.begin, box.end, [&](const Weighted& entry) {
        return channelsOf(entry.color)[box.widest] <= box.mean[box.widest];
    });
    return {makeBox(box.begin, middle), makeBox(middle, box.end)};
}

bool isWorse(const Box& a, const Box& b) {
    return a.error < b.error;
}

std::vector<Box> cutAll(std::vector<Weighted>& counted, std::size_t most) {
    std::vector<Box> boxes{makeBox(counted.begin(), counted.end())};
    const std::size_t wanted = std::min(most, counted.size());
    while (boxes.size() < wanted) {
        std::pop_heap(boxes.begin(), boxes.end(), isWorse);
        const Box worst = boxes.back();
        boxes.pop_back();
        // What is left differs by less than rounding.
        if (worst.end - worst.begin < 2) {
            boxes.push_back(worst);
            break;
        }
        const auto [low, high] = cut(worst);
        for (const Box& half : {low, high}) {
            boxes.push_back(half);
            std::push_heap(boxes.begin(), boxes.end(), isWorse);
        }
    }
    return boxes;
}

QRgb rounded(const Channels& color) {
    const auto whole = [](double channel) { return static_cast<int>(std::lround(channel)); };
    return qRgb(whole(color[0]), whole(color[1]), whole(color[2]));
}

} // namespace

GifPalette::GifPalette(std::vector<QRgb> pixels, std::size_t most) {
    std::vector<Weighted> counted = countColors(std::move(pixels));
    for (const Box& box : cutAll(counted, most)) {
        const auto index = static_cast<std::uint8_t>(colors_.size());
        colors_.push_back(rounded(box.mean));
        for (auto at = box.begin; at != box.end; ++at)
            indices_.emplace_back(at->color, index);
    }
    std::sort(indices_.begin(), indices_.end());
}

std::uint8_t GifPalette::indexOf(QRgb pixel) const {
    return std::lower_bound(indices_.begin(), indices_.end(), std::pair(pixel, std::uint8_t{0}))->second;
}

} // namespace nabla
