#include "ui/controls/flow_layout.h"

#include <QWidget>

#include <algorithm>

namespace nabla {
namespace {

int widthOf(const std::vector<QLayoutItem*>& row) {
    int width = 0;
    for (const QLayoutItem* item : row)
        width += item->sizeHint().width();
    return width;
}

int heightOf(const std::vector<QLayoutItem*>& row) {
    int height = 0;
    for (const QLayoutItem* item : row)
        height = std::max(height, item->sizeHint().height());
    return height;
}

} // namespace

FlowLayout::FlowLayout(QWidget* parent) : QLayout(parent) {}

FlowLayout::~FlowLayout() = default;

void FlowLayout::addItem(QLayoutItem* item) {
    items_.emplace_back(item);
}

QLayoutItem* FlowLayout::itemAt(int index) const {
    return index >= 0 && index < count() ? items_[static_cast<std::size_t>(index)].get() : nullptr;
}

QLayoutItem* FlowLayout::takeAt(int index) {
    if (index < 0 || index >= count())
        return nullptr;
    QLayoutItem* item = items_[static_cast<std::size_t>(index)].release();
    items_.erase(items_.begin() + index);
    return item;
}

QSize FlowLayout::minimumSize() const {
    QSize size;
    for (const auto& item : items_)
        if (!item->isEmpty())
            size = size.expandedTo(item->sizeHint());
    return size;
}

void FlowLayout::setGeometry(const QRect& rect) {
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

/// Each item that is shown, in the present row while there is room.
std::vector<FlowLayout::Row> FlowLayout::rows(int width) const {
    std::vector<Row> all;
    for (const auto& item : items_) {
        if (item->isEmpty())
            continue;
        const bool fits = !all.empty() && widthOf(all.back()) +
                                                  static_cast<int>(all.back().size()) * spacing() +
                                                  item->sizeHint().width() <=
                                              width;
        if (!fits)
            all.emplace_back();
        all.back().push_back(item.get());
    }
    return all;
}

/// Returns the height of all rows.
int FlowLayout::arrange(const QRect& rect, bool moves) const {
    int y = rect.top();
    for (const Row& row : rows(rect.width())) {
        const int height = heightOf(row);
        const int free = rect.width() - widthOf(row);
        const int gaps = std::max(1, static_cast<int>(row.size()) - 1);
        int x = rect.left();
        for (QLayoutItem* item : row) {
            const QSize size = item->sizeHint();
            if (moves)
                item->setGeometry({QPoint(x, y + (height - size.height()) / 2), size});
            x += size.width() + free / gaps;
        }
        y += height + spacing();
    }
    return std::max(0, y - rect.top() - spacing());
}

} // namespace nabla
