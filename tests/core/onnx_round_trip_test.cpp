#include "core/data/chosen_data.h"
#include "core/data/generators.h"
#include "core/data/own_points.h"
#include "core/experiment/losses.h"
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

/// What its score means, and from which on it is the second class.
std::pair<bool, double> scoreOf(const Experiment& experiment, const TrainingState& state) {
    const auto model = trainedModel(experiment, state);
    return {model->isLogit, model->threshold};
}

/// Exports a model that was trained for an epoch, reads it back, and compares what both make of some points.
ImportedModel expectReadBack(const Experiment& experiment, bool hasFeatures) {
    Trainer trainer(experiment);
    trainer.stepEpoch();
    const TrainingState state = trainer.state();
    const auto files =
        findExporter("onnx")->write(*trainedModel(experiment, state), {ExportOptions{}.name, hasFeatures});
    EXPECT_TRUE(files) << files.error();
    auto read = readOnnx(files->front().content);
    if (!read) {
        ADD_FAILURE() << read.error();
        return {};
    }
    EXPECT_EQ(scoreOf(read->file.experiment, *read->file.state), scoreOf(experiment, state));
    const auto wanted = outputsOf(experiment, state);
    const auto got = outputsOf(read->file.experiment, *read->file.state);
    EXPECT_EQ(got.size(), wanted.size());
    for (std::size_t i = 0; i < std::min(got.size(), wanted.size()); ++i)
        EXPECT_NEAR(got[i], wanted[i], 1e-5 * std::max(1.0, std::abs(wanted[i])));
    return *std::move(read);
}

/// Points of one's own with units, as a table gives them.
Experiment ownExperiment(Problem problem, std::vector<std::string> classes) {
    OwnPoints own;
    own.problem = problem;
    own.axes = {axisBetween("length", "cm", 100, 112.5, -6, 6), axisBetween("width", "µm", -3e4, 7e4, -6, 6)};
    if (problem == Problem::regression)
        own.axes.label = axisBetween("year", "a", 1990, 2010, -1, 1);
    for (int i = 0; i < 96; ++i) {
        const double label = problem == Problem::regression       ? 1990.0 + i % 20
                             : problem == Problem::classification ? i % 2 * 2 - 1
                                                                  : i % 3;
        own.points.push_back({100 + 0.13 * i, -3e4 + 1e3 * (i * i % 97), label});
    }
    own.classes = std::move(classes);
    Experiment experiment;
    experiment.problem = problem;
    experiment.classes = 3;
    experiment.dataset = ownDataset;
    experiment.points = SharedPoints(std::move(own));
    return experiment;
}

bool isSaid(const ImportedModel& read, std::string_view words) {
    return std::any_of(read.assumed.begin(), read.assumed.end(), [&](const std::string& sentence) {
        return sentence.find(words) != std::string::npos;
    });
}

/// With features inside and without, what is said is the same.
void expectSaid(const Experiment& experiment, std::string_view words) {
    for (const bool hasFeatures : {true, false})
        EXPECT_TRUE(isSaid(expectReadBack(experiment, hasFeatures), words)) << words;
}

void expectNothingSaid(const Experiment& experiment) {
    for (const bool hasFeatures : {true, false}) {
        const auto assumed = expectReadBack(experiment, hasFeatures).assumed;
        EXPECT_EQ(assumed.size(), 1u) << assumed.front();
    }
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

TEST(OnnxRoundTrip, keepsWhatTheScoreOfEveryLossAndOutputActivationMeans) {
    for (const LossRow& loss : losses())
        for (const Choice& activation : findParameter("output_activation")->choices) {
            SCOPED_TRACE(std::string(loss.key) + " " + std::string(activation.value));
            if (loss.fits({}))
                expectReadBack(experimentOfTexts({{"loss", std::string(loss.key)},
                                                  {"output_activation", std::string(activation.value)}}),
                               true);
        }
}

TEST(OnnxRoundTrip, keepsTheUnitsOfEveryGenerator) {
    for (const Generator& generator : generators())
        for (const char* activation : {"automatic", "tanh"})
            for (const bool hasFeatures : {true, false}) {
                SCOPED_TRACE(generator.key);
                Experiment experiment = experimentOfTexts({{"dataset", std::string(generator.key)}});
                if (generator.problem == Problem::regression)
                    experiment = experimentOfTexts({{"output_activation", activation}}, experiment);
                const ImportedModel read = expectReadBack(experiment, hasFeatures);
                EXPECT_EQ(axesOf(read.file.experiment), generator.axes);
                EXPECT_FALSE(isSaid(read, "units"));
            }
}

TEST(OnnxRoundTrip, saysThatUnitsBelongToATable) {
    expectSaid(
        ownExperiment(Problem::classification, {}),
        "takes coordinates of Nabla's plane; open the table that it was trained on to have its units.");
    expectSaid(ownExperiment(Problem::regression, {}),
               "takes coordinates of Nabla's plane and gives values on a scale of its own; open the table");
}

TEST(OnnxRoundTrip, givesValuesThatATableWithUnitsReads) {
    Experiment experiment = ownExperiment(Problem::regression, {});
    experiment.outputActivation = Activation::tanh;
    expectReadBack(experiment, true);
    expectReadBack(experiment, false);
}

TEST(OnnxRoundTrip, saysWhichNamesOfClassesBelongToATable) {
    expectSaid(ownExperiment(Problem::classification, {"oak", "ash"}),
               "names ('oak', 'ash') belong to the data; open the table");
    expectSaid(ownExperiment(Problem::multiclass, {"oak", "ash", "elm"}), "('oak', 'ash', 'elm')");
}

TEST(OnnxRoundTrip, saysThatBatchRenormalizationIsNone) {
    expectSaid(experimentOfTexts({{"normalization", "batch_renorm"}}),
               "Batch renormalization became batch normalization");
}

TEST(OnnxRoundTrip, saysNothingOfWhatItKeeps) {
    expectNothingSaid({});
    expectNothingSaid(experimentOfTexts({{"normalization", "batch"}}));
    expectNothingSaid(experimentOfTexts({{"problem", "multiclass"}, {"classes", "3"}}));
    expectNothingSaid(experimentOfTexts({{"dataset", "housePrices"}}));
}
