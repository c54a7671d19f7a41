#include "ui/pictures/picture_actions.h"

#include "core/support/files.h"
#include "ui/document.h"
#include "ui/file_ending.h"
#include "ui/icons.h"
#include "ui/pictures/window_recording.h"
#include "ui/session.h"
#include "ui/usual_place.h"
#include "ui/view_state.h"

#include <QAction>
#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMenu>

namespace nabla {
namespace {

Status writePicture(const PictureOrder& order, const PictureContent& content, const QString& path) {
    const auto bytes = makePicture(order, content);
    if (!bytes)
        return Error{bytes.error()};
    return writeFile(path.toStdString(), {bytes->constData(), static_cast<std::size_t>(bytes->size())});
}

bool isOpen(const QPointer<PictureDialog>& dialog) {
    return dialog && dialog->isVisible();
}

} // namespace

PictureContent pictureContent(const Session& session, const ViewState& view) {
    PictureContent content;
    content.snapshot = session.snapshot();
    content.showTest = view.showTest();
    content.discretized = view.discretize();
    content.logarithmicLoss = view.logarithmicLoss();
    return content;
}

PictureActions::PictureActions(Session& session, ViewState& view, const Document& document, QMenu& mainMenu,
                               QMenu& shareMenu, QWidget& window)
    : QObject(&window), session_(session), view_(view), document_(document), window_(window) {
    auto* action = new QAction(icon(QStringLiteral("picture")), tr("Save picture…"), this);
    action->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_P);
    window.addAction(action);
    for (QMenu* menu : {&mainMenu, &shareMenu})
        menu->insertAction(menu->actions().value(0), action);
    connect(action, &QAction::triggered, this, &PictureActions::open);
}

void PictureActions::open() {
    PictureContent content = pictureContent(session_, view_);
    content.window = recordWindow(window_);
    content.windowSize = window_.size();
    dialog_ = new PictureDialog(content, choice_, &window_);
    dialog_->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog_, &PictureDialog::saveWanted, this, &PictureActions::askForFile);
    connect(dialog_, &PictureDialog::copyWanted, this, [this] { copy(dialog_->order()); });
    connect(dialog_, &QDialog::finished, this, [this] { choice_ = dialog_->choice(); });
    dialog_->open();
}

QString PictureActions::usualPath(const PictureOrder& order) const {
    const QString folder = usualFolder(folder_, document_.path(), QStandardPaths::PicturesLocation);
    return QDir(folder).filePath(
        QStringLiteral("%1-%2.%3")
            .arg(document_.name(), QLatin1String(order.picture->key), QLatin1String(order.format->key)));
}

void PictureActions::askForFile() {
    const PictureOrder order = dialog_->order();
    const QString ending = QLatin1String(order.format->key);
    const QFileInfo usual(usualPath(order));
    auto* files = new QFileDialog(dialog_, tr("Save picture"), usual.absolutePath());
    files->setAttribute(Qt::WA_DeleteOnClose);
    files->setAcceptMode(QFileDialog::AcceptSave);
    files->setDefaultSuffix(ending);
    files->setNameFilters({tr("%1 pictures (*.%2)").arg(labelOf(*order.format), ending)});
    files->selectFile(usual.fileName());
    connect(files, &QFileDialog::fileSelected, this,
            [this, order](const QString& path) { takeFile(order, path); });
    files->open();
}

/// The name's ending decides about the format where it is one of ours.
void PictureActions::takeFile(PictureOrder order, const QString& path) {
    if (const PictureFormat* named = findPictureFormat(QFileInfo(path).suffix()))
        order.format = named;
    useWithEnding(
        path, QLatin1String(order.format->key), *dialog_,
        [this, order](const QString& whole) { save(order, whole); }, [this] { askForFile(); });
}

/// The window is recorded anew, with images as fine as the picture's; by then another dialog may be open.
void PictureActions::prepare(const PictureOrder& order, const PictureContent& content,
                             const std::function<void(const PictureContent&)>& go) {
    if (!order.picture->asWindow)
        return go(content);
    const double ratio = evaluationScale(*order.format, order.scale);
    new WindowRecording(window_, session_, view_, ratio, [content, go](const QPicture& recorded) {
        PictureContent finer = content;
        finer.window = recorded;
        go(finer);
    });
}

void PictureActions::save(const PictureOrder& order, const QString& path) {
    dialog_->say(tr("Saving %1…").arg(QFileInfo(path).fileName()));
    dialog_->setBusy(true);
    prepare(order, dialog_->content(), [=, this, dialog = dialog_](const PictureContent& whole) {
        background_.run([=] { return writePicture(order, whole, path); },
                        [=, this](const Status& written) { showSaved(written, path, dialog); });
    });
}

/// The dialog stays until its picture is written, so that nothing chosen is lost.
void PictureActions::showSaved(const Status& written, const QString& path,
                               const QPointer<PictureDialog>& dialog) {
    if (!written)
        return complain(written.error(), dialog);
    folder_ = QFileInfo(path).absolutePath();
    if (isOpen(dialog))
        dialog->accept();
    Q_EMIT message(tr("The picture was saved as %1.").arg(QDir::toNativeSeparators(path)));
}

void PictureActions::copy(const PictureOrder& order) {
    dialog_->setBusy(true);
    prepare(order, dialog_->content(), [=, this, dialog = dialog_](const PictureContent& whole) {
        background_.run([=] { return makeImage(order, whole); },
                        [=, this](const Result<QImage>& made) { showCopied(made, dialog); });
    });
}

void PictureActions::showCopied(const Result<QImage>& made, const QPointer<PictureDialog>& dialog) {
    if (!made)
        return complain(made.error(), dialog);
    QGuiApplication::clipboard()->setImage(*made);
    if (!isOpen(dialog))
        return;
    dialog->setBusy(false);
    dialog->say(tr("The picture is in the clipboard."));
}

void PictureActions::complain(const std::string& why, const QPointer<PictureDialog>& dialog) {
    const QString text = QString::fromStdString(why);
    if (!isOpen(dialog))
        return Q_EMIT failed(text);
    dialog->setBusy(false);
    dialog->say(text, true);
}

} // namespace nabla
