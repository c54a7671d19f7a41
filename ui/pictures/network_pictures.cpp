#include "ui/pictures/all.h"
#include "ui/pictures/sketch_painter.h"

#include <QLocale>

// The network in both of its forms.

namespace nabla::picture {
namespace {

QString missingNumbers(const PictureContent& content) {
    const std::size_t numbers = content.snapshot->network.parameterCount;
    if (numbers <= NetworkSketch::mostNumbers)
        return {};
    const QLocale locale;
    return PictureWords::tr(
               "Of a network with %1 parameters, more than %2, nobody could read the numbers: take the "
               "simplified diagram.")
        .arg(locale.toString(static_cast<qulonglong>(numbers)),
             locale.toString(static_cast<qulonglong>(NetworkSketch::mostNumbers)));
}

template <SketchForm form>
QSizeF sizeOf(const PictureContent& content) {
    return sketchSize(*content.snapshot, form);
}

template <SketchForm form>
void paintForm(QPainter& painter, const PictureContent& content, const QSizeF&) {
    paintSketch(painter, *content.snapshot, form);
}

} // namespace

Picture network() {
    return {"network",
            QT_TRANSLATE_NOOP("Pictures", "Network, comprehensive"),
            QT_TRANSLATE_NOOP("Pictures",
                              "Every neuron as sum and activation, with weights and biases as numbers."),
            missingNumbers,
            sizeOf<SketchForm::comprehensive>,
            [](double) { return FieldRequest{}; },
            paintForm<SketchForm::comprehensive>};
}

Picture networkSimplified() {
    return {"network-simplified",
            QT_TRANSLATE_NOOP("Pictures", "Network, simplified"),
            QT_TRANSLATE_NOOP("Pictures", "Neurons as circles and weights as lines, without numbers."),
            [](const PictureContent&) { return QString(); },
            sizeOf<SketchForm::simplified>,
            [](double) { return FieldRequest{}; },
            paintForm<SketchForm::simplified>};
}

} // namespace nabla::picture
