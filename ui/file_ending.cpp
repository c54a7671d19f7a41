#include "ui/file_ending.h"

#include "ui/save_question.h"

#include <QFileInfo>

namespace nabla {

QString withEnding(const QString& path, const QString& extension) {
    const QString ending = QLatin1Char('.') + extension;
    return path.endsWith(ending, Qt::CaseInsensitive) ? path : path + ending;
}

void useWithEnding(const QString& path, const QString& extension, QWidget& parent,
                   const std::function<void(const QString&)>& use, const std::function<void()>& again) {
    const QString whole = withEnding(path, extension);
    if (whole == path || !QFileInfo::exists(whole))
        return use(whole);
    auto* question = new ReplaceQuestion(
        ReplaceQuestion::tr("“%1” is there already. Replace it?").arg(QFileInfo(whole).fileName()), &parent);
    question->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(
        question, &QDialog::finished, &parent,
        [whole, use, again](int answer) {
            if (answer == ReplaceQuestion::replace)
                use(whole);
            else if (answer == ReplaceQuestion::saveAs)
                again();
        },
        Qt::QueuedConnection);
    question->open();
}

} // namespace nabla
