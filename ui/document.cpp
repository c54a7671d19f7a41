#include "ui/document.h"

#include "core/importers/read_work_file.h"
#include "core/live/saved_work.h"
#include "core/support/files.h"
#include "core/training/nabla_file_io.h"
#include "ui/core_text.h"
#include "ui/session.h"

#include <QFile>
#include <QFileInfo>

namespace nabla {
namespace {

/// Whether that is where a snapshot stands.
bool standsAt(const Snapshot& snapshot, const NablaFile& work) {
    const TrainingState& state = snapshot.state;
    const bool same = work.state ? state == *work.state : state.batches == 0 && state.edits.empty();
    return same && snapshot.experiment == work.experiment;
}

/// What a file holds; nothing where that is a table, or where nobody wants it any more.
Result<std::optional<ImportedModel>> readWork(const QString& path, const std::atomic<bool>& unwanted) {
    using Read = std::optional<ImportedModel>;
    const QFileInfo info(path);
    // A pipe could keep the window from ever closing.
    if (info.exists() && !info.isFile())
        return Error{QStringLiteral("Cannot read '%1': it is not a file.").arg(path).toStdString()};
    if (info.exists() && !holdsWork(path))
        return Read();
    if (unwanted)
        return Read();
    auto work = readWorkFile(path.toStdString());
    if (!work)
        return Error{work.error()};
    return Read(*std::move(work));
}

QString nameOf(const WorkFile& file) {
    return file.path.isEmpty() ? Document::tr("Untitled") : QFileInfo(file.path).completeBaseName();
}

/// The file on disk as it is now; nothing where there is none.
std::optional<FileStamp> stampOf(const QString& path) {
    const QFileInfo info(path);
    if (!info.isFile())
        return std::nullopt;
    return FileStamp{info.lastModified(), info.size()};
}

Result<WorkFile> writeWork(const Snapshot& snapshot, const QString& path) {
    NablaFile work = savedWork(snapshot);
    const auto text = savableText(work);
    if (!text)
        return Error{text.error()};
    if (const Status written = writeFile(path.toStdString(), *text); !written)
        return Error{written.error()};
    work.history = {};
    return WorkFile{path, std::move(work), stampOf(path)};
}

} // namespace

bool holdsWork(const QString& path) {
    if (path.endsWith(QLatin1String(".nabla"), Qt::CaseInsensitive) || isOnnxFile(path.toStdString()))
        return true;
    constexpr qint64 enough = 4096;
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && file.read(enough).trimmed().startsWith('{');
}

Document::Document(Session& session, MessageBar& messages, QObject* parent)
    : QObject(parent), session_(session), messages_(messages), file_(session.file()), savingNote_(messages),
      openingNote_(messages) {
    connect(&session, &Session::experimentChanged, this, &Document::refresh);
    connect(&session, &Session::snapshotChanged, this, [this] {
        refresh();
        saveWaiting();
    });
}

const QString& Document::path() const {
    return session_.file()->path;
}

QString Document::name() const {
    return nameOf(*session_.file());
}

QStringList Document::leftUnsaved() const {
    QStringList names;
    for (const auto& left : left_)
        if (const auto file = left.lock(); file && file != file_)
            names << nameOf(*file);
    return names;
}

bool Document::isChangedOnDisk() const {
    const auto now = stampOf(path());
    return now && file_->stamp && now != file_->stamp;
}

void Document::refresh() {
    const auto before = std::exchange(file_, session_.file());
    const bool sameFile = before == file_;
    std::erase_if(left_, [&](const auto& left) { return left.expired() || left.lock() == file_; });
    if (!sameFile && worthSaving_)
        left_.push_back(before);
    if (!sameFile)
        Q_EMIT gaveWay(before, worthSaving_);
    const bool was = std::exchange(modified_, differs(sameFile));
    worthSaving_ = modified_ && !onlyTrained();
    if (!sameFile || modified_ != was)
        Q_EMIT changed();
}

/// While the trainer has not yet taken up an edit, the last snapshot tells nothing of it.
bool Document::differs(bool sameFile) const {
    if (session_.isSettled())
        return !standsAt(*session_.snapshot(), file_->saved);
    return session_.experiment() != file_->saved.experiment || (sameFile && modified_);
}

bool Document::onlyTrained() const {
    return file_->path.isEmpty() && !file_->saved.state && session_.experiment() == file_->saved.experiment &&
           session_.snapshot()->state.edits.empty();
}

void Document::startNew() {
    session_.setPlaying(false);
    session_.replaceExperiment(tr("new"), Experiment{});
}

void Document::open(const QString& path) {
    stopOpening();
    unwanted_ = std::make_shared<std::atomic<bool>>(false);
    openingNote_.begin(tr("Opening “%1”…").arg(QFileInfo(path).fileName()),
                       {{tr("Cancel"), [this] { stopOpening(); }}});
    const auto absolute = QFileInfo(path).absoluteFilePath();
    // Before it is read, so that a change meanwhile is one.
    const auto stamp = stampOf(absolute);
    background_.run([absolute, unwanted = unwanted_] { return readWork(absolute, *unwanted); },
                    [this, absolute, stamp, unwanted = unwanted_](Result<std::optional<ImportedModel>> read) {
                        if (!*unwanted)
                            finishOpening(absolute, stamp, read);
                    });
}

void Document::stopOpening() {
    if (unwanted_)
        *unwanted_ = true;
    openingNote_.end();
}

void Document::finishOpening(const QString& path, const std::optional<FileStamp>& stamp,
                             const Result<std::optional<ImportedModel>>& read) {
    openingNote_.end();
    if (!read) {
        messages_.showMessage(MessageKind::warning, QString::fromStdString(read.error()));
        return;
    }
    if (!*read)
        return Q_EMIT tableFound(path);
    session_.setPlaying(false);
    const QString name = QFileInfo(path).fileName();
    if (isOnnxFile(path.toStdString())) {
        // A work of its own, which is nowhere yet: what another program wrote is never replaced.
        session_.restoreWork(tr("open “%1”").arg(name), (*read)->file, {});
        showAssumed(name, (*read)->assumed);
    } else {
        session_.openWork(tr("open “%1”").arg(name), (*read)->file, path);
        session_.file()->stamp = stamp;
    }
    Q_EMIT used(path);
}

void Document::showAssumed(const QString& name, const std::vector<std::string>& assumed) {
    QStringList sentences{tr("“%1” was opened as new work.").arg(name)};
    for (const std::string& sentence : assumed)
        sentences << coreText(sentence);
    messages_.showMessage(MessageKind::note, sentences.join(QLatin1Char(' ')));
}

void Document::save(const QString& path) {
    waiting_ = Request{session_.file(), path};
    saveWaiting();
}

/// Waits until nothing else is being saved and the snapshot has all that was asked for.
void Document::saveWaiting() {
    if (!waiting_ || saving_ || !session_.isSettled())
        return;
    const Request request = *std::exchange(waiting_, std::nullopt);
    if (request.file == session_.file())
        return write(request);
    // Another work took its place meanwhile.
    messages_.showMessage(MessageKind::warning,
                          tr("“%1” was not saved: another work was opened.").arg(request.path));
    Q_EMIT saved(false);
}

void Document::write(const Request& request) {
    saving_ = true;
    savingNote_.begin(tr("Saving “%1”…").arg(QFileInfo(request.path).fileName()));
    background_.run(
        [snapshot = session_.snapshot(), path = request.path] { return writeWork(*snapshot, path); },
        [this, request](const Result<WorkFile>& written) { finishSaving(request, written); });
}

void Document::finishSaving(const Request& request, const Result<WorkFile>& written) {
    saving_ = false;
    savingNote_.end();
    if (written) {
        *request.file = *written;
        refresh();
        Q_EMIT changed();
        Q_EMIT used(request.path);
    } else {
        messages_.showMessage(MessageKind::warning, QString::fromStdString(written.error()));
    }
    Q_EMIT saved(bool(written));
    saveWaiting();
}

} // namespace nabla
