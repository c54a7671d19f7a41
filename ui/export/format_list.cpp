#include "ui/export/format_list.h"

#include "core/exporters/exporters.h"
#include "ui/core_text.h"
#include "ui/theme.h"

#include <QPainter>
#include <QStyledItemDelegate>

namespace nabla {
namespace {

constexpr int rowHeight = 32;
constexpr int textIndent = 12;

QString keyOf(const Exporter& exporter) {
    return QString::fromUtf8(exporter.key.data(), static_cast<qsizetype>(exporter.key.size()));
}

/// A name on a rounded ground where it is chosen or pointed at.
class RowPainter : public QStyledItemDelegate {
  public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {0, rowHeight}; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        const Theme& t = theme();
        const bool isChosen = option.state.testFlag(QStyle::State_Selected);
        const QRectF row = option.rect;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (isChosen || option.state.testFlag(QStyle::State_MouseOver)) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(isChosen ? t.selection : t.hover);
            painter->drawRoundedRect(row.adjusted(2, 1, -2, -1), 5, 5);
        }
        painter->setFont(textFont(13, isChosen ? QFont::DemiBold : QFont::Normal));
        painter->setPen(t.text);
        const QRectF place = row.adjusted(textIndent, 0, -8, 0);
        painter->drawText(place, Qt::AlignVCenter,
                          painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight,
                                                            static_cast<int>(place.width())));
        painter->restore();
    }
};

} // namespace

FormatList::FormatList(const QString& key, QWidget* parent) : QListWidget(parent) {
    setItemDelegate(new RowPainter(this));
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setObjectName(QStringLiteral("formats"));
    setAccessibleName(tr("Format"));
    for (const Exporter* each : exporters()) {
        auto* item = new QListWidgetItem(coreText(each->label), this);
        item->setToolTip(coreText(each->help));
        if (count() == 1 || keyOf(*each) == key)
            setCurrentItem(item);
    }
}

const Exporter& FormatList::exporter() const {
    return *exporters()[static_cast<std::size_t>(currentRow())];
}

QString FormatList::key() const {
    return keyOf(exporter());
}

} // namespace nabla
