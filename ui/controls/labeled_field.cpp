#include "ui/controls/labeled_field.h"

#include "ui/controls/text_labels.h"

#include <QVBoxLayout>

namespace nabla {

LabeledField::LabeledField(const QString& caption, QWidget* control, QWidget* parent) : QWidget(parent) {
    auto* label = new Caption(caption, this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    label->setFixedHeight(16);
    label->setBuddy(control);
    control->setAccessibleName(caption);
    column->addWidget(label);
    column->addWidget(control);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

} // namespace nabla
