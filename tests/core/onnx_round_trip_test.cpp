#include "core/experiment/normalizations.h"
#include "core/exporters/exporters.h"
#include "core/importers/read_onnx.h"
#include "core/training/predictor.h"
#include "core/training/trainer.h"
#include "tests/experiment_of.h"

#include <gtest/gtest.h>

#include <cmath>

namespace {

using namespace nabla;

constexpr std::array<Point, 5> asked{{{0, 0}, {1.5, -2}, {-6, 6}, {0.3, 11}, {-12, -12}}};

std::vector<double> outputsOf(const Experiment& experiment, const TrainingState& state) {
    Predictor predictor(experiment, state);
    return predictor.outputs(asked);
}

/// Exports a model that was trained for an epoch, reads it back, and compares what both make of some points.
void expectReadBack(const Experiment& experiment, bool hasFeatures) {
    Trainer trainer(experiment);
    trainer.stepEpoch();
    const TrainingState state = trainer.state();
    const auto files =
        findExporter("onnx")->write(*trainedModel(experiment, state), {ExportOptions{}.name, hasFeatures});
    ASSERT_TRUE(files) << files.error();
    const auto read = readOnnx(files->front().content);
    ASSERT_TRUE(read) << read.error();
    const auto wanted = outputsOf(experiment, state);
    const auto got = outputsOf(read->file.experiment, *read->file.state);
    ASSERT_EQ(got.size(), wanted.size());
    for (std::size_t i = 0; i < got.size(); ++i)
        ASSERT_NEAR(got[i], wanted[i], 1e-5 * std::max(1.0, std::abs(wanted[i])));
}

} // namespace

TEST(OnnxRoundTrip, keepsEveryActivationWithEveryNormalization) {
    for (const ActivationRow& activation : activations())
        for (const NormalizationRow& normalization : normalizations())
            for (const bool hasFeatures : {true, false}) {
                SCOPED_TRACE(std::string(activation.key) + " " + std::string(normalization.key));
                expectReadBack(experimentOfTexts({{"activation", std::string(activation.key)},
                                                  {"normalization", std::string(normalization.key)},
                                                  {"hidden", "4,3"},
                                                  {"features", "x,y,sinX,radius"},
                                                  {"input_normalization", "standard"}}),
                               hasFeatures);
            }
}

TEST(OnnxRoundTrip, keepsEveryKindOfOutput) {
    for (const bool hasFeatures : {true, false}) {
        expectReadBack(experimentOfTexts({{"loss", "cross_entropy"}}), hasFeatures);
        expectReadBack(experimentOfTexts({{"problem", "multiclass"}, {"classes", "5"}}), hasFeatures);
        expectReadBack(experimentOfTexts({{"problem", "regression"}, {"dataset", "reg-plane"}}), hasFeatures);
        expectReadBack(experimentOfTexts({{"problem", "regression"}, {"dataset", "sineCurve"}}), hasFeatures);
        expectReadBack(experimentOfTexts({{"hidden", ""}}), hasFeatures);
    }
}
