#pragma once

#include "core/experiment/experiment.h"
#include "ui/theme.h"

#include <QObject>

class QAction;
class QMenu;
class QWidget;

namespace nabla {

class LinkActions;
class PointsActions;
class Session;
class ViewState;

/// What can be done by key and menu: training, undo, links, examples, appearance, help.
class WindowActions : public QObject {
    Q_OBJECT

  public:
    /// The actions belong to `window`, whose shortcuts they are.
    WindowActions(Session& session, ViewState& view, QWidget& window);

    /// The window's one menu, and the menu of sharing.
    QMenu* mainMenu() const { return mainMenu_; }
    QMenu* shareMenu() const { return shareMenu_; }
    QAction* undo() const { return undo_; }
    QAction* redo() const { return redo_; }
    /// Reading and writing tables of points.
    PointsActions& points() const { return *points_; }
    LinkActions& links() const { return *links_; }

  Q_SIGNALS:
    /// Something to tell the user, calmly.
    void message(const QString& text);
    void themeChosen(nabla::ThemeMode mode);
    void scaleChosen(double scale);
    void helpWanted();

  private:
    QAction* add(QMenu& menu, const QString& text, const QKeySequence& key);
    void addTraining();
    void addUndo();
    void addExamples();
    void addAppearance();
    void addHelp();
    void openExample(const QString& path);

    Session& session_;
    QWidget& window_;
    QMenu* mainMenu_;
    QMenu* shareMenu_;
    QAction* undo_ = nullptr;
    QAction* redo_ = nullptr;
    LinkActions* links_;
    PointsActions* points_;
};

} // namespace nabla
