#include "ui/export/export_actions.h"

#include "core/exporters/numbers.h"
#include "core/live/saved_work.h"
#include "core/support/files.h"
#include "ui/core_text.h"
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
    ExportDialog dialog(std::make_shared<const TrainedModel>(*std::move(model)),
                        epochWords(snapshot->state.epoch), choice_, work_, &window_);
    dialog.begin(options_, session_.file()->path);
    dialog.exec();
    choice_ = dialog.choice();
    options_ = dialog.options();
}

void ExportActions::askForNumbers(const NumbersTable& table) {
    const auto extension = QStringLiteral("csv");
    const QString document = session_.file()->path;
    const QString folder = usualFolder(choice_.folder, document, QStandardPaths::DocumentsLocation);
    const QString name = document.isEmpty() ? coreText(table.key)
                                            : documentName(document) + QLatin1Char('-') + coreText(table.key);
    QFileDialog dialog(&window_, coreText(table.label), folder, tr("CSV tables (*.csv)"));
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
        if (!written)
            return Q_EMIT failed(QString::fromStdString(written.error()));
        choice_.folder = QFileInfo(path).absolutePath();
        Q_EMIT message(tr("The numbers were written to %1.").arg(QDir::toNativeSeparators(path)));
    });
}

} // namespace nabla
