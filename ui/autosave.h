#pragma once

#include "core/live/autosave_folder.h"
#include "ui/session.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace nabla {

/// Keeps a window's work in a folder of its own, so that hardly any is lost where the program ends by force:
/// what changes is saved at once, but only three seconds after the last time, or later where it takes more
/// than a tenth of a core's time. Nothing is written while nothing changes, and nothing where the work is
/// safe elsewhere.
class Autosave : public QObject {
    Q_OBJECT

  public:
    /// What the session shows now counts as safe: it is what a start shows. Folders are made below `root`.
    Autosave(Session& session, std::string root, QObject* parent = nullptr);
    /// Waits for what is being written; the folder stays unless `end` was called.
    ~Autosave() override;

    /// The least time between two saves, for tests.
    void setInterval(std::chrono::milliseconds interval) { interval_ = interval; }

    /// Names the file that the work belongs to from now on; empty for none.
    void setDocument(const QString& path);
    /// Work as this snapshot has it is in a file (saved to it or opened from it), so it need not be kept
    /// here.
    void setSafe(const std::shared_ptr<const Snapshot>& snapshot);
    /// Another work takes the place of this one. One that is worth keeping stays in its folder as it is now,
    /// for undo alone holds it besides, until `end`, or until the session shows it again and it goes on
    /// there.
    void changeWork(const std::shared_ptr<WorkFile>& from, bool keeps);
    /// Takes over a folder whose work the session was asked to open, in place of this window's own.
    void goOnIn(AutosaveFolder folder);
    /// Ends the saving, as nothing is left to be lost: the folders go away with this object, but for those of
    /// works that undo no longer reaches.
    void end();

  Q_SIGNALS:
    /// Work cannot be saved; said once, however often it is tried again.
    void failed(const QString& message);

  private:
    using Clock = std::chrono::steady_clock;

    /// What one save took: by the clock, and of a core.
    struct Cost {
        std::chrono::milliseconds taken;
        std::chrono::milliseconds computed;
    };

    /// Work that gave way to another, and its folder, which nobody offers while it is held here.
    struct Left {
        std::weak_ptr<WorkFile> work;
        AutosaveFolder folder;
    };

    void leave(const std::shared_ptr<WorkFile>& work);
    void noticeSnapshot();
    void schedule();
    void save();
    bool showsWork();
    void startWriting(const std::shared_ptr<const Snapshot>& snapshot);
    void finish(const std::string& path, const std::shared_ptr<const Snapshot>& snapshot,
                const Status& written, Cost cost);
    void complain(const std::string& message);
    void removeFolder();

    Session& session_;
    std::string root_;
    std::string document_;
    std::chrono::milliseconds interval_;
    /// Nothing is saved before then.
    Clock::time_point next_;
    QTimer timer_;
    /// What is safe elsewhere, and what the folder holds.
    std::shared_ptr<const Snapshot> safe_;
    std::shared_ptr<const Snapshot> saved_;
    std::optional<AutosaveFolder> folder_;
    std::vector<Left> left_;
    bool writing_ = false;
    /// Whether the session was asked for another work and has yet to show it.
    bool waitsForWork_ = false;
    bool complained_ = false;
    bool ended_ = false;
    // Last, so that it ends before what it reports to is gone.
    QThreadPool pool_;
};

/// The folder below which this user's windows keep their work.
std::string autosaveRoot();

} // namespace nabla
