#include "ui/import/points_actions.h"

#include "core/data/chosen_data.h"
#include "core/data/export_points.h"
#include "ui/file_ending.h"
#include "ui/import/import_dialog.h"
#include "ui/session.h"

#include <QAction>
#include <QFileDialog>
#include <QMenu>

namespace nabla {
namespace {

/// "spiral.csv"; points from a file take its name, but not its place.
QString usualName(const Experiment& experiment) {
    const std::string& source = hasOwnData(experiment) ? experiment.points->source : experiment.dataset;
    const QString base = QFileInfo(QString::fromStdString(source)).completeBaseName();
    return (base.isEmpty() ? PointsActions::tr("points") : base) + QStringLiteral(".csv");
}

} // namespace

PointsActions::PointsActions(Session& session, QMenu& menu, QWidget& window)
    : QObject(&window), session_(session), window_(window) {
    QAction* take = menu.addAction(tr("Import points…"));
    take->setShortcut(Qt::CTRL | Qt::Key_I);
    window.addAction(take);
    connect(take, &QAction::triggered, this, &PointsActions::askForImport);
    connect(menu.addAction(tr("Export points as CSV…")), &QAction::triggered, this,
            &PointsActions::askForExport);
}

void PointsActions::askForImport() {
    const QString path = QFileDialog::getOpenFileName(
        &window_, tr("Import points"), {}, tr("Tables (*.csv *.tsv *.txt *.dat *.data);;All files (*)"));
    if (!path.isEmpty())
        importFrom(path);
}

void PointsActions::importFrom(const QString& path) {
    auto own = askForPoints(path, &window_);
    if (!own)
        return;
    session_.endGesture();
    session_.changePoints(tr("import points"), SharedPoints(*std::move(own)));
    session_.endGesture();
}

void PointsActions::askForExport() {
    QFileDialog dialog(&window_, tr("Export points"), {}, tr("CSV tables (*.csv)"));
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setDefaultSuffix(QStringLiteral("csv"));
    dialog.selectFile(usualName(session_.experiment()));
    if (dialog.exec() == QDialog::Accepted)
        useWithEnding(
            dialog.selectedFiles().constFirst(), QStringLiteral("csv"), window_,
            [this](const QString& path) { exportTo(path); }, [this] { askForExport(); });
}

void PointsActions::exportTo(const QString& path) {
    const auto finish = [this, path](const Status& written) {
        if (!written)
            return Q_EMIT failed(QString::fromStdString(written.error()));
        Q_EMIT message(tr("The points were written to %1.").arg(QFileInfo(path).fileName()));
    };
    background_.run(
        [path, experiment = session_.experiment()] { return exportPoints(experiment, path.toStdString()); },
        finish);
}

} // namespace nabla
