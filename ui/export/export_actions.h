#pragma once

#include "ui/background_work.h"
#include "ui/export/export_dialog.h"

#include <QObject>
#include <QPointer>

#include <memory>

class QAction;
class QMenu;
class QWidget;

namespace nabla {

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
    /// Writes what the open dialog shows to a file or folder, and says how that went: in the dialog, or in
    /// the window where it is closed by then.
    void writeModel(const QString& path);
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
    QString folder() const;
    void askForModelPlace();
    void keepFolder(const Status& written, const QString& path);
    void tell(const Status& written, const QString& success, const QString& path);
    void askForNumbers(const NumbersTable& table);

    Session& session_;
    QWidget& window_;
    /// Null while none is open.
    QPointer<ExportDialog> dialog_;
    /// What the next export begins with, and where the last one went; none at first.
    ExportChoice choice_;
    QString folder_;
    BackgroundWork work_{this};
};

} // namespace nabla
