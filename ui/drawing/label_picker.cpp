#include "ui/drawing/label_picker.h"

#include "ui/axis_text.h"
#include "ui/class_names.h"
#include "ui/controls/slider.h"
#include "ui/controls/text_labels.h"
#include "ui/drawing/class_swatch.h"
#include "ui/theme.h"

#include <QHBoxLayout>
#include <QLabel>

#include <cmath>

namespace nabla {
namespace {

/// Steps of the slider from −1 to 1.
constexpr int valueSteps = 20;

} // namespace

LabelPicker::LabelPicker(QWidget* parent)
    : QWidget(parent), slider_(new Slider(this)), value_(new QLabel(this)), row_(new QHBoxLayout(this)) {
    row_->setContentsMargins(0, 0, 0, 0);
    row_->setSpacing(0);
    row_->addWidget(slider_);
    row_->addWidget(value_);
    slider_->setRange(-valueSteps / 2, valueSteps / 2);
    slider_->setFixedWidth(86);
    slider_->setAccessibleName(tr("Value of new points"));
    slider_->setToolTip(tr("Value of new points"));
    value_->setFont(numberFont(12));
    value_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    value_->setMinimumWidth(46);
    connect(slider_, &QSlider::valueChanged, this, [this](int step) {
        if (!slider_->isSliderDown())
            Q_EMIT gestureEnded();
        Q_EMIT labelPicked(2.0 * step / valueSteps);
    });
    connect(slider_, &QSlider::sliderPressed, this, &LabelPicker::gestureEnded);
    connect(slider_, &QSlider::sliderReleased, this, &LabelPicker::gestureEnded);
}

void LabelPicker::show(const Experiment& experiment, double label, const Axis& axis) {
    makeSwatches(experiment);
    const bool isValue = experiment.problem == Problem::regression;
    slider_->setVisible(isValue);
    value_->setVisible(isValue);
    const QSignalBlocker block(slider_);
    slider_->setValue(static_cast<int>(std::lround(label * valueSteps / 2)));
    value_->setText(fixedText(axis.reading(label), 2));
    for (ClassSwatch* swatch : swatches_)
        swatch->setChecked(swatch->label() == label);
}

/// Anew where the classes are others.
void LabelPicker::makeSwatches(const Experiment& experiment) {
    const std::vector<QString> names = classNames(experiment);
    if (experiment.problem == problem_ && names == names_)
        return;
    problem_ = experiment.problem;
    names_ = names;
    for (ClassSwatch* swatch : swatches_)
        swatch->deleteLater();
    swatches_.clear();
    const bool isMany = problem_ == Problem::multiclass;
    for (std::size_t k = 0; k < names.size(); ++k) {
        const double label = isMany ? static_cast<double>(k) : k == 0 ? -1 : 1;
        auto* swatch =
            new ClassSwatch(label, isMany ? PointLabels::classes : PointLabels::values, names[k], this);
        swatch->setObjectName(QStringLiteral("class-%1").arg(k));
        connect(swatch, &QAbstractButton::clicked, this, [this, label] {
            Q_EMIT gestureEnded();
            Q_EMIT labelPicked(label);
        });
        row_->addWidget(swatch);
        swatch->show();
        swatches_.push_back(swatch);
    }
}

} // namespace nabla
