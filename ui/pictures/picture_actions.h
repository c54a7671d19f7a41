#pragma once

#include "ui/background_work.h"
#include "ui/pictures/picture_dialog.h"

#include <QPointer>

#include <functional>

class QMenu;

namespace nabla {

class Document;
class Session;
class ViewState;

/// What pictures of that work show now.
PictureContent pictureContent(const Session& session, const ViewState& view);

/// Makes pictures: asks which, and writes them to files or puts them into the clipboard without holding up
/// the window.
class PictureActions : public QObject {
    Q_OBJECT

  public:
    /// Puts its action before the others of both menus; its key belongs to `window`.
    PictureActions(Session& session, ViewState& view, const Document& document, QMenu& mainMenu,
                   QMenu& shareMenu, QWidget& window);

  Q_SIGNALS:
    /// Something to tell the user, calmly.
    void message(const QString& text);
    /// A picture whose dialog is closed could not be made or written; the text says why.
    void failed(const QString& text);

  private:
    void open();
    void askForFile();
    void takeFile(PictureOrder order, const QString& path);
    void save(const PictureOrder& order, const QString& path);
    void copy(const PictureOrder& order);
    // Of a picture that was asked for in a dialog, which may be closed, or gone, by then.
    void showSaved(const Status& written, const QString& path, const QPointer<PictureDialog>& dialog);
    void showCopied(const Result<QImage>& made, const QPointer<PictureDialog>& dialog);
    void complain(const std::string& why, const QPointer<PictureDialog>& dialog);
    QString usualPath(const PictureOrder& order) const;
    void prepare(const PictureOrder& order, const PictureContent& content,
                 const std::function<void(const PictureContent&)>& go);

    Session& session_;
    ViewState& view_;
    const Document& document_;
    QWidget& window_;
    /// Null while none is open.
    QPointer<PictureDialog> dialog_;
    /// What the last dialog ended with, and where the last picture went; empty at first.
    PictureChoice choice_;
    QString folder_;
    BackgroundWork background_{this};
};

} // namespace nabla
