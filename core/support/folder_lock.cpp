#include "core/support/folder_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace nabla {

std::optional<FolderLock> FolderLock::take(const std::string& folder) {
    const std::string path = folder + "/" + fileName;
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0)
        return std::nullopt;
    FolderLock lock(file);
    // A process number in a file would tell less: it may be another process's by now.
    if (::flock(file, LOCK_EX | LOCK_NB) != 0)
        return std::nullopt;
    // The last owner may have removed the folder between the two calls.
    struct stat there {};
    if (::fstat(file, &there) != 0 || there.st_nlink == 0)
        return std::nullopt;
    return lock;
}

FolderLock::FolderLock(FolderLock&& other) noexcept : file_(std::exchange(other.file_, -1)) {}

FolderLock& FolderLock::operator=(FolderLock&& other) noexcept {
    std::swap(file_, other.file_);
    return *this;
}

FolderLock::~FolderLock() {
    if (file_ >= 0)
        ::close(file_);
}

} // namespace nabla
