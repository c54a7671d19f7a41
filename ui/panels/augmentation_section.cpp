#include "ui/panels/augmentation_section.h"

#include "core/data/augmentations.h"
#include "ui/controls/fold_heading.h"
#include "ui/panels/parameter_field.h"
#include "ui/session.h"

#include <QVBoxLayout>

namespace nabla {

AugmentationSection::AugmentationSection(Session& session, QWidget* parent)
    : QWidget(parent), session_(session), heading_(new FoldHeading(tr("Augmentation"), this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(heading_);
    heading_->setObjectName(QStringLiteral("augmentation_heading"));
    heading_->setToolTip(
        tr("Train on points that are varied anew in each epoch; the test points stay as they are"));
    connect(heading_, &QAbstractButton::toggled, this, &AugmentationSection::open);
    connect(&session, &Session::experimentChanged, this, &AugmentationSection::refresh);
    refresh();
}

void AugmentationSection::open(bool open) {
    if (open && !fields_) {
        fields_ = new QWidget(this);
        auto* column = new QVBoxLayout(fields_);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(12);
        for (const AugmentationRow& row : augmentations())
            column->addWidget(
                new ParameterField(*findParameter(row.key), FieldLayout::slider, session_, fields_));
        layout()->addWidget(fields_);
    }
    if (fields_)
        fields_->setVisible(open);
    refresh();
}

/// The Playground's rules have none, and then it is not offered.
void AugmentationSection::refresh() {
    const Experiment& experiment = session_.experiment();
    heading_->setState(isAugmented(experiment) ? tr("On") : tr("Off"));
    if (fields_)
        for (ParameterField* field : fields_->findChildren<ParameterField*>())
            field->setVisible(field->applies());
    setVisible(applies(*findParameter(augmentations().front().key), experiment));
}

} // namespace nabla
