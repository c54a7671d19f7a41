#include "ui/export/export_actions.h"

#include "core/exporters/exporters.h"
#include "core/exporters/numbers.h"
#include "core/live/saved_work.h"
#include "core/support/files.h"
#include "ui/core_text.h"
#include "ui/export/export_place.h"
#include "ui/file_ending.h"
#include "ui/session.h"
#include "ui/usual_place.h"
#include "ui/views/nice_steps.h"

#include <QAction>
#include <QDir>
#include <QFileDialog>
#include <QLocale>
#include <QMenu>

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
        connect(&menu, &QMenu::aboutToShow, action, [this, action, &table] { showState(*action, table); });
        connect(action, &QAction::triggered, this, [this, &table] { askForNumbers(table); });
    }
    menu.setToolTipsVisible(true);
}

/// What cannot be written is not asked a name for: the entry says why.
void ExportActions::showState(QAction& action, const NumbersTable& table) const {
    const auto snapshot = session_.snapshot();
    const std::string missing = table.missing(snapshot->experiment, *snapshot->history);
    action.setEnabled(missing.empty());
    action.setToolTip(missing.empty() ? coreText(table.help) : coreText(missing));
}

void ExportActions::exportModel() {
    const auto snapshot = session_.snapshot();
    auto model = trainedModel(snapshot->experiment, snapshot->state);
    if (!model)
        return Q_EMIT failed(QString::fromStdString(model.error()));
    dialog_ = new ExportDialog(std::make_shared<const TrainedModel>(*std::move(model)),
                               epochWords(snapshot->state.epoch), choice_,
                               documentName(session_.file()->path), work_, &window_);
    dialog_->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog_, &ExportDialog::saveWanted, this, &ExportActions::askForModelPlace);
    connect(dialog_, &QDialog::finished, this, [this] { choice_ = dialog_->choice(); });
    dialog_->open();
}

QString ExportActions::folder() const {
    return usualFolder(folder_, session_.file()->path, QStandardPaths::DocumentsLocation);
}

void ExportActions::askForModelPlace() {
    askForPlace(*dialog_->made(), folder(), *dialog_, [this](const QString& path) { writeModel(path); });
}

/// Whoever closes the dialog meanwhile still hears how it went.
void ExportActions::writeModel(const QString& path) {
    dialog_->showWriting();
    const auto made = dialog_->made();
    const auto write = [made, path] {
        return writeExported(*made->exporter, made->files, path.toStdString());
    };
    work_.run(write, [this, made, path, dialog = dialog_](const Status& written) {
        if (!dialog || !dialog->isVisible())
            return tell(written, tr("The model was written to %1."), path);
        dialog->showWritten(made, path, written);
        keepFolder(written, path);
    });
}

void ExportActions::askForNumbers(const NumbersTable& table) {
    const auto extension = QStringLiteral("csv");
    const QString document = documentName(session_.file()->path);
    const QString name =
        document.isEmpty() ? coreText(table.key) : document + QLatin1Char('-') + coreText(table.key);
    QFileDialog dialog(&window_, coreText(table.label), folder(), tr("CSV tables (*.csv)"));
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setDefaultSuffix(extension);
    dialog.selectFile(name + QLatin1Char('.') + extension);
    if (dialog.exec() != QDialog::Accepted)
        return;
    useWithEnding(
        dialog.selectedFiles().constFirst(), extension, window_,
        [this, &table](const QString& path) { writeNumbers(table, path); },
        [this, &table] { askForNumbers(table); });
}

void ExportActions::writeNumbers(const NumbersTable& table, const QString& path) {
    const auto write = [&table, path, work = savedWork(*session_.snapshot())]() -> Status {
        const auto text = numbersText(table, work);
        return text ? writeFile(path.toStdString(), *text) : Status(Error{text.error()});
    };
    work_.run(write, [this, path](const Status& written) {
        tell(written, tr("The numbers were written to %1."), path);
    });
}

void ExportActions::tell(const Status& written, const QString& success, const QString& path) {
    keepFolder(written, path);
    if (!written)
        return Q_EMIT failed(QString::fromStdString(written.error()));
    Q_EMIT message(success.arg(QDir::toNativeSeparators(path)));
}

/// A folder that could not be written to is not offered again.
void ExportActions::keepFolder(const Status& written, const QString& path) {
    if (written)
        folder_ = QFileInfo(path).absolutePath();
}

} // namespace nabla
