#pragma once

#include "core/training/metrics.h"

#include <QColor>
#include <QStringList>
#include <QWidget>

#include <vector>

namespace nabla {

/// How a picture names and colors classes.
struct ClassLook {
    QString name;
    QColor color;

    bool operator==(const ClassLook&) const = default;
};

/// A confusion matrix: a row for each true class, a column for each predicted one; fuller cells are darker.
class ConfusionView : public QWidget {
    Q_OBJECT

  public:
    explicit ConfusionView(QWidget* parent = nullptr);

    /// Without classes, nothing is shown.
    void setMatrix(const ConfusionMatrix& matrix, std::vector<ClassLook> classes);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

  protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

  private:
    QRectF cell(int truth, int predicted) const;
    QString sentence(int truth, int predicted) const;
    void paintCell(QPainter& painter, int truth, int predicted) const;
    void paintNames(QPainter& painter) const;

    ConfusionMatrix matrix_;
    std::vector<ClassLook> classes_;
    /// Room for the names beside the rows.
    double nameWidth_ = 0;
};

} // namespace nabla
