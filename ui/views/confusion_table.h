#pragma once

#include "core/training/metrics.h"
#include "ui/class_looks.h"

#include <QRectF>

#include <vector>

class QPainter;

namespace nabla {

/// A confusion matrix as a table: a row for each true class, a column for each predicted one; fuller cells
/// are darker.
struct ConfusionTable {
    ConfusionMatrix matrix;
    std::vector<ClassLook> classes;

    /// Longer names are cut short.
    double widestName = 84;

    /// The size at which a count of three digits and names, as far as they are shown, have room in every
    /// cell, the least that can be read, and that beyond which nothing grows.
    QSizeF usualSize() const;
    QSizeF leastSize() const;
    QSizeF fullSize() const;

    /// Where a cell is in a table of that size.
    QRectF cell(const QSizeF& size, int truth, int predicted) const;

    /// Paints it at the origin.
    void paint(QPainter& painter, const QSizeF& size) const;

    bool operator==(const ConfusionTable&) const = default;

  private:
    double namesWidth() const;
    void paintCell(QPainter& painter, const QSizeF& size, int truth, int predicted) const;
    void paintNames(QPainter& painter, const QSizeF& size) const;
    void paintWords(QPainter& painter, const QSizeF& size) const;
};

} // namespace nabla
