#include "ui/controls/labeled_field.h"

#include "ui/controls/text_labels.h"

#include <QVBoxLayout>

namespace nabla {

LabeledField::LabeledField(const QString& caption, QWidget* parent)
    : QWidget(parent), label_(new Caption(caption, this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    label_->setFixedHeight(16);
    column->addWidget(label_);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void LabeledField::setControl(QWidget* control) {
    label_->setBuddy(control);
    control->setAccessibleName(label_->text());
    layout()->addWidget(control);
}

} // namespace nabla
