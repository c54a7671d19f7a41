#include "ui/pictures/picture_actions.h"

#include "core/support/files.h"
#include "ui/document.h"
#include "ui/icons.h"
#include "ui/pictures/picture_dialog.h"
#include "ui/pictures/window_recording.h"
#include "ui/session.h"
#include "ui/view_state.h"

#include <QAction>
#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMenu>
#include <QStandardPaths>

namespace nabla {
namespace {

Status writePicture(const PictureOrder& order, const PictureContent& content, const QString& path) {
    const auto bytes = makePicture(order, content);
    if (!bytes)
        return Error{bytes.error()};
    return writeFile(path.toStdString(), {bytes->constData(), static_cast<std::size_t>(bytes->size())});
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
    auto* dialog = new PictureDialog(content, &window_);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &PictureDialog::saveWanted, this, [this, dialog] { askForFile(*dialog); });
    connect(dialog, &PictureDialog::copyWanted, this,
            [this, dialog] { copy(dialog->order(), dialog->content()); });
    connect(this, &PictureActions::copied, dialog,
            [dialog] { dialog->say(tr("The picture is in the clipboard.")); });
    connect(this, &PictureActions::failed, dialog, &PictureDialog::say);
    dialog->open();
}

QString PictureActions::usualPath(const PictureOrder& order) const {
    const QString beside =
        document_.path().isEmpty() ? QString() : QFileInfo(document_.path()).absolutePath();
    const QString pictures = QStandardPaths::writableLocation(QStandardPaths::PicturesLocation);
    const QString folder = !folder_.isEmpty() ? folder_ : beside.isEmpty() ? pictures : beside;
    return QDir(folder).filePath(
        QStringLiteral("%1-%2.%3")
            .arg(document_.name(), QLatin1String(order.picture->key), QLatin1String(order.format->key)));
}

/// The name's ending decides about the format where it is one of ours.
void PictureActions::askForFile(PictureDialog& dialog) {
    PictureOrder order = dialog.order();
    auto* files = new QFileDialog(&dialog, tr("Save picture"), QFileInfo(usualPath(order)).absolutePath());
    files->setAttribute(Qt::WA_DeleteOnClose);
    files->setAcceptMode(QFileDialog::AcceptSave);
    files->setDefaultSuffix(QLatin1String(order.format->key));
    files->setNameFilters(
        {tr("%1 pictures (*.%2)").arg(labelOf(*order.format), QLatin1String(order.format->key))});
    files->selectFile(QFileInfo(usualPath(order)).fileName());
    connect(files, &QFileDialog::fileSelected, this, [this, order, &dialog](const QString& path) mutable {
        if (const PictureFormat* named = findPictureFormat(QFileInfo(path).suffix()))
            order.format = named;
        folder_ = QFileInfo(path).absolutePath();
        save(order, dialog.content(), path);
        dialog.accept();
    });
    files->open();
}

/// The window is recorded anew, with images as fine as the picture's.
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

void PictureActions::save(const PictureOrder& order, const PictureContent& content, const QString& path) {
    prepare(order, content, [=, this](const PictureContent& whole) {
        background_.run([=] { return writePicture(order, whole, path); },
                        [this, path](const Status& written) {
                            if (!written)
                                return Q_EMIT failed(QString::fromStdString(written.error()));
                            Q_EMIT message(
                                tr("The picture was saved as %1.").arg(QDir::toNativeSeparators(path)));
                        });
    });
}

void PictureActions::copy(const PictureOrder& order, const PictureContent& content) {
    prepare(order, content, [=, this](const PictureContent& whole) {
        background_.run([=] { return makeImage(order, whole); },
                        [this](const Result<QImage>& made) {
                            if (!made)
                                return Q_EMIT failed(QString::fromStdString(made.error()));
                            QGuiApplication::clipboard()->setImage(*made);
                            Q_EMIT copied();
                        });
    });
}

} // namespace nabla
