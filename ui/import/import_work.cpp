#include "ui/import/import_work.h"

#include "core/data/column_names.h"

#include <QFileInfo>

#include <algorithm>
#include <string_view>

namespace nabla {
namespace {

/// What the first look at a file takes.
constexpr std::size_t beginningBytes = std::size_t{1} << 18;
constexpr qint64 blockBytes = qint64{1} << 22;

/// How much of a cell is shown.
constexpr std::size_t shownCellBytes = 120;

/// How much of the time it takes to load a file's bytes and to read the table; the rest goes into points.
constexpr double loadingShare = 0.2;
constexpr double readingShare = 0.65;

/// The first bytes of a file, up to the end of a line where lines can be told.
std::string_view beginningOf(std::string_view bytes) {
    const std::string_view start = bytes.substr(0, beginningBytes);
    const TextEncoding encoding = detectEncoding(start);
    const bool isWide =
        encoding == TextEncoding::utf16LittleEndian || encoding == TextEncoding::utf16BigEndian;
    const std::size_t end =
        isWide || start.size() == bytes.size() ? std::string_view::npos : start.find_last_of("\r\n");
    return end == std::string_view::npos ? start : start.substr(0, end + 1);
}

/// What a table in that format looks like before its columns are chosen.
ImportStand lookOf(std::string_view beginning, const TableFormat& format) {
    ImportStand stand;
    stand.format = format;
    stand.rows = firstRows(beginning, format, ImportStand::mostRows);
    for (auto& row : stand.rows)
        for (std::string& cell : row)
            cell = shortened(std::move(cell), shownCellBytes);
    return stand;
}

/// Takes over the columns that were wished for, or those that are probably meant.
Status choose(ImportStand& stand, const Table& table, const ImportWishes& wishes) {
    for (const TableColumn& column : table.columns)
        stand.columns.push_back({column.name, column.kind});
    stand.choice = wishes.columns;
    if (stand.choice)
        return Done{};
    const auto choice = chooseColumns(table);
    if (!choice)
        return Error{choice.error()};
    stand.choice = *choice;
    return Done{};
}

std::pair<double, double> labelsOf(const OwnPoints& own) {
    const auto [least, greatest] =
        std::minmax_element(own.points.begin(), own.points.end(),
                            [](const Point& a, const Point& b) { return a.label < b.label; });
    return {least->label, greatest->label};
}

} // namespace

void ImportWork::refuse(const QString& why) {
    refusal_ = tr("The file '%1' cannot be read: %2.").arg(QFileInfo(file_).fileName(), why).toStdString();
}

void ImportWork::open() {
    const QFileInfo info(file_);
    if (info.exists() && !info.isFile())
        return refuse(tr("it is no file"));
    if (!file_.open(QIODevice::ReadOnly))
        return refuse(file_.errorString());
    if (static_cast<std::size_t>(file_.size()) <= mostTableBytes)
        bytes_.reserve(static_cast<std::size_t>(file_.size() + blockBytes));
    loadBlock();
}

void ImportWork::loadBlock() {
    const std::size_t before = bytes_.size();
    bytes_.resize(before + blockBytes);
    const qint64 count = file_.read(bytes_.data() + before, blockBytes);
    bytes_.resize(before + static_cast<std::size_t>(std::max<qint64>(count, 0)));
    if (count < 0)
        return refuse(file_.errorString());
    if (bytes_.size() > mostTableBytes || file_.size() > static_cast<qint64>(mostTableBytes))
        return refuse(tr("it has more than %1 GiB").arg(mostTableBytes >> 30));
    loaded_ = count == 0 || file_.atEnd();
    if (loaded_)
        found_ = detectFormat(bytes_);
}

/// Goes on where it was stopped; false where it is stopped again or the file cannot be read.
bool ImportWork::load(const ReadingProgress& progress) {
    const auto size = static_cast<double>(std::max<qint64>(file_.size(), 1));
    while (!loaded_) {
        if (!progress(loadingShare * std::min(1.0, static_cast<double>(bytes_.size()) / size)))
            return false;
        loadBlock();
        if (!refusal_.empty())
            return false;
    }
    return true;
}

/// Reads the table where that is not done already; false where it is stopped.
bool ImportWork::read(const TableFormat& format, const ReadingProgress& progress) {
    if (format_ == format)
        return true;
    format_.reset();
    table_ = Error{};
    table_ =
        readTable(bytes_, format, [&](double done) { return progress(loadingShare + readingShare * done); });
    if (!table_ && table_.error() == readingStopped)
        return false;
    format_ = format;
    return true;
}

/// Nothing new where all is read soon, or already.
void ImportWork::showBeginning(const ImportWishes& wishes, const Show& show) const {
    const std::string_view beginning = beginningOf(bytes_);
    const bool isAll = loaded_ && beginning.size() == bytes_.size();
    if (isAll || (loaded_ && format_ == wishes.format.value_or(found_)))
        return;
    const TableFormat format = wishes.format.value_or(loaded_ ? found_ : detectFormat(beginning));
    ImportStand stand = lookOf(beginning, format);
    if (const auto table = readTable(beginning, format))
        choose(stand, *table, wishes);
    show(std::move(stand));
}

void ImportWork::finish(ImportStand& stand, const ImportWishes& wishes) const {
    if (!table_)
        return void(stand.problem = table_.error());
    stand.leftOut = table_->leftOut;
    if (const Status chosen = choose(stand, *table_, wishes); !chosen)
        return void(stand.problem = chosen.error());
    auto made = pointsOf(*table_, *stand.choice, wishes.meaning);
    if (!made)
        return void(stand.problem = made.error());
    if (const Status valid = validate(made->own); !valid)
        return void(stand.problem = valid.error());
    made->own.source = QFileInfo(file_).fileName().toStdString();
    stand.labels = labelsOf(made->own);
    stand.leftOut = std::move(made->leftOut);
    stand.points = std::make_shared<OwnPoints>(std::move(made->own));
}

ImportStand ImportWork::wholeStand(const ImportWishes& wishes) const {
    ImportStand stand;
    if (refusal_.empty()) {
        stand = lookOf(beginningOf(bytes_), *format_);
        finish(stand, wishes);
    } else {
        stand.problem = refusal_;
    }
    stand.isComplete = true;
    return stand;
}

void ImportWork::run(const ImportWishes& wishes, const ReadingProgress& progress, const Show& show) {
    if (!file_.isOpen() && refusal_.empty())
        open();
    if (refusal_.empty()) {
        showBeginning(wishes, show);
        const bool isRead = load(progress) && read(wishes.format.value_or(found_), progress);
        if (!isRead && refusal_.empty())
            return;
    }
    show(wholeStand(wishes));
}

} // namespace nabla
