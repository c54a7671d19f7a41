#include "ui/views/network_words.h"

#include "core/experiment/normalizations.h"
#include "core/experiment/parameters.h"
#include "core/training/dropout.h"
#include "ui/axis_text.h"
#include "ui/core_text.h"
#include "ui/theme.h"
#include "ui/views/nice_steps.h"

#include <algorithm>
#include <cmath>

#include <QFontMetricsF>
#include <QLocale>

namespace nabla {

using Kind = DiagramItem::Kind;

namespace {

QString withLine(const QString& text, const QString& line) {
    return line.isEmpty() ? text : text + QStringLiteral("\n") + line;
}

} // namespace

QString NetworkWords::featureLabel(const Feature& feature, const Axes& axes) {
    const Axes planes;
    if (feature.key == "x" && axes.x != planes.x)
        return axisName(axes.x);
    if (feature.key == "y" && axes.y != planes.y)
        return axisName(axes.y);
    return coreText(feature.label);
}

double NetworkWords::featureLabelWidth(const Snapshot& snapshot) {
    constexpr double least = 44;
    const QFontMetricsF metrics(textFont(13, QFont::Medium));
    double width = least;
    for (const Feature* feature : featureRows(snapshot.experiment))
        width = std::max(width, metrics.horizontalAdvance(featureLabel(*feature, snapshot.data->axes)));
    return std::min(std::ceil(width), widestFeatureLabel);
}

QString NetworkWords::activation(Activation activation) {
    Experiment experiment;
    experiment.activation = activation;
    const Parameter& parameter = *findParameter("activation");
    return coreText(labelOf(parameter, parameter.get(experiment)));
}

QString NetworkWords::hiddenLayers(int count) {
    return count == 1 ? tr("1 hidden layer") : tr("%1 hidden layers").arg(count);
}

QStringList NetworkWords::layerCaptions(const NetworkDiagram& diagram, int layer, bool isShort) {
    const Experiment& experiment = diagram.snapshot()->experiment;
    const LayerSpec& spec = diagram.snapshot()->network.layers[static_cast<std::size_t>(layer) - 1];
    const bool isOwn = spec.activation != experiment.activation;
    const QString neurons = spec.normalization != Normalization::none ? normalization(spec)
                            : spec.to == 1                            ? tr("neuron")
                                                                      : tr("neurons");
    const QString name = activation(spec.activation);
    const double kept = keepProbability(experiment, static_cast<std::size_t>(layer));
    const QString both = tr("%1 · %2");
    if (kept == 1) {
        if (isShort)
            return isOwn ? QStringList{name} : QStringList{};
        return {both.arg(neurons, name), isOwn ? name : neurons};
    }
    const QString part = percent(kept);
    const QString keep = tr("keep %1").arg(part);
    QStringList captions;
    if (!isShort)
        captions << both.arg(both.arg(neurons, name), keep);
    if (!isShort || isOwn)
        captions << both.arg(name, keep);
    return captions << (isOwn ? both.arg(name, part) : keep) << part;
}

QString NetworkWords::percent(double part) {
    return tr("%1 %").arg(shortNumber(100 * part, 3));
}

QString NetworkWords::signedNumber(double value) {
    if (!std::isfinite(value))
        return tr("not a number");
    const double size = std::abs(value);
    const QString digits =
        size > 0 && size < 0.001 ? shortNumber(size, 2) : QString::number(size, 'f', size < 0.1 ? 4 : 3);
    return (value < 0 ? QStringLiteral("−") : QStringLiteral("+")) + digits;
}

QString NetworkWords::place(const NetworkDiagram& diagram, int layer, int index, bool exact) {
    if (layer == 0)
        return featureLabel(*diagram.features()[diagram.rowOf(index)], diagram.snapshot()->data->axes);
    if (layer > diagram.shape().hiddenLayers())
        return diagram.shape().units.back() > 1 ? tr("output of class %1").arg(index) : tr("output");
    return exact ? tr("neuron %1 of layer %2").arg(index + 1).arg(layer) : tr("layer %1").arg(layer);
}

QString NetworkWords::parameterTitle(const NetworkDiagram& diagram, const DiagramItem& item) {
    const QString to = place(diagram, item.layer, item.index, false);
    if (item.kind == Kind::bias)
        return tr("Bias · %1").arg(to);
    return tr("Weight · %1 → %2").arg(place(diagram, item.layer - 1, item.from, false), to);
}

QString NetworkWords::itemName(const NetworkDiagram& diagram, const DiagramItem& item) {
    const auto parameter = diagram.parameterOf(item);
    const QString value = parameter ? signedNumber(diagram.value(*parameter)) : QString();
    const QString mark = parameter && diagram.frozen(*parameter) ? tr(", frozen") : QString();
    switch (item.kind) {
    case Kind::none:
        break;
    case Kind::feature:
        return (diagram.inputOf(item.index) ? tr("Feature %1, on") : tr("Feature %1, off"))
            .arg(featureLabel(*diagram.features()[item.index], diagram.snapshot()->data->axes));
    case Kind::unit:
        return place(diagram, item.layer, item.index, true);
    case Kind::bias:
        return tr("Bias of %1: %2%3").arg(place(diagram, item.layer, item.index, true), value, mark);
    case Kind::edge:
        return tr("Weight from %1 to %2: %3%4")
            .arg(place(diagram, item.layer - 1, item.from, true),
                 place(diagram, item.layer, item.index, true), value, mark);
    case Kind::button:
        return button(diagram, diagram.layout().buttons[item.index]);
    }
    return {};
}

QString NetworkWords::itemHelp(const DiagramItem& item) {
    switch (item.kind) {
    case Kind::none:
        break;
    case Kind::feature:
        return tr("Enter switches it on or off.");
    case Kind::unit:
        return tr("Enter pins it to the output map; W goes through its weights, B to its bias; the menu key "
                  "chooses its hidden layer's activation.");
    case Kind::bias:
    case Kind::edge:
        return tr("Enter edits it, Delete sets it to zero, F freezes it; W goes to the next weight.");
    case Kind::button:
        return tr("Enter presses it; the menu key chooses its hidden layer's activation.");
    }
    return tr("Arrow keys move between features, neurons and buttons.");
}

QString NetworkWords::toolTip(const NetworkDiagram& diagram, const DiagramItem& item) {
    switch (item.kind) {
    case Kind::feature:
        return withLine(coreText(diagram.features()[item.index]->help),
                        dropped(diagram, 0, diagram.inputOf(item.index).value_or(-1)));
    case Kind::unit:
        return withLine(
            withLine(tr("Click to keep it in the output map."), normalized(diagram, item.layer, item.index)),
            dropped(diagram, item.layer, item.index));
    case Kind::button:
        return button(diagram, diagram.layout().buttons[item.index]);
    default:
        return {};
    }
}

QString NetworkWords::normalization(const LayerSpec& layer) {
    return coreText(normalizationRow(layer.normalization).label);
}

/// How a neuron's weighted sum is normalized in testing; nothing where it is not.
QString NetworkWords::normalized(const NetworkDiagram& diagram, int layer, int unit) {
    if (layer == 0)
        return {};
    const LayerSpec& spec = diagram.snapshot()->network.layers[static_cast<std::size_t>(layer) - 1];
    if (spec.normalization == Normalization::none)
        return {};
    QString learnt = tr("%1: gain %2, shift %3")
                         .arg(normalization(spec), signedNumber(diagram.value(spec.gain(unit))),
                              signedNumber(diagram.value(spec.shift(unit))));
    if (!takesBatch(spec.normalization))
        return learnt;
    const auto& statistics = diagram.snapshot()->state.statistics;
    const QString mean = signedNumber(statistics[spec.mean(unit)]);
    const QString spread = signedNumber(statistics[spec.spread(unit)]);
    return withLine(learnt, spec.normalization == Normalization::batch
                                ? tr("Running mean %1, variance %2").arg(mean, spread)
                                : tr("Running mean %1, deviation %2").arg(mean, spread));
}

/// For how much of the last batch dropout left a unit out; nothing where its layer is left whole.
QString NetworkWords::dropped(const NetworkDiagram& diagram, int layer, int unit) {
    const DroppedUnits& dropped = diagram.dropped();
    if (unit < 0 || !dropped.drops(static_cast<std::size_t>(layer)))
        return {};
    const std::int64_t points =
        dropped.layers[static_cast<std::size_t>(layer)].points.at(static_cast<std::size_t>(unit));
    if (dropped.batchPoints == 1)
        return points == 1 ? tr("Dropped for the last batch's point.")
                           : tr("Kept for the last batch's point.");
    const QLocale locale;
    return tr("Dropped for %1 of the last batch's %2 points.")
        .arg(locale.toString(static_cast<qlonglong>(points)),
             locale.toString(static_cast<qlonglong>(dropped.batchPoints)));
}

QString NetworkWords::headerToolTip(const NetworkDiagram& diagram, int layer) {
    return withLine(layerCaptions(diagram, layer, false).front(),
                    tr("Right-click to give this layer an activation or dropout of its own."));
}

QString NetworkWords::note(const NetworkDiagram& diagram) {
    if (diagram.edges().size() == diagram.edgeCount())
        return {};
    const QLocale locale;
    const QString drawn = locale.toString(static_cast<qulonglong>(diagram.edges().size()));
    const QString all = locale.toString(static_cast<qulonglong>(diagram.edgeCount()));
    if (diagram.edges().size() == NetworkDiagram::mostEdges)
        return tr("Only the strongest %1 of %2 weights are drawn.").arg(drawn, all);
    return tr("Only the first %1 neurons of a layer are drawn, with %2 of %3 weights.")
        .arg(QString::number(drawnUnits), drawn, all);
}

QString NetworkWords::button(const NetworkDiagram& diagram, const DiagramButton& button) {
    const bool possible = diagram.enabled(button);
    switch (button.action) {
    case DiagramAction::removeLayer:
        return tr("Remove the last hidden layer");
    case DiagramAction::addLayer:
        return possible
                   ? tr("Add a hidden layer")
                   : tr("The diagram adds no more than %1 hidden layers").arg(NetworkDiagram::mostLayers);
    case DiagramAction::removeNeuron:
        return tr("Remove a neuron from layer %1").arg(button.layer + 1);
    case DiagramAction::addNeuron:
        return possible ? tr("Add a neuron to layer %1").arg(button.layer + 1)
                        : tr("The diagram adds no more than %1 neurons to a layer")
                              .arg(NetworkDiagram::mostNeurons);
    }
    return {};
}

} // namespace nabla
