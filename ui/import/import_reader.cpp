#include "ui/import/import_reader.h"

#include <QMetaObject>
#include <QThreadPool>

#include <atomic>
#include <mutex>
#include <new>

namespace nabla {

/// What the reader and its jobs have in common. A job that is given up may outlive the reader.
struct ImportReader::Shared {
    Shared(const QString& path, ImportReader* asking) : work(path), reader(asking) {}

    void run(const ImportWishes& wishes, std::uint64_t number);
    void answer(const ImportStand& stand, std::uint64_t number);

    /// The number of the newest wishes.
    std::atomic<std::uint64_t> newest{0};
    std::atomic<double> progress{0};
    /// Held by the job at work.
    std::mutex working;
    ImportWork work;
    /// Held while the reader, which is null once it is gone, is spoken to.
    std::mutex answering;
    ImportReader* reader;
};

void ImportReader::Shared::run(const ImportWishes& wishes, std::uint64_t number) {
    const std::lock_guard lock(working);
    const auto isWanted = [&](double done) {
        const bool wanted = newest == number;
        if (wanted)
            progress = done;
        return wanted;
    };
    if (!isWanted(0))
        return;
    try {
        work.run(wishes, isWanted, [&](const ImportStand& stand) { answer(stand, number); });
    } catch (const std::bad_alloc&) {
        ImportStand stand;
        stand.isComplete = true;
        stand.problem = ImportReader::tr("There is not enough memory for this table.").toStdString();
        answer(stand, number);
    }
}

void ImportReader::Shared::answer(const ImportStand& stand, std::uint64_t number) {
    const std::lock_guard lock(answering);
    if (reader)
        QMetaObject::invokeMethod(
            reader, [to = reader, stand, number] { to->take(stand, number); }, Qt::QueuedConnection);
}

ImportReader::ImportReader(const QString& path, QObject* parent)
    : QObject(parent), shared_(std::make_shared<Shared>(path, this)) {}

ImportReader::~ImportReader() {
    ++shared_->newest;
    const std::lock_guard lock(shared_->answering);
    shared_->reader = nullptr;
}

void ImportReader::ask(const ImportWishes& wishes) {
    busy_ = true;
    shared_->progress = 0;
    const std::uint64_t number = ++shared_->newest;
    QThreadPool::globalInstance()->start([shared = shared_, wishes, number] { shared->run(wishes, number); });
}

double ImportReader::progress() const {
    return shared_->progress;
}

/// An answer to wishes that were changed meanwhile is of no use.
void ImportReader::take(const ImportStand& stand, std::uint64_t number) {
    if (number != shared_->newest)
        return;
    busy_ = !stand.isComplete;
    Q_EMIT answered(stand);
}

} // namespace nabla
