#include "ui/export/export_made.h"

#include "core/exporters/exporters.h"
#include "core/exporters/source_text.h"
#include "core/support/utf8.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <string_view>
#include <utility>

namespace nabla {
namespace {

/// In bytes. Longer texts would take long to lay out, and nobody reads them in a dialog.
constexpr std::size_t longestPreview = 60'000;
constexpr std::size_t longestLine = 400;

QString tr(const char* text) {
    return QCoreApplication::translate("ExportMade", text);
}

QString textOf(std::string_view utf8) {
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

QString shortenedLine(std::string_view line) {
    const std::string_view first = firstCharacters(line, longestLine);
    return first.size() < line.size() ? textOf(first) + QStringLiteral(" …") : textOf(line);
}

/// The text with long lines cut, between characters.
QString shortened(std::string_view text) {
    const std::string_view first = firstCharacters(text, longestPreview);
    QStringList lines;
    for (std::size_t at = 0; at <= first.size();) {
        const std::size_t end = std::min(first.find('\n', at), first.size());
        lines << shortenedLine(first.substr(at, end - at));
        at = end + 1;
    }
    if (first.size() < text.size())
        lines << tr("… and %1 more").arg(sizeText(text.size() - first.size()));
    return lines.join(QLatin1Char('\n'));
}

} // namespace

std::size_t ExportMade::bytes() const {
    std::size_t sum = 0;
    for (const ExportedFile& file : files)
        sum += file.content.size();
    return sum;
}

Result<ExportMade> withFiles(ExportMade wanted, const TrainedModel& model) {
    auto files = exportedFiles(*wanted.exporter, model, wanted.options);
    if (!files)
        return Error{files.error()};
    wanted.files = *std::move(files);
    return wanted;
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
