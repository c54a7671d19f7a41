#include "core/support/files.h"
#include "core/training/nabla_file.h"
#include "core/training/predictor.h"
#include "core/training/trainer.h"
#include "tests/core/isa_guard.h"
#include "tests/core/reference.h"
#include "tests/core/reference_training.h"

#include <gtest/gtest.h>

#include <cmath>

using namespace nabla;

namespace {

constexpr double tolerance = 1e-12;

/// The experiment that ships with the program.
Experiment lectureExperiment() {
    const auto text = readFile(std::string(NABLA_SOURCE) + "/resources/experiments/lecture-XOR.nabla");
    const auto file = parseNablaFile(*text);
    EXPECT_TRUE(file) << file.error();
    return file->experiment;
}

/// The notebook has its weights as [from][to].
void setWeights(Trainer& trainer, const nlohmann::json& run) {
    const auto& layers = trainer.network().layers;
    for (int i = 0; i < 3; ++i)
        for (int j = 0; j < 4; ++j)
            trainer.setParameter(layers[0].weight(j, i), run["w1_initial"][i][j]);
    for (int i = 0; i < 4; ++i)
        trainer.setParameter(layers[1].weight(0, i), run["w2_initial"][i][0]);
}

template <class Training>
void expectWeights(const Training& trainer, const nlohmann::json& w1, const nlohmann::json& w2) {
    const auto parameters = trainer.state().parameters;
    const auto& layers = trainer.network().layers;
    for (int i = 0; i < 3; ++i)
        for (int j = 0; j < 4; ++j)
            EXPECT_NEAR(parameters[layers[0].weight(j, i)], w1[i][j].get<double>(), tolerance);
    for (int i = 0; i < 4; ++i)
        EXPECT_NEAR(parameters[layers[1].weight(0, i)], w2[i][0].get<double>(), tolerance);
}

template <class Training>
void expectOutputs(const Training& trainer, const nlohmann::json& inputs, const nlohmann::json& should) {
    Predictor predictor(trainer.experiment(), trainer.state());
    for (std::size_t i = 0; i < 4; ++i) {
        const Point corner{inputs[i][0], inputs[i][1], 0};
        EXPECT_NEAR(predictor.outputs({&corner, 1}).back(), should[i].get<double>(), tolerance);
    }
}

/// Trains as the notebook did, on a Trainer or the like.
template <class Training>
void expectRun(Training& trainer, const nlohmann::json& reference, const nlohmann::json& run) {
    SCOPED_TRACE("seed " + run["seed"].dump());
    expectOutputs(trainer, reference["X"], run["first_output"]);
    for (const auto& row : run["losses"]) {
        while (trainer.epoch() < row[0].get<std::int64_t>())
            trainer.stepEpoch();
        // The notebook prints the mean; what it descends is the sum over the four corners.
        const double mean = trainer.scores().trainLoss / 4;
        EXPECT_NEAR(mean, row[1].get<double>(), tolerance * row[1].get<double>()) << "epoch " << row[0];
        if (row[0] == 1)
            expectWeights(trainer, run["w1_after_1"], run["w2_after_1"]);
    }
    expectWeights(trainer, run["w1_final"], run["w2_final"]);
    expectOutputs(trainer, reference["X"], run["output_final"]);
}

/// A trainer with the weights that a run of the notebook started with.
Trainer startOf(const nlohmann::json& run) {
    Trainer trainer(lectureExperiment());
    setWeights(trainer, run);
    return trainer;
}

} // namespace

TEST(LectureXor, trainsAsTheNotebookFromEveryStartOnAllKernels) {
    const auto reference = readReference("lecture-xor.json");
    underEveryIsa([&] {
        for (const auto& run : reference["runs"]) {
            Trainer trainer = startOf(run);
            expectRun(trainer, reference, run);
        }
    });
}

TEST(LectureXor, trainsAsTheNotebookFromEveryStartOnTheReferenceEngine) {
    const auto reference = readReference("lecture-xor.json");
    for (const auto& run : reference["runs"]) {
        ReferenceTraining training(startOf(run));
        expectRun(training, reference, run);
    }
}

TEST(LectureXor, startsUniformlyBetweenZeroAndOneWithoutBiases) {
    const Trainer trainer(lectureExperiment());
    const auto parameters = trainer.state().parameters;
    for (const LayerSpec& layer : trainer.network().layers) {
        for (std::size_t k = layer.weights; k < layer.biases; ++k) {
            EXPECT_GE(parameters[k], 0);
            EXPECT_LT(parameters[k], 1);
        }
        for (int j = 0; j < layer.to; ++j)
            EXPECT_EQ(parameters[layer.bias(j)], 0);
    }
}

TEST(LectureXor, leavesBiasesAtZero) {
    Trainer trainer(lectureExperiment());
    for (int epoch = 0; epoch < 100; ++epoch)
        trainer.stepEpoch();
    const auto parameters = trainer.state().parameters;
    for (const LayerSpec& layer : trainer.network().layers)
        for (int j = 0; j < layer.to; ++j)
            EXPECT_EQ(parameters[layer.bias(j)], 0);
}
