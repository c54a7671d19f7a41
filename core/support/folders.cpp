#include "core/support/folders.h"

#include <filesystem>
#include <system_error>

namespace nabla {

std::vector<std::string> namesIn(const std::string& folder) {
    namespace fs = std::filesystem;
    std::vector<std::string> names;
    std::error_code error;
    // A loop over the range would throw where an entry cannot be read.
    for (fs::directory_iterator at(folder, error); !error && at != fs::directory_iterator();
         at.increment(error))
        names.push_back(at->path().filename().string());
    return names;
}

} // namespace nabla
