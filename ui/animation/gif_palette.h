#pragma once

#include <QRgb>

#include <cstdint>
#include <utility>
#include <vector>

namespace nabla {

/// The few colors that stand for all of an image, by median cut with the least squared error: as long as
/// there are more to give, the colors that differ most are told apart.
class GifPalette {
  public:
    /// Makes at most `most` (1 to 256) opaque colors of those of the pixels, of which there must be one.
    GifPalette(std::vector<QRgb> pixels, std::size_t most);

    const std::vector<QRgb>& colors() const { return colors_; }

    /// The index of the color that stands for one of the pixels.
    std::uint8_t indexOf(QRgb pixel) const;

  private:
    std::vector<QRgb> colors_;
    /// Every color of the pixels, in order, with the index of what stands for it.
    std::vector<std::pair<QRgb, std::uint8_t>> indices_;
};

} // namespace nabla
