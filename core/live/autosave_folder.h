#pragma once

#include "core/live/autosaved_work.h"
#include "core/support/folder_lock.h"

#include <string>
#include <vector>

namespace nabla {

/// One window's folder of autosaves below the folder of all, held as long as this lives: every window has one
/// of its own, so that none writes into another's.
class AutosaveFolder {
  public:
    /// Makes a new one; `root` need not exist.
    static Result<AutosaveFolder> create(const std::string& root);
    /// Takes one that is there; nothing where somebody holds it.
    static std::optional<AutosaveFolder> take(const std::string& path);

    const std::string& path() const { return path_; }

    /// Removes it with all that it holds.
    void remove();
    /// Moves it to where no start looks for work, and says where that is.
    std::string moveAside();

  private:
    AutosaveFolder(std::string path, FolderLock lock) : path_(std::move(path)), lock_(std::move(lock)) {}

    std::string path_;
    FolderLock lock_;
};

/// A folder whose owner ended without removing it.
struct AbandonedWork {
    AutosaveFolder folder;
    /// What is in it, or why that cannot be read.
    Result<AutosaveHead> head;
};

/// All abandoned work, the newest first, and before it what cannot be read. Folders in which nothing was ever
/// saved are removed.
std::vector<AbandonedWork> takeAbandonedWork(const std::string& root);

} // namespace nabla
