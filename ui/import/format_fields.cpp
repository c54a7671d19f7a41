#include "ui/import/format_fields.h"

#include "ui/controls/check_box.h"
#include "ui/controls/combo_box.h"
#include "ui/controls/labeled_field.h"
#include "ui/controls/painting.h"
#include "ui/controls/push_button.h"
#include "ui/controls/text_labels.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace nabla {
namespace {

constexpr int headingHeight = 22;
constexpr int narrowest = 100;

QString delimiterName(char delimiter) {
    switch (delimiter) {
    case '\t':
        return FormatFields::tr("Tab");
    case ';':
        return FormatFields::tr("Semicolon  ;");
    case ',':
        return FormatFields::tr("Comma  ,");
    case '|':
        return FormatFields::tr("Bar  |");
    default:
        return FormatFields::tr("Blanks");
    }
}

} // namespace

FormatFields::FormatFields(QWidget* parent)
    : QWidget(parent), note_(new Caption({}, this)),
      automatic_(new PushButton(tr("Find automatically"), this)),
      header_(new CheckBox(tr("First row names the columns"), this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(makeHeading());
    column->addLayout(makeFields());
    connect(header_, &QCheckBox::clicked, this, [this] { Q_EMIT edited(format()); });
    connect(automatic_, &QPushButton::clicked, this, &FormatFields::automaticWanted);
}

QHBoxLayout* FormatFields::makeHeading() {
    automatic_->setFixedHeight(headingHeight);
    automatic_->setAutoDefault(false);
    automatic_->setObjectName(QStringLiteral("automatic"));
    auto* row = new QHBoxLayout;
    row->setSpacing(10);
    auto* heading = new Heading(tr("Format"), this);
    heading->setFixedHeight(headingHeight);
    row->addWidget(heading);
    row->addWidget(note_);
    row->addStretch(1);
    row->addWidget(automatic_);
    return row;
}

QHBoxLayout* FormatFields::makeFields() {
    auto* row = new QHBoxLayout;
    row->setSpacing(12);
    delimiter_ = addList(*row, tr("Delimiter"), "delimiter");
    for (const char delimiter : tableDelimiters())
        delimiter_->addChoice(delimiterName(delimiter), delimiter);
    decimalMark_ = addList(*row, tr("Decimal mark"), "decimal_mark");
    decimalMark_->addChoice(tr("Point  0.5"), '.');
    decimalMark_->addChoice(tr("Comma  0,5"), ',');
    encoding_ = addList(*row, tr("Encoding"), "encoding");
    for (const auto& [encoding, name] : {std::pair(TextEncoding::utf8, tr("UTF-8")),
                                         {TextEncoding::utf16LittleEndian, tr("UTF-16 (little endian)")},
                                         {TextEncoding::utf16BigEndian, tr("UTF-16 (big endian)")},
                                         {TextEncoding::windows1252, tr("Western (Windows-1252)")}})
        encoding_->addChoice(name, static_cast<int>(encoding));
    header_->setMinimumHeight(controlHeight);
    header_->setObjectName(QStringLiteral("header"));
    row->addWidget(header_, 0, Qt::AlignBottom);
    return row;
}

ComboBox* FormatFields::addList(QHBoxLayout& row, const QString& caption, const char* name) {
    auto* field = new LabeledField(caption, this);
    auto* list = new ComboBox(field);
    list->setObjectName(QLatin1String(name));
    list->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    list->setMinimumWidth(narrowest);
    field->setControl(list);
    row.addWidget(field, 1);
    connect(list, &QComboBox::activated, this, [this] { Q_EMIT edited(format()); });
    return list;
}

void FormatFields::setFormat(const TableFormat& format, bool found) {
    delimiter_->setCurrentData(format.delimiter);
    decimalMark_->setCurrentData(format.decimalMark);
    encoding_->setCurrentData(static_cast<int>(format.encoding));
    header_->setChecked(format.hasHeader);
    note_->setText(found ? tr("found automatically") : tr("corrected by hand"));
    automatic_->setVisible(!found);
}

TableFormat FormatFields::format() const {
    return {delimiter_->currentData().value<char>(), decimalMark_->currentData().value<char>(),
            header_->isChecked(), static_cast<TextEncoding>(encoding_->currentData().toInt())};
}

} // namespace nabla
