#include "ui/import/import_dialog.h"

#include "ui/controls/framed_area.h"
#include "ui/controls/progress_bar.h"
#include "ui/controls/push_button.h"
#include "ui/import/column_fields.h"
#include "ui/import/format_fields.h"
#include "ui/import/import_outcome.h"
#include "ui/import/import_reader.h"
#include "ui/import/table_preview.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QScreen>
#include <QVBoxLayout>

namespace nabla {
namespace {

constexpr QSize usualSize{760, 620};
/// What a screen's edges and the window's title need.
constexpr QSize aroundDialog{32, 56};

/// Answers that come sooner show no progress, which would only flicker.
constexpr int patienceMilliseconds = 150;
constexpr int tickMilliseconds = 40;

} // namespace

ImportDialog::ImportDialog(const QString& path, QWidget* parent)
    : QDialog(parent), reader_(new ImportReader(path, this)), format_(new FormatFields(this)),
      columns_(new ColumnFields(this)), preview_(new TablePreview(this)), outcome_(new ImportOutcome(this)),
      progress_(new ProgressBar(this)), accept_(new PushButton(tr("Import"), this)) {
    setWindowTitle(tr("Import points – %1").arg(QFileInfo(path).fileName()));
    layOut();
    connectFields();
    ask();
}

void ImportDialog::layOut() {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 12, 20, 16);
    column->setSpacing(10);
    column->addWidget(format_);
    column->addSpacing(2);
    column->addWidget(columns_);
    column->addWidget(new FramedArea(preview_, this), 1);
    column->addWidget(outcome_);
    addButtons(*column);
    resize(usualSize.boundedTo(screen()->availableSize() - aroundDialog));
}

void ImportDialog::addButtons(QVBoxLayout& column) {
    auto* cancel = new PushButton(tr("Cancel"), this);
    cancel->setAutoDefault(false);
    cancel->setObjectName(QStringLiteral("cancel"));
    accept_->setObjectName(QStringLiteral("accept"));
    accept_->setDefault(true);
    progress_->setAccessibleName(tr("Reading the table"));
    QSizePolicy keepsRoom = progress_->sizePolicy();
    keepsRoom.setRetainSizeWhenHidden(true);
    progress_->setSizePolicy(keepsRoom);
    auto* row = new QHBoxLayout;
    row->setSpacing(10);
    row->addWidget(progress_, 1, Qt::AlignVCenter);
    row->addSpacing(14);
    row->addWidget(cancel);
    row->addWidget(accept_);
    column.addLayout(row);
    connect(accept_, &QPushButton::clicked, this, &QDialog::accept);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
}

void ImportDialog::connectFields() {
    connect(format_, &FormatFields::edited, this, &ImportDialog::changeFormat);
    connect(format_, &FormatFields::automaticWanted, this, [this] {
        wishes_.format.reset();
        wishes_.columns.reset();
        ask();
    });
    connect(columns_, &ColumnFields::edited, this, [this] {
        wishes_.columns = columns_->choice();
        wishes_.meaning = columns_->meaning();
        ask();
    });
    connect(reader_, &ImportReader::answered, this, &ImportDialog::showStand);
    connect(&tick_, &QTimer::timeout, this, &ImportDialog::showProgress);
}

/// Another delimiter makes other columns, so those that were chosen mean nothing anymore.
void ImportDialog::changeFormat(const TableFormat& format) {
    if (format.delimiter != delimiter_)
        wishes_.columns.reset();
    wishes_.format = format;
    ask();
}

void ImportDialog::ask() {
    points_.reset();
    accept_->setEnabled(false);
    progress_->hide();
    tick_.start(patienceMilliseconds);
    reader_->ask(wishes_);
}

void ImportDialog::showStand(const ImportStand& stand) {
    delimiter_ = stand.format.delimiter;
    format_->setFormat(stand.format, !wishes_.format);
    columns_->setColumns(stand.columns, stand.choice);
    preview_->setStand(stand);
    outcome_->setStand(stand);
    points_ = stand.points;
    accept_->setEnabled(points_ != nullptr);
    if (!stand.isComplete)
        return;
    tick_.stop();
    progress_->hide();
}

void ImportDialog::showProgress() {
    tick_.start(tickMilliseconds);
    outcome_->setReading();
    progress_->setDone(reader_->progress());
    progress_->show();
}

OwnPoints ImportDialog::takePoints() {
    return std::move(*points_);
}

std::optional<OwnPoints> askForPoints(const QString& path, QWidget* parent) {
    ImportDialog dialog(path, parent);
    if (dialog.exec() != QDialog::Accepted)
        return std::nullopt;
    return dialog.takePoints();
}

} // namespace nabla
