#pragma once

#include "ui/background_work.h"

#include <QObject>

class QMenu;
class QWidget;

namespace nabla {

class Session;

/// Takes points from a table file, and writes the present ones to such a file.
class PointsActions : public QObject {
    Q_OBJECT

  public:
    /// Adds its two actions to `menu`; their keys belong to `window`.
    PointsActions(Session& session, QMenu& menu, QWidget& window);

    /// Asks which file to take points from, and goes on with it.
    void askForImport();

    /// Asks what a file's points are and trains on them.
    void importFrom(const QString& path);

    /// Writes the present points without holding up the window.
    void exportTo(const QString& path);

  Q_SIGNALS:
    /// Something to tell the user, calmly.
    void message(const QString& text);
    /// The points could not be written; the text says why.
    void failed(const QString& text);

  private:
    void askForExport();

    Session& session_;
    QWidget& window_;
    BackgroundWork background_{this};
};

} // namespace nabla
