#include "ui/import/table_preview.h"

#include "ui/import/preview_model.h"
#include "ui/theme.h"

#include <QPainter>
#include <QResizeEvent>
#include <QStyledItemDelegate>

#include <algorithm>

namespace nabla {
namespace {

constexpr int headerHeight = 42;
constexpr int previewRowHeight = 24;
constexpr int padding = 10;
constexpr int narrowest = 72;
constexpr int widest = 220;

/// So many columns are as wide as what they hold; to measure thousands would take long.
constexpr int measuredColumns = 64;

QFont useFont() {
    return textFont(11, QFont::DemiBold);
}

QFont nameFont(bool used) {
    return textFont(12, used ? QFont::DemiBold : QFont::Medium);
}

/// Cells in line with their column's name.
class CellPainter : public QStyledItemDelegate {
  public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        const QRect room = option.rect.adjusted(padding, 0, -padding, 0);
        const QString text = index.data(Qt::DisplayRole).toString();
        painter->setFont(option.font);
        painter->setPen(index.data(Qt::ForegroundRole).value<QColor>());
        painter->drawText(room, index.data(Qt::TextAlignmentRole).toInt(),
                          option.fontMetrics.elidedText(text, Qt::ElideRight, room.width()));
    }
};

} // namespace

PreviewHeader::PreviewHeader(QWidget* parent) : QHeaderView(Qt::Horizontal, parent) {
    setMinimumSectionSize(narrowest);
    setDefaultSectionSize(narrowest + 24);
    setHighlightSections(false);
}

QSize PreviewHeader::sizeHint() const {
    return {QHeaderView::sizeHint().width(), headerHeight};
}

/// What a column is used for stands over its name.
void PreviewHeader::paintSection(QPainter* painter, const QRect& rect, int section) const {
    const Theme& t = theme();
    const QString use = model()->headerData(section, Qt::Horizontal, PreviewModel::useRole).toString();
    const auto alignment = static_cast<Qt::Alignment>(
        model()->headerData(section, Qt::Horizontal, Qt::TextAlignmentRole).toInt());
    const bool used = !use.isEmpty();
    painter->save();
    painter->fillRect(rect, used ? t.selection : t.window);
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), used ? t.accent : t.line);
    const QRect text = rect.adjusted(padding, 5, -padding, -5);
    painter->setFont(useFont());
    painter->setPen(t.accent);
    painter->drawText(text, Qt::AlignTop | (alignment & Qt::AlignHorizontal_Mask), use);
    painter->setFont(nameFont(used));
    painter->setPen(used ? t.text : t.muted);
    const QString name = model()->headerData(section, Qt::Horizontal, Qt::DisplayRole).toString();
    painter->drawText(text, Qt::AlignBottom | (alignment & Qt::AlignHorizontal_Mask),
                      painter->fontMetrics().elidedText(name, Qt::ElideRight, text.width()));
    painter->restore();
}

TablePreview::TablePreview(QWidget* parent) : QTableView(parent), model_(new PreviewModel(this)) {
    setHorizontalHeader(new PreviewHeader(this));
    setModel(model_);
    setItemDelegate(new CellPainter(this));
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(previewRowHeight);
    setShowGrid(false);
    setAlternatingRowColors(true);
    setWordWrap(false);
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(NoSelection);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(ScrollPerPixel);
    setFont(textFont(12));
    setAccessibleName(tr("First rows of the table"));
}

void TablePreview::setStand(const ImportStand& stand) {
    model_->setStand(stand);
    fitColumns();
}

int TablePreview::widthFor(int column) const {
    const auto use = model_->headerData(column, Qt::Horizontal, PreviewModel::useRole).toString();
    const auto name = model_->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    int text = std::max(QFontMetrics(useFont()).horizontalAdvance(use),
                        QFontMetrics(nameFont(true)).horizontalAdvance(name));
    for (int row = 0; row < model_->rowCount(); ++row)
        text = std::max(text, fontMetrics().horizontalAdvance(
                                  model_->index(row, column).data(Qt::DisplayRole).toString()));
    return std::clamp(text + 2 * padding, narrowest, widest);
}

/// Few columns share the room that is left.
void TablePreview::fitColumns() {
    const int count = std::min(model_->columnCount(), measuredColumns);
    int total = 0;
    std::vector<int> widths;
    for (int column = 0; column < count; ++column)
        total += widths.emplace_back(widthFor(column));
    const int more = count > 0 ? std::max(0, (viewport()->width() - total) / count) : 0;
    for (int column = 0; column < count; ++column)
        setColumnWidth(column, widths[static_cast<std::size_t>(column)] + more);
}

void TablePreview::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    fitColumns();
}

} // namespace nabla
