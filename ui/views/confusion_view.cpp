#include "ui/views/confusion_view.h"

#include "ui/views/nice_steps.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <utility>

namespace nabla {

ConfusionView::ConfusionView(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    setAccessibleName(tr("Confusion matrix"));
}

QSize ConfusionView::sizeHint() const {
    return table_.usualSize().toSize();
}

QSize ConfusionView::minimumSizeHint() const {
    return table_.leastSize().toSize();
}

void ConfusionView::setTable(ConfusionTable table) {
    if (table == table_)
        return;
    table_ = std::move(table);
    updateGeometry();
    QStringList sentences;
    for (int truth = 0; truth < table_.matrix.classes; ++truth)
        for (int predicted = 0; predicted < table_.matrix.classes; ++predicted)
            sentences << sentence(truth, predicted);
    setAccessibleDescription(sentences.join(QLatin1Char(' ')));
    update();
}

QString ConfusionView::sentence(int truth, int predicted) const {
    const QString count = countText(table_.matrix.count(truth, predicted));
    const QString& name = table_.classes[static_cast<std::size_t>(truth)].name;
    if (truth == predicted)
        return tr("Class %1: %2 told right.").arg(name, count);
    return tr("Class %1: %2 taken for %3.")
        .arg(name, count, table_.classes[static_cast<std::size_t>(predicted)].name);
}

void ConfusionView::paintEvent(QPaintEvent*) {
    if (table_.matrix.classes == 0)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    table_.paint(painter, size());
}

bool ConfusionView::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    for (int truth = 0; truth < table_.matrix.classes; ++truth)
        for (int predicted = 0; predicted < table_.matrix.classes; ++predicted)
            if (const QRectF box = table_.cell(size(), truth, predicted); box.contains(help->pos())) {
                QToolTip::showText(help->globalPos(), sentence(truth, predicted), this, box.toAlignedRect());
                return true;
            }
    QToolTip::hideText();
    return true;
}

} // namespace nabla
