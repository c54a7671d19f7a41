#pragma once

#include "ui/background_work.h"
#include "ui/export/export_dialog.h"

#include <QObject>

class QAction;
class QMenu;
class QWidget;

namespace nabla {

class Document;
class Session;
struct NumbersTable;

/// What can be taken out of the program: the trained model in other programs' formats, and its numbers.
class ExportActions : public QObject {
    Q_OBJECT

  public:
    /// Adds the actions to the menu; they are shortcuts of `window`.
    ExportActions(Session& session, QMenu& menu, QWidget& window);

    /// Shows what the model becomes in each format.
    void exportModel();
    /// Writes a table of the training's numbers to a file.
    void writeNumbers(const NumbersTable& table, const QString& path);

  Q_SIGNALS:
    /// Something to tell the user, calmly.
    void message(const QString& text);
    /// Something could not be written, or there is nothing to write.
    void failed(const QString& text);

  private:
    void addNumbers(QMenu& menu);
    void showState(QAction& action, const NumbersTable& table) const;
    void askForNumbers(const NumbersTable& table);

    Session& session_;
    QWidget& window_;
    /// Where exports begin: what was looked at and where it went last.
    ExportChoice choice_;
    ExportOptions options_;
    BackgroundWork work_;
};

} // namespace nabla
