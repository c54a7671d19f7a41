#pragma once

#include "ui/link_dialog.h"

#include <QObject>

class QMenu;
class QWidget;

namespace nabla {

class Session;
class ViewState;

/// What can be done with links, of the Playground's and of Nabla's own.
class LinkActions : public QObject {
    Q_OBJECT

  public:
    /// Adds the actions to the menus; they are shortcuts of `window`.
    LinkActions(Session& session, ViewState& view, QWidget& window, QMenu& mainMenu, QMenu& shareMenu);

    /// Opens a link, or says why not.
    void openText(const QString& text);

  Q_SIGNALS:
    /// Something to tell the user, calmly.
    void message(const QString& text);

  private:
    void openLink();
    void show(const LinkContent& link);
    void open(const PlaygroundLink& link);
    void open(const NablaFile& work);
    void copyPlaygroundLink();
    void copyWorkLink(const NablaFile& work);

    Session& session_;
    ViewState& view_;
    QWidget& window_;
};

} // namespace nabla
