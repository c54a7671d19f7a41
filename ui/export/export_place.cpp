#include "ui/export/export_place.h"

#include "ui/core_text.h"
#include "ui/file_ending.h"
#include "ui/save_question.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>

namespace nabla {
namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("ExportPlace", text);
}

using Use = std::function<void(const QString&)>;

void askForFile(const ExportMade& made, const QString& folder, QWidget& parent, const Use& use) {
    const QString name = usualFileName(made);
    const QString extension = name.section(QLatin1Char('.'), 1);
    QFileDialog dialog(&parent, tr("Export model"), folder,
                       tr("%1 (*.%2)").arg(coreText(made.exporter->label), extension));
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setDefaultSuffix(extension);
    dialog.selectFile(name);
    if (dialog.exec() == QDialog::Accepted)
        useWithEnding(dialog.selectedFiles().constFirst(), extension, parent, use,
                      [=, &parent] { askForFile(made, folder, parent, use); });
}

void askForFolder(const ExportMade& made, const QString& folder, QWidget& parent, const Use& use) {
    const QString name = usualFileName(made);
    const QString chosen = QFileDialog::getExistingDirectory(
        &parent, tr("Choose the folder in which “%1” is made").arg(name), folder);
    if (chosen.isEmpty())
        return;
    const QString place = folderPlace(made, chosen);
    if (!QFileInfo::exists(place) || ReplaceFolderQuestion(name, &parent).exec() == FileQuestion::replace)
        use(place);
}

} // namespace

QString folderPlace(const ExportMade& made, const QString& chosen) {
    const QString name = usualFileName(made);
    return QFileInfo(chosen).fileName() == name ? chosen : QDir(chosen).filePath(name);
}

void askForPlace(const ExportMade& made, const QString& folder, QWidget& parent, const Use& use) {
    if (made.exporter->kind == ExportKind::folder)
        askForFolder(made, folder, parent, use);
    else
        askForFile(made, folder, parent, use);
}

} // namespace nabla
