#pragma once

#include "ui/import/import_work.h"

#include <QAbstractTableModel>

namespace nabla {

/// The first rows of a file as texts, under the names of their columns.
class PreviewModel : public QAbstractTableModel {
    Q_OBJECT

  public:
    /// What a column is used for; empty where it is not used.
    static constexpr int useRole = Qt::UserRole;

    using QAbstractTableModel::QAbstractTableModel;

    /// Shows what is known of a file.
    void setStand(const ImportStand& stand);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  private:
    QString useOf(int column) const;
    QVariant alignmentOf(int column) const;
    QString textAt(int row, int column) const;

    std::vector<std::vector<std::string>> rows_;
    std::vector<ColumnHead> columns_;
    std::optional<ColumnChoice> choice_;
    int headerRows_ = 0;
    int width_ = 0;
};

} // namespace nabla
