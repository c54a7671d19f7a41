#pragma once

#include "core/data/table_points.h"

#include <QCoreApplication>
#include <QFile>
#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace nabla {

/// What a user says about a table; what is left open is found automatically.
struct ImportWishes {
    std::optional<TableFormat> format;
    std::optional<ColumnChoice> columns;
    LabelMeaning meaning = LabelMeaning::automatic;
};

/// What is known of a table's column before all of it is shown.
struct ColumnHead {
    std::string name;
    ColumnKind kind = ColumnKind::texts;
};

/// What a file comes to under some wishes, as far as it is known.
struct ImportStand {
    /// How many rows of the file are kept to be seen.
    static constexpr std::size_t mostRows = 50;

    /// Whether the whole file was read; else all is told from its beginning.
    bool isComplete = false;
    TableFormat format;
    /// The first rows, header included, with long cells cut short.
    std::vector<std::vector<std::string>> rows;
    std::vector<ColumnHead> columns;
    std::optional<ColumnChoice> choice;
    /// Points that can be trained on; null before the end, and where there is a problem.
    std::shared_ptr<OwnPoints> points;
    /// The least and the greatest label of the points.
    std::pair<double, double> labels;
    /// Where not empty, why there are no points.
    std::string problem;
    /// The rows of which no point could be made; where there are no points at all, those that fit no table.
    FirstOfMany<RowProblem> leftOut;
};

/// Makes points of one file, step by step; keeps what the next wishes may use again. It may be used from any
/// thread, but from one at a time.
class ImportWork {
    Q_DECLARE_TR_FUNCTIONS(ImportWork)

  public:
    /// Is handed what is known, first from the file's beginning where that is worth it, then from all of it.
    using Show = std::function<void(ImportStand)>;

    explicit ImportWork(const QString& path) : file_(path) {}

    /// Reads what has to be read and makes points; hands nothing more out once `progress` said stop.
    void run(const ImportWishes& wishes, const ReadingProgress& progress, const Show& show);

  private:
    void open();
    void loadBlock();
    bool load(const ReadingProgress& progress);
    bool read(const TableFormat& format, const ReadingProgress& progress);
    void showBeginning(const ImportWishes& wishes, const Show& show) const;
    ImportStand wholeStand(const ImportWishes& wishes) const;
    void finish(ImportStand& stand, const ImportWishes& wishes) const;
    void refuse(const QString& why);

    QFile file_;
    std::string bytes_;
    bool loaded_ = false;
    /// What the whole file was found to be, once it is loaded.
    TableFormat found_;
    /// Of which format `table_` is; none where it was never read.
    std::optional<TableFormat> format_;
    Result<Table> table_{Error{}};
    /// Where not empty, why the file cannot be read.
    std::string refusal_;
};

} // namespace nabla
