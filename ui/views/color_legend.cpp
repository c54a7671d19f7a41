#include "ui/views/color_legend.h"

#include "ui/axis_text.h"

#include <QPainter>

#include <utility>

namespace nabla {

ColorLegend::ColorLegend(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Color legend"));
    describe();
}

void ColorLegend::setKey(const ColorKey& key) {
    if (key == key_)
        return;
    const int before = std::exchange(key_, key).lines();
    if (key_.lines() != before)
        updateGeometry();
    describe();
}

QString ColorLegend::description() const {
    if (key_.problem == Problem::multiclass && key_.hasOwnNames)
        return tr("The classes are %1; the paler the color, the less sure the network is.")
            .arg(QStringList(key_.classes.begin(), key_.classes.end()).join(tr(", ")));
    if (key_.problem == Problem::classification && key_.hasOwnNames)
        return tr("Orange is %1, blue is %2.").arg(key_.classes[0], key_.classes[1]);
    if (key_.problem == Problem::multiclass)
        return tr("Every class has a color and a mark; the paler the color, the less sure the network is.");
    if (key_.problem == Problem::classification && key_.isProbability)
        return tr("Orange is class −1, blue is class +1; between them stands the probability of blue.");
    const QString text = key_.problem == Problem::classification
                             ? tr("Orange is class −1 (output %1), blue is class +1 (output %2).")
                             : tr("Orange is %1, blue is %2.");
    if (!key_.axis.isPlain())
        return tr("Orange is %1, blue is %2.")
            .arg(axisReading(key_.axis, key_.low, 1 - key_.low, 0),
                 axisReading(key_.axis, 1, 1 - key_.low, 0));
    return text.arg(ColorKeyPainter::endText(key_, key_.low), ColorKeyPainter::endText(key_, 1));
}

void ColorLegend::describe() {
    setAccessibleDescription(description());
    setToolTip(accessibleDescription());
    update();
}

void ColorLegend::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    ColorKeyPainter(painter, key_, rect()).paint();
}

} // namespace nabla
