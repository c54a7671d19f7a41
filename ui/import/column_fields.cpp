#include "ui/import/column_fields.h"

#include "ui/controls/combo_box.h"
#include "ui/controls/labeled_field.h"
#include "ui/controls/text_labels.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <utility>

namespace nabla {
namespace {

constexpr int narrowest = 100;
constexpr int noColumn = -1;

int indexOf(const std::optional<std::size_t>& column) {
    return column ? static_cast<int>(*column) : noColumn;
}

} // namespace

ColumnFields::ColumnFields(QWidget* parent) : QWidget(parent) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(new Heading(tr("Columns"), this));
    auto* row = new QHBoxLayout;
    row->setSpacing(12);
    x_ = addList(*row, QStringLiteral("x₁"), "x");
    y_ = addList(*row, QStringLiteral("x₂"), "y");
    label_ = addList(*row, tr("To learn"), "label");
    meaning_ = addList(*row, tr("Learn as"), "meaning");
    for (const auto& [meaning, name] : {std::pair(LabelMeaning::automatic, tr("Automatic")),
                                        {LabelMeaning::values, tr("Values")},
                                        {LabelMeaning::classes, tr("Classes")}})
        meaning_->addChoice(name, static_cast<int>(meaning));
    meaning_->setToolTip(tr("Automatic: up to eight texts or whole numbers are classes, others are values"));
    column->addLayout(row);
}

ComboBox* ColumnFields::addList(QHBoxLayout& row, const QString& caption, const char* name) {
    auto* field = new LabeledField(caption, this);
    auto* list = new ComboBox(field);
    list->setObjectName(QLatin1String(name));
    // Whatever long names the columns have, the lists share the room evenly.
    list->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    list->setMinimumWidth(narrowest);
    field->setControl(list);
    row.addWidget(field, 1);
    connect(list, &QComboBox::activated, this, [this] { Q_EMIT edited(); });
    return list;
}

void ColumnFields::fill(const std::vector<ColumnHead>& columns) {
    std::vector<std::string> names;
    for (const ColumnHead& column : columns)
        names.push_back(column.name);
    if (std::exchange(names_, names) == names)
        return;
    for (ComboBox* list : {x_, y_, label_})
        list->clear();
    y_->addChoice(tr("None: one dimension"), noColumn);
    for (std::size_t c = 0; c < names.size(); ++c)
        for (ComboBox* list : {x_, y_, label_})
            list->addItem(QString::fromStdString(names[c]), static_cast<int>(c));
}

void ColumnFields::setColumns(const std::vector<ColumnHead>& columns,
                              const std::optional<ColumnChoice>& choice) {
    fill(columns);
    const auto show = [&](ComboBox& list, const std::optional<std::size_t>& column) {
        list.setCurrentIndex(choice ? list.findData(indexOf(column)) : noColumn);
    };
    show(*x_, choice ? std::optional(choice->x) : std::nullopt);
    show(*y_, choice ? choice->y : std::nullopt);
    show(*label_, choice ? std::optional(choice->label) : std::nullopt);
}

std::optional<ColumnChoice> ColumnFields::choice() const {
    if (x_->currentIndex() < 0 || label_->currentIndex() < 0)
        return std::nullopt;
    ColumnChoice choice;
    choice.x = static_cast<std::size_t>(x_->currentData().toInt());
    choice.label = static_cast<std::size_t>(label_->currentData().toInt());
    if (y_->currentIndex() > 0)
        choice.y = static_cast<std::size_t>(y_->currentData().toInt());
    return choice;
}

LabelMeaning ColumnFields::meaning() const {
    return static_cast<LabelMeaning>(meaning_->currentData().toInt());
}

} // namespace nabla
