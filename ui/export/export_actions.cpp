#include "ui/export/export_actions.h"

#include "core/exporters/exporters.h"
#include "core/exporters/numbers.h"
#include "core/live/saved_work.h"
#include "core/support/files.h"
#include "ui/core_text.h"
#include "ui/export/export_place.h"
#include "ui/file_ending.h"
#include "ui/session.h"
#include "ui/views/nice_steps.h"

#include <QAction>
#include <QFileDialog>
#include <QLocale>
#include <QMenu>
#include <QStandardPaths>

namespace nabla {

namespace {

/// Which moment of the training it is.
QString epochWords(std::int64_t epoch) {
    if (epoch == 0)
        return ExportActions::tr("untrained");
    return epoch == 1 ? ExportActions::tr("after 1 epoch")
                      : ExportActions::tr("after %1 epochs").arg(countText(epoch));
}

} // namespace

ExportActions::ExportActions(Session& session, QMenu& menu, QWidget& window)
    : QObject(&window), session_(session), window_(window),
      folder_(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)) {
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
    dialog_ = new ExportDialog(std::make_shared<const TrainedModel>(*std::move(model)),
                               epochWords(snapshot->state.epoch), format_, work_, &window_);
    dialog_->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog_, &ExportDialog::saveWanted, this, &ExportActions::askForModelPlace);
    connect(dialog_, &QDialog::finished, this, [this] { format_ = dialog_->format(); });
    dialog_->open();
}

void ExportActions::askForModelPlace() {
    askForPlace(*dialog_->made(), folder_, *dialog_, [this](const QString& path) { writeModel(path); });
}

/// Whoever closes the dialog meanwhile still hears how it went.
void ExportActions::writeModel(const QString& path) {
    folder_ = QFileInfo(path).absolutePath();
    dialog_->showWriting();
    const auto made = dialog_->made();
    const auto write = [made, path] {
        return writeExported(*made->exporter, made->files, path.toStdString());
    };
    work_.run(write, [this, made, path, dialog = dialog_](const Status& written) {
        if (dialog && dialog->isVisible())
            dialog->showWritten(made, path, written);
        else
            tell(written, tr("The model was written to %1."), path);
    });
}

void ExportActions::askForNumbers(const NumbersTable& table) {
    const auto extension = QStringLiteral("csv");
    QFileDialog dialog(&window_, coreText(table.label), folder_, tr("CSV tables (*.csv)"));
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setDefaultSuffix(extension);
    dialog.selectFile(coreText(table.key) + QLatin1Char('.') + extension);
    if (dialog.exec() != QDialog::Accepted)
        return;
    const auto write = [this, &table](const QString& path) {
        folder_ = QFileInfo(path).absolutePath();
        writeNumbers(table, path);
    };
    useWithEnding(dialog.selectedFiles().constFirst(), extension, window_, write,
                  [this, &table] { askForNumbers(table); });
}

void ExportActions::writeNumbers(const NumbersTable& table, const QString& path) {
    const auto write = [&table, path, work = savedWork(*session_.snapshot())]() -> Status {
        const auto text = table.write(work);
        return text ? writeFile(path.toStdString(), *text) : Status(Error{text.error()});
    };
    work_.run(write, [this, path](const Status& written) {
        tell(written, tr("The numbers were written to %1."), path);
    });
}

void ExportActions::tell(const Status& written, const QString& success, const QString& path) {
    if (!written)
        return Q_EMIT failed(QString::fromStdString(written.error()));
    Q_EMIT message(success.arg(QFileInfo(path).fileName()));
}

} // namespace nabla
