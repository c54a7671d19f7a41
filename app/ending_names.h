#pragma once

#include <span>
#include <string>

namespace nabla {

/// The endings of files of some formats, as in ".gif, .webp or .mp4".
template <class Format>
std::string endingNames(std::span<const Format> formats) {
    std::string names;
    for (std::size_t i = 0; i < formats.size(); ++i)
        names += (i == 0 ? "." : i + 1 == formats.size() ? " or ." : ", .") + std::string(formats[i].key);
    return names;
}

} // namespace nabla
