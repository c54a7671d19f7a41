#include "ui/work_recovery.h"

#include "core/data/generators.h"
#include "ui/controls/message_bar.h"
#include "ui/core_text.h"

#include <QDateTime>
#include <QFileInfo>
#include <QLocale>

#include <new>
#include <utility>

namespace nabla {
namespace {

/// The time of day, with the date where it is another day's.
QString timeText(std::int64_t milliseconds) {
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(milliseconds);
    const QLocale locale;
    return time.date() == QDate::currentDate() ? locale.toString(time.time(), QLocale::ShortFormat)
                                               : locale.toString(time, QLocale::ShortFormat);
}

QString datasetText(const std::string& key) {
    const Generator* generator = findGenerator(key);
    return generator ? coreText(generator->label).toLower() : WorkRecovery::tr("your own points");
}

/// Nothing is thrown out of the thread.
Result<AutosavedWork> read(const std::string& folder) {
    try {
        return readAutosave(folder);
    } catch (const std::bad_alloc&) {
        return Error{"There is not enough memory to read it."};
    }
}

} // namespace

WorkRecovery::WorkRecovery(std::string root, MessageBar& bar, Session& session, Autosave& autosave,
                           QObject* parent)
    : QObject(parent), root_(std::move(root)), bar_(bar), session_(session), autosave_(autosave) {
    connect(&bar_, &MessageBar::closed, this, &WorkRecovery::leave);
}

WorkRecovery::~WorkRecovery() {
    pool_.waitForDone();
}

void WorkRecovery::offer() {
    auto found = takeAbandonedWork(root_);
    std::size_t damaged = 0;
    for (; damaged < found.size() && !found[damaged].head; ++damaged)
        putAside(found[damaged].folder, found[damaged].head.error());
    if (damaged == found.size())
        return;
    offered_ = std::move(found[damaged].folder);
    show(*found[damaged].head, found.size() - damaged - 1);
}

void WorkRecovery::show(const AutosaveHead& head, std::size_t more) {
    const QString from = timeText(head.time);
    const QString document = QFileInfo(QString::fromStdString(head.document)).fileName();
    const QString what = tr("%1, epoch %2").arg(datasetText(head.dataset), QLocale().toString(head.epoch));
    QString text = tr("Nabla ended unexpectedly.") + QLatin1Char(' ');
    text += document.isEmpty() ? tr("Work from %1 (%2) can be restored.").arg(from, what)
                               : tr("Work on “%1” from %2 (%3) can be restored.").arg(document, from, what);
    if (more > 0)
        text += QLatin1Char(' ') + (more == 1 ? tr("One more is kept for the next start.")
                                              : tr("%1 more are kept for the next starts.").arg(more));
    bar_.showMessage(MessageKind::question, text,
                     {{tr("&Restore"), [this] { restore(); }}, {tr("&Discard"), [this] { discard(); }}});
}

void WorkRecovery::restore() {
    pool_.start([this, path = offered_->path()] {
        const auto work = std::make_shared<const Result<AutosavedWork>>(read(path));
        QMetaObject::invokeMethod(
            this, [this, work] { finish(*work); }, Qt::QueuedConnection);
    });
}

void WorkRecovery::finish(const Result<AutosavedWork>& read) {
    if (!read) {
        putAside(*offered_, read.error());
        offered_.reset();
        return offer();
    }
    const QString document = QString::fromStdString(read->head.document);
    session_.setPlaying(false);
    session_.restoreWork(tr("restore work"), read->work, document);
    autosave_.setDocument(document);
    autosave_.goOnIn(*std::exchange(offered_, std::nullopt));
    Q_EMIT restored(document);
}

void WorkRecovery::discard() {
    offered_->remove();
    offered_.reset();
    offer();
}

/// The folder is free again: the next start offers it.
void WorkRecovery::leave() {
    offered_.reset();
}

void WorkRecovery::putAside(AutosaveFolder& folder, const std::string& why) {
    const QString there = QString::fromStdString(folder.moveAside());
    Q_EMIT failed(tr("Autosaved work cannot be read and was put into “%1”. %2").arg(there, coreText(why)));
}

} // namespace nabla
