#pragma once

#include "ui/import/import_work.h"

#include <QHeaderView>
#include <QTableView>

namespace nabla {

class PreviewModel;

/// Column names of a preview; those in use are marked with what they are used for.
class PreviewHeader : public QHeaderView {
    Q_OBJECT

  public:
    explicit PreviewHeader(QWidget* parent = nullptr);

    QSize sizeHint() const override;

  protected:
    void paintSection(QPainter* painter, const QRect& rect, int section) const override;
};

/// The first rows of a table as they are read, with the columns that are used set apart.
class TablePreview : public QTableView {
    Q_OBJECT

  public:
    explicit TablePreview(QWidget* parent = nullptr);

    /// Shows what is known of a file.
    void setStand(const ImportStand& stand);

    QSize minimumSizeHint() const override { return {120, 72}; }

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    int widthFor(int column) const;
    void fitColumns();

    PreviewModel* model_;
};

} // namespace nabla
