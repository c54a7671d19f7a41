#include "ui/panels/parameter_field.h"

#include "ui/controls/check_box.h"
#include "ui/controls/combo_box.h"
#include "ui/controls/labeled_field.h"
#include "ui/controls/line_edit.h"
#include "ui/controls/number_combo_box.h"
#include "ui/controls/number_edit.h"
#include "ui/controls/slider.h"
#include "ui/controls/slider_row.h"
#include "ui/core_text.h"
#include "ui/panels/illustration_card.h"
#include "ui/panels/illustrations.h"
#include "ui/session.h"

#include <QVBoxLayout>

#include <cmath>

namespace nabla {
namespace {

double toNumber(const Value& value) {
    if (const auto* whole = std::get_if<std::int64_t>(&value))
        return static_cast<double>(*whole);
    return std::get<double>(value);
}

Value fromNumber(const Parameter& parameter, double number) {
    if (parameter.kind == ValueKind::integer)
        return static_cast<std::int64_t>(std::llround(number));
    return number;
}

} // namespace

ParameterField::ParameterField(const Parameter& parameter, FieldLayout layout, Session& session,
                               QWidget* parent)
    : QWidget(parent), parameter_(parameter), session_(session) {
    setObjectName(QString::fromStdString(std::string(parameter.key)));
    auto* box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    if (layout == FieldLayout::slider)
        addSlider(this);
    else
        addWithCaption(layout);
    setToolTip(coreText(parameter.help));
    connect(&session, &Session::experimentChanged, this, &ParameterField::refresh);
    refresh();
}

bool ParameterField::applies() const {
    return nabla::applies(parameter_, session_.experiment());
}

/// In short, where there is little room.
QString ParameterField::caption(FieldLayout layout) const {
    const bool isShort = layout != FieldLayout::above && !parameter_.shortLabel.empty();
    return coreText(isShort ? parameter_.shortLabel : parameter_.label);
}

void ParameterField::addWithCaption(FieldLayout layout) {
    LabeledField* field = nullptr;
    // A check box says by itself what it is for.
    if (parameter_.kind != ValueKind::boolean)
        field = new LabeledField(caption(layout), this);
    QWidget* control = makeControl(field ? static_cast<QWidget*>(field) : this);
    if (field)
        field->setControl(control);
    this->layout()->addWidget(field ? static_cast<QWidget*>(field) : control);
    control->setToolTip(coreText(parameter_.help));
    control->setAccessibleDescription(coreText(parameter_.help));
}

QWidget* ParameterField::makeControl(QWidget* parent) {
    switch (parameter_.kind) {
    case ValueKind::choice:
        return makeChoice(parent);
    case ValueKind::number:
        return makeNumber(parent);
    case ValueKind::integer:
        return makeInteger(parent);
    case ValueKind::boolean:
        return makeCheckBox(parent);
    case ValueKind::text:
    case ValueKind::numbers:
    case ValueKind::integers:
    case ValueKind::choices:
        break;
    }
    return makeText(parent);
}

QWidget* ParameterField::makeChoice(QWidget* parent) {
    auto* combo = new ComboBox(parent);
    Illustration* picture = makeIllustration(parameter_.key, nullptr);
    connect(combo, &QComboBox::activated, this,
            [this, combo] { choose(combo->currentData().toString().toStdString()); });
    showValue_ = [this, combo](const Value& value) {
        offerChoices(*combo);
        combo->setCurrentData(QString::fromStdString(std::get<std::string>(value)));
    };
    if (picture)
        illustrateList(picture, *combo, parameter_, session_);
    return combo;
}

/// Makes the list anew where other choices can be had than those in it.
void ParameterField::offerChoices(ComboBox& combo) const {
    std::vector<const Choice*> offered;
    for (const Choice& choice : parameter_.choices)
        if (nabla::applies(choice, session_.experiment()))
            offered.push_back(&choice);
    const auto keyOf = [](const Choice& choice) { return QString::fromStdString(std::string(choice.value)); };
    bool same = combo.count() == static_cast<int>(offered.size());
    for (int i = 0; same && i < combo.count(); ++i)
        same = combo.itemData(i).toString() == keyOf(*offered[static_cast<std::size_t>(i)]);
    if (same)
        return;
    combo.clear();
    // Beside a picture, which says the same, a tool tip would be in the way.
    const bool hasPicture = isIllustrated(parameter_.key);
    for (const Choice* choice : offered) {
        combo.addChoice(coreText(choice->label), keyOf(*choice),
                        hasPicture ? QString() : coreText(choice->help));
        combo.setItemData(combo.count() - 1, coreText(choice->help), Qt::AccessibleDescriptionRole);
    }
}

QWidget* ParameterField::makeNumber(QWidget* parent) {
    auto* combo = new NumberComboBox(parent);
    combo->setSuggestions(parameter_.suggestions);
    combo->setRange(parameter_.min, parameter_.max);
    connect(combo, &NumberComboBox::valueEdited, this, [this](double value) { choose(value); });
    showValue_ = [combo](const Value& value) { combo->setValue(toNumber(value)); };
    return combo;
}

QWidget* ParameterField::makeInteger(QWidget* parent) {
    auto* edit = new NumberEdit(parent);
    edit->setRange(parameter_.min, parameter_.max);
    edit->setDecimals(0);
    leaveOnReturn(*edit);
    connect(edit, &NumberEdit::valueEdited, this,
            [this](double value) { choose(fromNumber(parameter_, value)); });
    showValue_ = [edit](const Value& value) { edit->setValue(toNumber(value)); };
    return edit;
}

QWidget* ParameterField::makeText(QWidget* parent) {
    auto* edit = new LineEdit(parent);
    leaveOnReturn(*edit);
    connect(edit, &QLineEdit::editingFinished, this, [this, edit] {
        const auto value = parseValue(parameter_, edit->text().toStdString());
        if (value)
            return choose(*value);
        Q_EMIT session_.refused(QString::fromStdString(value.error()));
        refresh();
    });
    showValue_ = [edit](const Value& value) {
        if (const QString text = QString::fromStdString(valueText(value)); text != edit->text())
            edit->setText(text);
    };
    return edit;
}

QWidget* ParameterField::makeCheckBox(QWidget* parent) {
    auto* box = new CheckBox(coreText(parameter_.label), parent);
    connect(box, &QAbstractButton::clicked, this, [this](bool on) { choose(on); });
    showValue_ = [box](const Value& value) { box->setChecked(std::get<bool>(value)); };
    return box;
}

void ParameterField::addSlider(QWidget* into) {
    auto* row = new SliderRow(caption(FieldLayout::slider), into);
    row->setRange(parameter_.slider.from, parameter_.slider.to, parameter_.slider.step);
    row->setLimits(parameter_.min, parameter_.max, parameter_.kind == ValueKind::integer);
    if (!parameter_.unit.empty())
        row->setSuffix(QStringLiteral(" ") + coreText(parameter_.unit));
    row->slider()->setToolTip(coreText(parameter_.help));
    into->layout()->addWidget(row);
    connect(row, &SliderRow::valueEdited, this, [this](double value) {
        session_.changeSetting(std::string(parameter_.key), fromNumber(parameter_, value));
    });
    connect(row, &SliderRow::editingFinished, this, [this] { session_.endGesture(); });
    showValue_ = [row](const Value& value) { row->setValue(toNumber(value)); };
}

void ParameterField::refresh() {
    showValue_(parameter_.get(session_.experiment()));
    setEnabled(applies());
}

void ParameterField::choose(const Value& value) {
    if (value == parameter_.get(session_.experiment()))
        return;
    session_.changeSetting(std::string(parameter_.key), value);
    session_.endGesture();
}

} // namespace nabla
