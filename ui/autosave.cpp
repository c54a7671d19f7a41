#include "ui/autosave.h"

#include "core/live/saved_work.h"
#include "ui/core_text.h"

#include <QDateTime>
#include <QStandardPaths>

#include <algorithm>
#include <ctime>
#include <new>
#include <utility>

namespace nabla {
namespace {

using std::chrono::milliseconds;

/// What this thread computed so far; on a busy machine far less than the time that went by.
milliseconds computingTime() {
    std::timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return std::chrono::duration_cast<milliseconds>(std::chrono::seconds(time.tv_sec) +
                                                    std::chrono::nanoseconds(time.tv_nsec));
}

/// Whether there is nothing to choose between them.
bool isSame(const std::shared_ptr<const Snapshot>& one, const std::shared_ptr<const Snapshot>& other) {
    return one == other ||
           (one && other && one->state == other->state && one->experiment == other->experiment);
}

/// Nothing is thrown out of the thread.
Status write(const std::string& folder, const std::string& document, std::int64_t time,
             const Snapshot& snapshot) {
    try {
        return writeAutosave(folder, document, time, savedWork(snapshot));
    } catch (const std::bad_alloc&) {
        return Error{"There is not enough memory to autosave this work."};
    }
}

} // namespace

Autosave::Autosave(Session& session, std::string root, QObject* parent)
    : QObject(parent), session_(session), root_(std::move(root)), interval_(3000), safe_(session.snapshot()) {
    pool_.setMaxThreadCount(1);
    timer_.setSingleShot(true);
    connect(&timer_, &QTimer::timeout, this, &Autosave::save);
    connect(&session_, &Session::snapshotChanged, this, &Autosave::noticeSnapshot);
}

Autosave::~Autosave() {
    pool_.waitForDone();
    if (!ended_)
        return;
    removeFolder();
    // What undo has forgotten meanwhile was not asked about: the next start offers it.
    for (Left& left : left_)
        if (!left.work.expired())
            left.folder.remove();
}

void Autosave::setDocument(const QString& path) {
    document_ = path.toStdString();
}

void Autosave::setSafe(const std::shared_ptr<const Snapshot>& snapshot) {
    safe_ = snapshot;
    save();
}

void Autosave::changeWork(const std::shared_ptr<WorkFile>& from, bool keeps) {
    if (keeps)
        leave(from);
    waitsForWork_ = true;
    const auto shown = [this](const Left& left) { return left.work.lock() == session_.file(); };
    const auto found = std::find_if(left_.begin(), left_.end(), shown);
    if (found == left_.end())
        return;
    AutosaveFolder folder = std::move(found->folder);
    left_.erase(found);
    goOnIn(std::move(folder));
}

/// What is not in the folder yet is written into it now.
void Autosave::leave(const std::shared_ptr<WorkFile>& work) {
    if (!waitsForWork_ && !isSame(session_.snapshot(), saved_))
        startWriting(session_.snapshot());
    if (folder_)
        left_.push_back({work, *std::exchange(folder_, std::nullopt)});
    saved_.reset();
}

void Autosave::goOnIn(AutosaveFolder folder) {
    pool_.waitForDone();
    removeFolder();
    folder_ = std::move(folder);
    waitsForWork_ = true;
    schedule();
}

void Autosave::end() {
    ended_ = true;
    timer_.stop();
    disconnect(&session_, nullptr, this, nullptr);
}

/// A work that is shown and gives way before anything is saved is kept all the same.
void Autosave::noticeSnapshot() {
    if (!ended_ && waitsForWork_)
        showsWork();
    schedule();
}

void Autosave::schedule() {
    if (!ended_ && !writing_ && !timer_.isActive())
        timer_.start(std::max(milliseconds(0), std::chrono::ceil<milliseconds>(next_ - Clock::now())));
}

void Autosave::save() {
    if (ended_ || writing_)
        return;
    if (waitsForWork_ && !showsWork())
        return;
    const auto snapshot = session_.snapshot();
    if (!isSame(snapshot, safe_) && !isSame(snapshot, saved_))
        startWriting(snapshot);
    // Training that runs is about to change it.
    else if (isSame(snapshot, safe_) && !snapshot->playing)
        removeFolder();
}

/// Until the session shows it, restored work is in the folder alone; false where it has yet to come.
bool Autosave::showsWork() {
    if (!session_.isSettled())
        return false;
    waitsForWork_ = false;
    // The trainer refused it, for lack of memory: it stays for another start.
    if (session_.snapshot()->experiment != session_.experiment())
        folder_.reset();
    return true;
}

void Autosave::startWriting(const std::shared_ptr<const Snapshot>& snapshot) {
    if (!folder_) {
        auto made = AutosaveFolder::create(root_);
        if (!made) {
            complain(made.error());
            next_ = Clock::now() + interval_;
            return schedule();
        }
        folder_ = *std::move(made);
    }
    writing_ = true;
    const std::int64_t now = QDateTime::currentMSecsSinceEpoch();
    pool_.start([this, snapshot, now, path = folder_->path(), document = document_] {
        const auto start = Clock::now();
        const milliseconds computed = computingTime();
        const Status written = write(path, document, now, *snapshot);
        const Cost cost{std::chrono::duration_cast<milliseconds>(Clock::now() - start),
                        computingTime() - computed};
        QMetaObject::invokeMethod(
            this, [=, this] { finish(path, snapshot, written, cost); }, Qt::QueuedConnection);
    });
}

void Autosave::finish(const std::string& path, const std::shared_ptr<const Snapshot>& snapshot,
                      const Status& written, Cost cost) {
    writing_ = false;
    if (ended_)
        return;
    if (!written)
        complain(written.error());
    else if (folder_ && folder_->path() == path)
        saved_ = snapshot;
    // A slow disk is left alone for half of the time, a core for nine tenths.
    next_ = Clock::now() - cost.taken + std::max({interval_, 2 * cost.taken, 10 * cost.computed});
    schedule();
}

void Autosave::complain(const std::string& message) {
    if (!std::exchange(complained_, true))
        Q_EMIT failed(tr("Your work cannot be autosaved. %1").arg(coreText(message)));
}

void Autosave::removeFolder() {
    if (folder_)
        folder_->remove();
    folder_.reset();
    saved_.reset();
}

std::string autosaveRoot() {
    return (QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) +
            QStringLiteral("/autosave"))
        .toStdString();
}

} // namespace nabla
