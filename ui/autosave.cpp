#include "ui/autosave.h"

#include "core/live/saved_work.h"
#include "core/live/thread_priority.h"
#include "ui/core_text.h"

#include <QDateTime>
#include <QStandardPaths>

#include <algorithm>
#include <new>
#include <utility>

namespace nabla {
namespace {

using std::chrono::milliseconds;

/// Of the time, writing takes at most a tenth.
constexpr int restForEachWrite = 10;

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
    : QObject(parent), session_(session), root_(std::move(root)), shortest_(3000), safe_(session.snapshot()) {
    pool_.setMaxThreadCount(1);
    timer_.setSingleShot(true);
    connect(&timer_, &QTimer::timeout, this, &Autosave::save);
    connect(&session_, &Session::snapshotChanged, this, &Autosave::schedule);
}

Autosave::~Autosave() {
    pool_.waitForDone();
    if (ended_)
        removeFolder();
}

void Autosave::setDocument(const QString& path) {
    document_ = path.toStdString();
}

void Autosave::setSafe(const std::shared_ptr<const Snapshot>& snapshot) {
    safe_ = snapshot;
    save();
}

void Autosave::goOnIn(AutosaveFolder folder) {
    pool_.waitForDone();
    removeFolder();
    folder_ = std::move(folder);
    waitsForRestored_ = true;
    schedule();
}

void Autosave::end() {
    ended_ = true;
    timer_.stop();
    disconnect(&session_, nullptr, this, nullptr);
}

void Autosave::schedule() {
    if (!ended_ && !writing_ && !timer_.isActive())
        timer_.start(shortest_);
}

void Autosave::save() {
    if (ended_ || writing_)
        return;
    if (waitsForRestored_ && !takesRestored())
        return schedule();
    const auto snapshot = session_.snapshot();
    // Training that runs is about to change it.
    if (!snapshot->playing && isSame(snapshot, safe_))
        removeFolder();
    else if (!isSame(snapshot, saved_))
        startWriting(snapshot);
}

/// Until the session shows it, restored work is in the folder alone; false where it has yet to come.
bool Autosave::takesRestored() {
    if (!session_.isSettled())
        return false;
    waitsForRestored_ = false;
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
            return schedule();
        }
        folder_ = *std::move(made);
    }
    writing_ = true;
    const std::int64_t now = QDateTime::currentMSecsSinceEpoch();
    pool_.start([this, snapshot, now, path = folder_->path(), document = document_] {
        lowerThreadPriority();
        const auto start = std::chrono::steady_clock::now();
        const Status written = write(path, document, now, *snapshot);
        const auto taken = std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now() - start);
        QMetaObject::invokeMethod(
            this, [=, this] { finish(path, snapshot, written, taken); }, Qt::QueuedConnection);
    });
}

void Autosave::finish(const std::string& path, const std::shared_ptr<const Snapshot>& snapshot,
                      const Status& written, milliseconds taken) {
    writing_ = false;
    if (ended_)
        return;
    if (!written)
        complain(written.error());
    else if (folder_ && folder_->path() == path)
        saved_ = snapshot;
    timer_.start(std::max(milliseconds(0), std::max(shortest_, restForEachWrite * taken) - taken));
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
