#include "ui/controls/labeled_field.h"

#include "ui/controls/text_labels.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace nabla {

LabeledField::LabeledField(const QString& caption, QWidget* control, QWidget* parent)
    : QWidget(parent), caption_(new Caption(caption, this)), control_(control) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    caption_->setFixedHeight(16);
    caption_->setBuddy(control);
    control->setAccessibleName(caption);
    column->addWidget(caption_);
    column->addWidget(control);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void LabeledField::setCaption(const QString& caption) {
    caption_->setText(caption);
    control_->setAccessibleName(caption);
}

FormRow::FormRow(const QString& label, QWidget* control, QWidget* parent) : QWidget(parent) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    auto* text = new QLabel(label, this);
    text->setBuddy(control);
    control->setAccessibleName(label);
    row->addWidget(text, 1);
    row->addWidget(control);
}

} // namespace nabla
