#include "ui/import/preview_model.h"

#include "ui/theme.h"

#include <algorithm>

namespace nabla {

void PreviewModel::setStand(const ImportStand& stand) {
    beginResetModel();
    rows_ = stand.rows;
    columns_ = stand.columns;
    choice_ = stand.choice;
    headerRows_ = stand.format.hasHeader && !rows_.empty() ? 1 : 0;
    std::size_t width = columns_.size();
    // Where the table cannot be read, its first rows show why.
    if (columns_.empty())
        for (const auto& row : rows_)
            width = std::max(width, row.size());
    width_ = static_cast<int>(width);
    endResetModel();
}

int PreviewModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size()) - headerRows_;
}

int PreviewModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : width_;
}

QString PreviewModel::useOf(int column) const {
    const auto place = static_cast<std::size_t>(column);
    QStringList uses;
    if (choice_ && choice_->x == place)
        uses << QStringLiteral("x₁");
    if (choice_ && choice_->y == place)
        uses << QStringLiteral("x₂");
    if (choice_ && choice_->label == place)
        uses << tr("to learn");
    return uses.join(tr(", "));
}

QVariant PreviewModel::alignmentOf(int column) const {
    const auto place = static_cast<std::size_t>(column);
    const bool isNumbers = place < columns_.size() && columns_[place].kind == ColumnKind::numbers;
    return QVariant::fromValue(Qt::AlignVCenter | (isNumbers ? Qt::AlignRight : Qt::AlignLeft));
}

QString PreviewModel::textAt(int row, int column) const {
    const auto& cells = rows_[static_cast<std::size_t>(row)];
    const auto place = static_cast<std::size_t>(column);
    return place < cells.size() ? QString::fromStdString(cells[place]) : QString();
}

QVariant PreviewModel::data(const QModelIndex& index, int role) const {
    switch (role) {
    case Qt::DisplayRole:
        return textAt(index.row() + headerRows_, index.column());
    case Qt::TextAlignmentRole:
        return alignmentOf(index.column());
    case Qt::ForegroundRole:
        return useOf(index.column()).isEmpty() ? theme().muted : theme().text;
    default:
        return {};
    }
}

QVariant PreviewModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    const auto place = static_cast<std::size_t>(section);
    switch (role) {
    case Qt::DisplayRole:
        return place < columns_.size() ? QString::fromStdString(columns_[place].name) : QString();
    case Qt::TextAlignmentRole:
        return alignmentOf(section);
    case useRole:
        return useOf(section);
    default:
        return {};
    }
}

} // namespace nabla
