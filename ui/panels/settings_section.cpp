#include "ui/panels/settings_section.h"

#include "ui/controls/fold_heading.h"
#include "ui/panels/parameter_field.h"
#include "ui/session.h"

#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace nabla {
namespace {

/// Whether a setting has an effect, and not the one it has from the start.
bool isOn(const Parameter& parameter, const Experiment& experiment) {
    return applies(parameter, experiment) && parameter.get(experiment) != parameter.get(Experiment());
}

} // namespace

SettingsSection::SettingsSection(SettingsGroup group, Session& session, QWidget* parent)
    : QWidget(parent), group_(std::move(group)), session_(session),
      heading_(new FoldHeading(group_.title, this)) {
    setObjectName(group_.name);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(heading_);
    heading_->setObjectName(group_.name + QStringLiteral("_heading"));
    heading_->setToolTip(group_.help);
    connect(heading_, &QAbstractButton::toggled, this, &SettingsSection::open);
    connect(&session, &Session::experimentChanged, this, &SettingsSection::refresh);
    refresh();
}

void SettingsSection::open(bool open) {
    if (open && !content_)
        makeFields();
    if (content_)
        content_->setVisible(open);
}

/// Numbers with a range have a slider.
void SettingsSection::makeFields() {
    content_ = new QWidget(this);
    auto* column = new QVBoxLayout(content_);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    for (const std::string_view key : group_.keys) {
        const Parameter& parameter = *findParameter(key);
        const bool slides = parameter.slider.to > parameter.slider.from;
        fields_.push_back(new ParameterField(parameter, slides ? FieldLayout::slider : FieldLayout::above,
                                             session_, content_));
        column->addWidget(fields_.back());
    }
    layout()->addWidget(content_);
    refresh();
}

/// Where none of its settings has an effect, it is not offered.
void SettingsSection::refresh() {
    const Experiment& experiment = session_.experiment();
    const auto any = [&](auto&& holds) {
        return std::any_of(group_.keys.begin(), group_.keys.end(),
                           [&](std::string_view key) { return holds(*findParameter(key), experiment); });
    };
    heading_->setState(any(isOn) ? tr("On") : tr("Off"));
    setVisible(any([](const Parameter& p, const Experiment& e) { return applies(p, e); }));
    for (ParameterField* field : fields_)
        field->setVisible(field->applies());
}

} // namespace nabla
