#pragma once

#include <optional>
#include <string>

namespace nabla {

/// Holds a folder for one owner; the system lets go of it however the process ends.
class FolderLock {
  public:
    /// The file in the folder that carries the lock.
    static constexpr const char* fileName = "lock";

    /// Takes a folder; nothing where another owner has it, in this process or any, or where it is not there.
    static std::optional<FolderLock> take(const std::string& folder);

    FolderLock(FolderLock&& other) noexcept;
    FolderLock& operator=(FolderLock&& other) noexcept;
    ~FolderLock();

  private:
    explicit FolderLock(int file) : file_(file) {}

    int file_;
};

} // namespace nabla
