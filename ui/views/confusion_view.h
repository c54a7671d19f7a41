#pragma once

#include "ui/views/confusion_table.h"

#include <QWidget>

namespace nabla {

/// A confusion matrix; the pointer reads its cells.
class ConfusionView : public QWidget {
    Q_OBJECT

  public:
    explicit ConfusionView(QWidget* parent = nullptr);

    /// Without classes, nothing is shown.
    void setTable(ConfusionTable table);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

  protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

  private:
    QString sentence(int truth, int predicted) const;

    ConfusionTable table_;
};

} // namespace nabla
