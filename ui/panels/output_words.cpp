#include "ui/panels/output_words.h"

#include "core/data/features.h"
#include "core/experiment/parameters.h"
#include "core/network/activation_functions.h"
#include "core/network/softmax.h"
#include "core/training/predictor.h"
#include "core/training/targets.h"
#include "ui/axis_text.h"
#include "ui/class_names.h"
#include "ui/core_text.h"
#include "ui/views/nice_steps.h"

#include <cmath>

namespace nabla {
namespace {

/// The outputs of a computed layer's units at a point.
std::vector<double> layerOutputs(const Snapshot& snapshot, int layer, double x, double y) {
    const Point point{x, y, 0};
    Predictor predictor(snapshot.experiment, snapshot.state);
    const std::vector<double> outputs = predictor.outputs({&point, 1});
    const auto shape = snapshot.network.shape();
    auto first = outputs.begin();
    for (int before = 1; before < layer; ++before)
        first += shape[static_cast<std::size_t>(before)];
    return {first, first + shape[static_cast<std::size_t>(layer)]};
}

double unitOutput(const Snapshot& snapshot, const Unit& unit, double x, double y) {
    const auto index = static_cast<std::size_t>(unit.index);
    if (unit.layer == 0)
        return findFeature(snapshot.experiment.features[index])->value(x, y);
    return layerOutputs(snapshot, unit.layer, x, y)[index];
}

/// The coordinates; those with units are set apart by a dot.
QString placeText(const Dataset& data, double x, double y) {
    const PlaneRange& range = data.range;
    QString first = axisReading(data.axes.x, x, range.x1 - range.x0, 2);
    if (data.dimensions == 1)
        return first;
    const bool plain = data.axes.x.isPlain() && data.axes.y.isPlain();
    const QString gap = plain ? QStringLiteral("   ") : QStringLiteral(" · ");
    return first + gap + axisReading(data.axes.y, y, range.y1 - range.y0, 2);
}

/// What the output is, in the data's unit where there is one.
QString outputText(const Axis& axis, double value) {
    return axis.isPlain() ? OutputWords::tr("output %1").arg(fixedText(value, 3))
                          : axisReading(axis, value, 2, 3);
}

/// The likeliest of more than two classes at a point.
QStringList classReadout(const Snapshot& snapshot, double x, double y) {
    const auto last = static_cast<int>(snapshot.network.layers.size());
    std::vector<double> probabilities = layerOutputs(snapshot, last, x, y);
    softmax<double>(probabilities);
    const std::size_t best = largestOf<double>(probabilities);
    return {placeText(*snapshot.data, x, y), classNames(snapshot.experiment).at(best),
            OutputWords::tr("probability %1").arg(fixedText(probabilities[best], 3))};
}

/// Which of two classes a network's output stands for.
QStringList twoClassReadout(const Experiment& experiment, double output) {
    const bool isSecond = output >= classCoding(experiment).threshold;
    const bool named = hasNamedClasses(experiment);
    const auto names = classNames(experiment);
    QStringList lines{named      ? names[isSecond ? 1 : 0]
                      : isSecond ? OutputWords::tr("class blue (+1)")
                                 : OutputWords::tr("class orange (−1)")};
    if (experiment.loss == Loss::crossEntropy)
        lines << OutputWords::tr("probability of %1 %2")
                     .arg(named ? names[1] : OutputWords::tr("blue"), fixedText(Sigmoid::value(output), 3));
    return lines;
}

} // namespace

QString OutputWords::loss(double value) {
    if (std::isnan(value))
        return QStringLiteral("–");
    const bool plain = value == 0 || (value >= 0.001 && value < 1000);
    return plain ? QString::number(value, 'f', 3) : shortNumber(value, 2);
}

QString OutputWords::percent(double share) {
    return std::isnan(share) ? QStringLiteral("–") : QString::number(100 * share, 'f', 1) + QLatin1Char('%');
}

QString OutputWords::unitCaption(const Snapshot& snapshot, const std::optional<Unit>& shown,
                                 const std::optional<Unit>& pinned) {
    if (!shown)
        return {};
    QString text;
    if (shown->layer == static_cast<int>(snapshot.network.layers.size()))
        text = snapshot.network.outputs() > 1 ? tr("Output of class %1").arg(shown->index) : tr("Output");
    else if (shown->layer == 0)
        text = coreText(
            findFeature(snapshot.experiment.features[static_cast<std::size_t>(shown->index)])->label);
    else
        text = tr("Layer %1, neuron %2").arg(shown->layer).arg(shown->index + 1);
    return shown == pinned ? tr("%1 · pinned").arg(text) : text;
}

QStringList OutputWords::readout(const Snapshot& snapshot, const std::optional<Unit>& unit, double x,
                                 double y) {
    const int last = static_cast<int>(snapshot.network.layers.size());
    if (!unit && snapshot.network.outputs() > 1)
        return classReadout(snapshot, x, y);
    const Unit shown = unit.value_or(Unit{last, 0});
    const double value = unitOutput(snapshot, shown, x, y);
    const Axis plain;
    const Axis& axis = shown.layer == last ? snapshot.data->axes.label : plain;
    QStringList lines{placeText(*snapshot.data, x, y), outputText(axis, value)};
    if (shown.layer == last && snapshot.experiment.problem == Problem::classification)
        lines << twoClassReadout(snapshot.experiment, value);
    return lines;
}

QStringList OutputWords::curveReadout(const Snapshot& snapshot, const std::optional<Unit>& unit, double x,
                                      const Point* nearest) {
    QStringList lines = readout(snapshot, unit, x, 0);
    const Dataset& data = *snapshot.data;
    if (data.truth)
        lines << tr("without noise %1").arg(fixedText(data.truth(x), 3));
    if (nearest)
        lines << tr("point (%1, %2)").arg(fixedText(nearest->x, 2), fixedText(nearest->label, 3));
    return lines;
}

QString OutputWords::lossScale(const Axis& axis) {
    if (axis.isPlain())
        return {};
    return QLatin1Char('\n') + tr("In the network's scale, in which −1 is %1 and 1 is %2.")
                                   .arg(axisReading(axis, -1, 2, 3), axisReading(axis, 1, 2, 3));
}

QString OutputWords::editText(const RecordedEdit& edit) {
    if (const Parameter* parameter = findParameter(edit.key))
        return tr("%1: %2").arg(coreText(parameter->label), QString::fromStdString(edit.value));
    return edit.key == "points" ? tr("Points were edited") : tr("A weight was edited");
}

std::vector<EditMark> OutputWords::editMarks(const TrainingState& state) {
    std::vector<EditMark> marks;
    if (state.stoppedAt > 0 && state.best)
        marks.push_back({state.best->epoch,
                         tr("Lowest test loss: stopped early at epoch %1").arg(countText(state.stoppedAt))});
    for (const RecordedEdit& edit : state.edits) {
        if (edit.batch == 0)
            continue;
        marks.push_back({edit.epoch, editText(edit)});
    }
    return marks;
}

} // namespace nabla
