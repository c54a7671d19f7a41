#include "ui/pictures/all.h"
#include "ui/views/confusion_table.h"
#include "ui/views/roc_view.h"

#include <QPainter>

#include <cmath>

// The confusion matrices and the ROC curves.

namespace nabla::picture {
namespace {

constexpr double margin = 16;
constexpr double gap = 36;
constexpr double heading = 24;
/// Of a class; nothing else needs the room that a picture has.
constexpr double widestName = 140;
constexpr QSizeF rocSize{360, 400};

FieldRequest metricsRequest(double) {
    FieldRequest request;
    request.metrics = true;
    return request;
}

/// With counts that are not yet known, which show how much room it takes.
ConfusionTable tableOf(const PictureContent& content, bool isTest) {
    const auto looks = classLooks(content.snapshot->experiment);
    const int classes = static_cast<int>(looks.size());
    ConfusionMatrix matrix{classes, std::vector<std::int64_t>(looks.size() * looks.size())};
    if (content.field && content.field->metrics) {
        const Metrics& metrics = *content.field->metrics;
        if (const auto& known = (isTest ? metrics.test : metrics.train).confusion)
            matrix = *known;
    }
    return {matrix, looks, widestName};
}

QSizeF tableSize(const PictureContent& content) {
    return tableOf(content, false).fullSize();
}

bool hasTest(const PictureContent& content) {
    return !content.snapshot->data->test.empty();
}

QSizeF confusionSize(const PictureContent& content) {
    const QSizeF table = tableSize(content);
    const double width = hasTest(content) ? 2 * table.width() + gap : table.width();
    return {width + 2 * margin, heading + table.height() + 2 * margin};
}

void paintTable(QPainter& painter, const PictureContent& content, bool isTest, const QPointF& at) {
    const QSizeF size = tableSize(content);
    painter.save();
    painter.translate(at);
    painter.setFont(textFont(13, QFont::Medium));
    painter.setPen(theme().text);
    painter.drawText(QRectF(0, 0, size.width(), heading - 6), Qt::AlignCenter,
                     isTest ? PictureWords::tr("Test data") : PictureWords::tr("Training data"));
    painter.translate(0, heading);
    tableOf(content, isTest).paint(painter, size);
    painter.restore();
}

void paintConfusion(QPainter& painter, const PictureContent& content, const QSizeF&) {
    paintTable(painter, content, false, {margin, margin});
    if (hasTest(content))
        paintTable(painter, content, true, {margin + tableSize(content).width() + gap, margin});
}

/// "Test, AUC 0.987" beside its line, so high in the picture.
void paintCurveName(QPainter& painter, const QString& name, const RocCurve& curve, const QColor& color,
                    double y) {
    const QString text = std::isfinite(curve.area)
                             ? PictureWords::tr("%1, AUC %2").arg(name, QString::number(curve.area, 'f', 3))
                             : PictureWords::tr("%1, no such points").arg(name);
    painter.setFont(textFont(12));
    painter.setPen(QPen(color, 2.5, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(QPointF(36, y), QPointF(52, y));
    painter.setPen(theme().text);
    painter.drawText(QRectF(60, y - 9, 260, 18), Qt::AlignLeft | Qt::AlignVCenter, text);
}

void paintRoc(QPainter& painter, const PictureContent& content, const QSizeF& size) {
    if (!content.field || !content.field->metrics || !content.field->metrics->train.roc)
        return;
    const Metrics& metrics = *content.field->metrics;
    const QRectF box(margin, 2 * margin + 2 * 20, size.width() - 2 * margin, size.height() - 3 * margin - 40);
    RocView::paint(painter, box, *metrics.train.roc, *metrics.test.roc);
    paintCurveName(painter, PictureWords::tr("Train"), *metrics.train.roc, theme().text, 26);
    paintCurveName(painter, PictureWords::tr("Test"), *metrics.test.roc, theme().muted, 46);
}

QString missingClasses(const PictureContent& content) {
    return content.snapshot->experiment.problem == Problem::regression
               ? PictureWords::tr("There is a confusion matrix of classes only, not of values.")
               : QString();
}

QString missingRoc(const PictureContent& content) {
    return content.snapshot->experiment.problem == Problem::classification
               ? QString()
               : PictureWords::tr("There are ROC curves of two classes only.");
}

} // namespace

Picture confusion() {
    return {"confusion",
            QT_TRANSLATE_NOOP("Pictures", "Confusion matrix"),
            QT_TRANSLATE_NOOP("Pictures",
                              "How often each class was taken for which, of training and of test data."),
            missingClasses,
            confusionSize,
            metricsRequest,
            paintConfusion};
}

Picture roc() {
    return {"roc",
            QT_TRANSLATE_NOOP("Pictures", "ROC curves"),
            QT_TRANSLATE_NOOP("Pictures",
                              "The share of positives found over the share of negatives mistaken for them, "
                              "with the area under the curve."),
            missingRoc,
            [](const PictureContent&) { return rocSize; },
            metricsRequest,
            paintRoc};
}

} // namespace nabla::picture
