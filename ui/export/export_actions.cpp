#include "ui/export/export_actions.h"

#include "core/exporters/numbers.h"
#include "core/live/saved_work.h"
#include "core/support/files.h"
#include "ui/core_text.h"
#include "ui/export/export_dialog.h"
#include "ui/session.h"

#include <QAction>
#include <QFileDialog>
#include <QLocale>
#include <QMenu>

namespace nabla {

ExportActions::ExportActions(Session& session, QMenu& menu, QWidget& window)
    : QObject(&window), session_(session), window_(window) {
    QAction* model = menu.addAction(tr("Export model…"));
    model->setShortcut(Qt::CTRL | Qt::Key_E);
    window.addAction(model);
    connect(model, &QAction::triggered, this, &ExportActions::exportModel);
    addNumbers(*menu.addMenu(tr("Export numbers as CSV")));
}

void ExportActions::addNumbers(QMenu& menu) {
    for (const NumbersTable& table : numbersTables()) {
        QAction* action = menu.addAction(tr("%1…").arg(coreText(table.label)));
        action->setToolTip(coreText(table.help));
        connect(action, &QAction::triggered, this, [this, &table] { askForNumbers(table); });
    }
    menu.setToolTipsVisible(true);
}

void ExportActions::exportModel() {
    const auto snapshot = session_.snapshot();
    auto model = trainedModel(snapshot->experiment, snapshot->state);
    if (!model)
        return Q_EMIT failed(QString::fromStdString(model.error()));
    const QString title = tr("after %n epoch(s)", nullptr, static_cast<int>(snapshot->state.epoch));
    ExportDialog dialog(std::make_shared<const TrainedModel>(*std::move(model)), title, format_, work_,
                        &window_);
    dialog.exec();
    format_ = dialog.format();
}

void ExportActions::askForNumbers(const NumbersTable& table) {
    QFileDialog dialog(&window_, coreText(table.label), {}, tr("CSV tables (*.csv)"));
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setDefaultSuffix(QStringLiteral("csv"));
    dialog.selectFile(coreText(table.key) + QStringLiteral(".csv"));
    if (dialog.exec() == QDialog::Accepted)
        writeNumbers(table, dialog.selectedFiles().constFirst());
}

void ExportActions::writeNumbers(const NumbersTable& table, const QString& path) {
    const auto write = [&table, path, work = savedWork(*session_.snapshot())]() -> Status {
        const auto text = table.write(work);
        return text ? writeFile(path.toStdString(), *text) : Status(Error{text.error()});
    };
    work_.run(write, [this, path](const Status& written) {
        if (!written)
            return Q_EMIT failed(QString::fromStdString(written.error()));
        Q_EMIT message(tr("The numbers were written to %1.").arg(QFileInfo(path).fileName()));
    });
}

} // namespace nabla
