#pragma once

#include "core/support/result.h"
#include "core/training/nabla_file.h"

#include <cstddef>
#include <cstdint>
#include <string>

namespace nabla {

/// What is known of autosaved work without reading it.
struct AutosaveHead {
    /// The file that the work belongs to; empty where it was never saved to one.
    std::string document;
    /// When the work was as it is here: milliseconds since 1970, UTC.
    std::int64_t time = 0;
    std::string dataset;
    std::int64_t epoch = 0;
    /// The hash of the points of one's own, which are in a file of their own; 0 where there are none.
    std::uint64_t points = 0;

    bool operator==(const AutosaveHead&) const = default;
};

/// Work as it was when it was last autosaved.
struct AutosavedWork {
    AutosaveHead head;
    NablaFile work;
};

/// What the files of one autosave may take, at most.
inline constexpr std::size_t mostAutosaveBytes = std::size_t{1} << 30;

/// The name of the file that holds the head and all work but the points of one's own.
inline constexpr const char* autosaveFileName = "work.autosave";

/// Puts work in place of what the folder held, at one moment: whoever looks, and whenever the process ends,
/// there is the old work or the new. Points of one's own are written only where they are not there yet.
Status writeAutosave(const std::string& folder, const std::string& document, std::int64_t time,
                     NablaFile work);

/// Reads the head alone.
Result<AutosaveHead> readAutosaveHead(const std::string& folder);

/// Reads the work with its points, and checks that they belong together.
Result<AutosavedWork> readAutosave(const std::string& folder);

} // namespace nabla
