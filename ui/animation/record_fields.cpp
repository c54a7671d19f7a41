#include "ui/animation/record_fields.h"

#include "ui/controls/check_box.h"
#include "ui/controls/combo_box.h"
#include "ui/controls/labeled_field.h"
#include "ui/controls/number_combo_box.h"
#include "ui/controls/number_edit.h"
#include "ui/controls/painting.h"
#include "ui/controls/text_labels.h"

#include <QGridLayout>

#include <algorithm>

namespace nabla {
namespace {

constexpr int fieldsWidth = 280;

} // namespace

RecordFields::RecordFields(const RecordingPlan& plan, QWidget* parent) : QWidget(parent), plan_(plan) {
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(12);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    setFixedWidth(fieldsWidth);
    addFormat(*grid);
    addWidth(*grid);
    addEpochs(*grid);
    addTime(*grid);
    addLook(*grid);
    grid->setRowStretch(grid->rowCount(), 1);
    readFields();
}

void RecordFields::addFormat(QGridLayout& grid) {
    auto* field = new LabeledField(tr("Format"), this);
    format_ = new ComboBox(field);
    format_->setObjectName(QStringLiteral("format"));
    for (const AnimationFormat& format : animationFormats())
        format_->addChoice(animationText(format.label), QLatin1String(format.key),
                           animationText(format.help));
    field->setControl(format_);
    help_ = new Caption({}, this);
    help_->setWordWrap(true);
    help_->setMinimumHeight(2 * help_->fontMetrics().lineSpacing());
    help_->setAlignment(Qt::AlignTop);
    grid.addWidget(field, 0, 0);
    grid.addWidget(help_, 1, 0, 1, 2);
    connect(format_, &QComboBox::activated, this, &RecordFields::readFields);
}

void RecordFields::addWidth(QGridLayout& grid) {
    auto* field = new LabeledField(tr("Width in pixels"), this);
    width_ = new NumberComboBox(field);
    width_->setObjectName(QStringLiteral("width"));
    width_->setSuggestions({240, 360, 480, 720, 1080});
    width_->setRange(leastFrameWidth, mostFrameWidth);
    width_->setValue(plan_.look.width);
    field->setControl(width_);
    grid.addWidget(field, 0, 1);
    connect(width_, &NumberComboBox::valueEdited, this, &RecordFields::readFields);
}

void RecordFields::addEpochs(QGridLayout& grid) {
    const auto most = static_cast<double>(mostRecordedEpochs);
    first_ = addNumber(grid, 2, 0, tr("From epoch"), "first", static_cast<double>(plan_.firstEpoch), 0, most);
    last_ = addNumber(grid, 2, 1, tr("To epoch"), "last", static_cast<double>(plan_.lastEpoch), 1, most);
    first_->setToolTip(tr("Training always begins at epoch 0, from the same start; this is where the "
                          "animation does."));
    auto* field = new LabeledField(tr("Steps"), this);
    pace_ = new ComboBox(field);
    pace_->setObjectName(QStringLiteral("pace"));
    pace_->addChoice(tr("Growing: the first epochs one by one"), static_cast<int>(Pace::growing),
                     tr("Most happens at the beginning, and there is a frame for each of its epochs"));
    pace_->addChoice(tr("Even: always as many epochs"), static_cast<int>(Pace::even));
    pace_->setCurrentData(static_cast<int>(plan_.pace));
    field->setControl(pace_);
    grid.addWidget(field, 3, 0, 1, 2);
    connect(pace_, &QComboBox::activated, this, &RecordFields::readFields);
}

void RecordFields::addTime(QGridLayout& grid) {
    seconds_ = addNumber(grid, 4, 0, tr("Seconds"), "seconds", plan_.seconds, 0.5, mostRecordedSeconds);
    rate_ =
        addNumber(grid, 4, 1, tr("Frames a second"), "rate", plan_.framesPerSecond, 1, mostFramesPerSecond);
    rate_->setToolTip(tr("At most: there is never more than a frame for each epoch"));
}

void RecordFields::addLook(QGridLayout& grid) {
    chart_ = addCheck(grid, 5, 0, tr("Loss chart"), "chart", plan_.look.chart);
    test_ = addCheck(grid, 5, 1, tr("Test data"), "test", plan_.look.showTest);
}

NumberEdit* RecordFields::addNumber(QGridLayout& grid, int row, int column, const QString& caption,
                                    const char* name, double value, double least, double most) {
    auto* field = new LabeledField(caption, this);
    auto* number = new NumberEdit(field);
    number->setObjectName(QLatin1String(name));
    number->setRange(least, most);
    number->setValue(value);
    field->setControl(number);
    grid.addWidget(field, row, column);
    connect(number, &NumberEdit::valueEdited, this, &RecordFields::readFields);
    return number;
}

CheckBox* RecordFields::addCheck(QGridLayout& grid, int row, int column, const QString& text,
                                 const char* name, bool checked) {
    auto* box = new CheckBox(text, this);
    box->setObjectName(QLatin1String(name));
    box->setChecked(checked);
    grid.addWidget(box, row, column);
    connect(box, &QCheckBox::clicked, this, &RecordFields::readFields);
    return box;
}

const AnimationFormat& RecordFields::format() const {
    return animationFormats()[static_cast<std::size_t>(std::max(0, format_->currentIndex()))];
}

void RecordFields::setFormat(const AnimationFormat& format) {
    format_->setCurrentData(QLatin1String(format.key));
    readFields();
}

/// Epochs are whole, and the first is not after the last: the one that was not edited gives way.
void RecordFields::readFields() {
    plan_.lastEpoch = qRound64(last_->value());
    plan_.firstEpoch = qRound64(first_->value());
    if (plan_.firstEpoch >= plan_.lastEpoch) {
        if (sender() == first_)
            plan_.lastEpoch = std::min(plan_.firstEpoch + 1, mostRecordedEpochs);
        plan_.firstEpoch = std::min(plan_.firstEpoch, plan_.lastEpoch - 1);
    }
    first_->setValue(static_cast<double>(plan_.firstEpoch));
    last_->setValue(static_cast<double>(plan_.lastEpoch));
    plan_.pace = static_cast<Pace>(pace_->currentData().toInt());
    plan_.seconds = seconds_->value();
    plan_.framesPerSecond = rate_->value();
    plan_.look.width = qRound(width_->value());
    plan_.look.chart = chart_->isChecked();
    plan_.look.showTest = test_->isChecked();
    help_->setText(animationText(format().help));
    Q_EMIT edited();
}

} // namespace nabla
