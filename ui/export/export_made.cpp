#include "ui/export/export_made.h"

#include "core/exporters/source_text.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace nabla {
namespace {

/// Longer texts would take long to lay out, and nobody reads them in a dialog.
constexpr std::size_t longestPreview = 60'000;
constexpr std::size_t longestLine = 400;

QString tr(const char* text) {
    return QCoreApplication::translate("ExportMade", text);
}

/// The text with long lines cut, as UTF-8 that is whole.
QString shortened(const std::string& text) {
    QString all;
    for (const QString& line :
         QString::fromUtf8(text.data(), static_cast<qsizetype>(std::min(text.size(), longestPreview)))
             .split(QLatin1Char('\n')))
        all +=
            (line.size() > static_cast<qsizetype>(longestLine) ? line.left(longestLine) + QStringLiteral(" …")
                                                               : line) +
            QLatin1Char('\n');
    all.chop(1);
    if (text.size() > longestPreview)
        all += QStringLiteral("\n") + tr("… and %1 more").arg(sizeText(text.size() - longestPreview));
    return all;
}

} // namespace

std::size_t ExportMade::bytes() const {
    std::size_t sum = 0;
    for (const ExportedFile& file : files)
        sum += file.content.size();
    return sum;
}

QString previewText(const ExportMade& made, const TrainedModel& model) {
    if (made.exporter->kind == ExportKind::textFile)
        return shortened(made.files.front().content);
    QString text = QString::fromStdString(title(model)) + QStringLiteral("\n\n");
    if (made.exporter->kind == ExportKind::binaryFile)
        return text + tr("A binary file of %1.").arg(sizeText(made.bytes()));
    text += tr("A folder with these files:") + QLatin1Char('\n');
    for (const ExportedFile& file : made.files)
        text += QStringLiteral("    %1  –  %2\n")
                    .arg(QString::fromStdString(file.name), sizeText(file.content.size()));
    return text;
}

QString sizeText(std::size_t bytes) {
    return QLocale().formattedDataSize(static_cast<qint64>(bytes), 1, QLocale::DataSizeSIFormat);
}

QString usualFileName(const ExportMade& made) {
    const Exporter& exporter = *made.exporter;
    const bool isOfDocument = made.options.name == ExportOptions{}.name && !made.document.isEmpty();
    const QString name = isOfDocument ? made.document : QString::fromStdString(made.options.name);
    if (exporter.kind == ExportKind::folder)
        return name + QLatin1Char('-') +
               QLatin1String(exporter.key.data(), static_cast<int>(exporter.key.size()));
    return name + QLatin1String(exporter.extension.data(), static_cast<int>(exporter.extension.size()));
}

} // namespace nabla
