#pragma once

#include "ui/import/import_work.h"

#include <QCoreApplication>
#include <QString>

namespace nabla {

/// What the dialog for tables says.
class ImportWords {
    Q_DECLARE_TR_FUNCTIONS(ImportWords)

  public:
    /// What comes of a table: "150 points, 3 classes: setosa, versicolor, virginica".
    static QString outcome(const ImportStand& stand);

    /// Whether all points are of the same class, so that there is nothing to learn.
    static bool hasOneClass(const ImportStand& stand);

    /// How many rows do not fit.
    static QString leftOutTitle(std::size_t count);

    /// A line for each row that is known not to fit, and how many more there are.
    static QString leftOutLines(const FirstOfMany<RowProblem>& leftOut);

  private:
    static QString learnt(const ImportStand& stand);
};

} // namespace nabla
