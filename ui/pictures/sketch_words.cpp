#include "ui/pictures/sketch_words.h"

#include "core/data/features.h"
#include "core/experiment/losses.h"
#include "core/experiment/normalizations.h"
#include "core/experiment/parameters.h"
#include "core/training/dropout.h"
#include "ui/axis_text.h"
#include "ui/class_names.h"
#include "ui/core_text.h"
#include "ui/pictures/all.h"
#include "ui/views/network_words.h"

#include <cmath>

namespace nabla {
namespace {

int lastLayer(const Snapshot& snapshot) {
    return static_cast<int>(snapshot.network.layers.size());
}

QString scalingCaption(const Experiment& experiment) {
    if (experiment.inputNormalization == InputNormalization::none)
        return {};
    const Parameter& scaling = *findParameter("input_normalization");
    return coreText(labelOf(scaling, scaling.get(experiment)));
}

} // namespace

std::vector<QString> inputNames(const Snapshot& snapshot) {
    std::vector<QString> names;
    for (const std::string& key : snapshot.experiment.features)
        names.push_back(NetworkWords::featureLabel(*findFeature(key), snapshot.data->axes));
    return names;
}

std::vector<QString> outputNames(const Snapshot& snapshot) {
    if (snapshot.network.outputs() == 1)
        return {snapshot.data->axes.label.isPlain() ? PictureWords::tr("output")
                                                    : axisTitle(snapshot.data->axes.label)};
    return classNames(snapshot.experiment);
}

QString weightText(double weight) {
    if (!std::isfinite(weight))
        return PictureWords::tr("not a number");
    const bool isLarge = std::abs(weight) >= 999.5;
    const QString text = QString::number(weight, isLarge ? 'g' : 'f', isLarge ? 3 : 2);
    return text == QLatin1String("-0.00") ? QStringLiteral("0.00")
                                          : QString(text).replace(QLatin1Char('-'), QChar(0x2212));
}

QString layerTitle(const Snapshot& snapshot, int layer) {
    if (layer == 0)
        return PictureWords::tr("Inputs");
    return layer == lastLayer(snapshot) ? PictureWords::tr("Output")
                                        : PictureWords::tr("Hidden layer %1").arg(layer);
}

QString layerCaption(const Snapshot& snapshot, int layer) {
    if (layer == 0)
        return snapshot.experiment.features.empty() ? PictureWords::tr("none")
                                                    : scalingCaption(snapshot.experiment);
    const LayerSpec& spec = snapshot.network.layers[static_cast<std::size_t>(layer) - 1];
    QString activation = hasSoftmax(snapshot) && layer == lastLayer(snapshot)
                             ? PictureWords::tr("Softmax")
                             : NetworkWords::activation(shownActivation(snapshot, layer));
    if (spec.normalization == Normalization::none)
        return activation;
    return PictureWords::tr("%1 · %2").arg(coreText(normalizationRow(spec.normalization).label), activation);
}

QString keptCaption(const Snapshot& snapshot, int layer) {
    const bool isOutput = layer == lastLayer(snapshot);
    const double kept = isOutput ? 1 : keepProbability(snapshot.experiment, static_cast<std::size_t>(layer));
    return kept == 1 ? QString() : PictureWords::tr("dropout, keep %1").arg(NetworkWords::percent(kept));
}

bool hasDropout(const Snapshot& snapshot) {
    for (int layer = 0; layer < lastLayer(snapshot); ++layer)
        if (!keptCaption(snapshot, layer).isEmpty())
            return true;
    return false;
}

Activation shownActivation(const Snapshot& snapshot, int layer) {
    const bool isProbability = layer == lastLayer(snapshot) && snapshot.network.outputs() == 1 &&
                               takesLogits(snapshot.experiment.loss);
    return isProbability ? Activation::sigmoid
                         : snapshot.network.layers[static_cast<std::size_t>(layer) - 1].activation;
}

bool hasSoftmax(const Snapshot& snapshot) {
    return snapshot.network.outputs() > 1 && takesLogits(snapshot.experiment.loss);
}

} // namespace nabla
