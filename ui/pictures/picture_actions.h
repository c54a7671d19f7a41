#pragma once

#include "ui/background_work.h"
#include "ui/pictures/make_picture.h"

#include <functional>

class QMenu;

namespace nabla {

class Document;
class PictureDialog;
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

    /// Makes a picture and writes it whole or not at all.
    void save(const PictureOrder& order, const PictureContent& content, const QString& path);
    /// Puts a picture into the clipboard as an image.
    void copy(const PictureOrder& order, const PictureContent& content);

  Q_SIGNALS:
    /// Something to tell the user, calmly.
    void message(const QString& text);
    /// The picture could not be made or written; the text says why.
    void failed(const QString& text);
    /// The clipboard has the picture.
    void copied();

  private:
    void open();
    void askForFile(PictureDialog& dialog);
    QString usualPath(const PictureOrder& order) const;
    void prepare(const PictureOrder& order, const PictureContent& content,
                 const std::function<void(const PictureContent&)>& go);

    Session& session_;
    ViewState& view_;
    const Document& document_;
    QWidget& window_;
    /// Where the last picture went; empty at first.
    QString folder_;
    BackgroundWork background_;
};

} // namespace nabla
