// Training on the kernels against training on the reference engine.

#include "tests/core/kernel_case.h"
#include "tests/core/reference_training.h"

using namespace nabla;

namespace {

/// Features, and the widths of the hidden layers.
struct Shape {
    int features;
    std::vector<std::int64_t> hidden;
};

/// One network for each way that kernels take.
const std::vector<Shape> everyWay{{3, {4, 2}}, {7, {8, 5, 3}}, {2, {130, 9}}};

class KernelTraining : public KernelCase {
  protected:
    static Experiment experimentFor(const Shape& shape, std::int64_t batch,
                                    std::vector<Setting> further = {}) {
        std::vector<Setting> settings{{"features", firstFeatures(shape.features)},
                                      {"hidden", shape.hidden},
                                      {"batch_size", batch},
                                      {"samples", 2 * batch + 3},
                                      {"training_share", 100.0},
                                      {"noise", 20.0},
                                      {"learning_rate", 0.02}};
        settings.insert(settings.end(), further.begin(), further.end());
        Experiment experiment = experimentWith(settings);
        // The steps of a summed loss grow with the batch.
        if (!isMean(experiment.loss))
            experiment.learningRate /= static_cast<double>(batch);
        return experiment;
    }

    /// Every number is a sum of rounded terms of about 1, and each update takes over the errors of those
    /// before it: so many roundings for the first, and as many again for each that follows. The activations
    /// in float32 alone differ by up to 7 roundings from the reference's.
    void expectNear(const std::vector<double>& is, const std::vector<double>& should, double updates) const {
        ASSERT_EQ(is.size(), should.size());
        const double tolerance = 16 * (1 + updates) * rounding();
        for (std::size_t k = 0; k < is.size(); ++k)
            ASSERT_NEAR(is[k], should[k], tolerance * std::max(1.0, std::abs(should[k])))
                << "parameter " << k;
    }

    void expectSameTraining(Trainer& trainer, int epochs) const {
        ReferenceTraining reference(trainer);
        for (int epoch = 0; epoch < epochs; ++epoch) {
            EXPECT_TRUE(trainer.stepEpoch());
            reference.stepEpoch();
        }
        expectNear(trainer.state().parameters, reference.state().parameters,
                   static_cast<double>(trainer.batches()));
        EXPECT_EQ(trainer.state().dead, reference.state().dead);
    }

    void expectSameTraining(const Experiment& experiment, int epochs = 2) const {
        SCOPED_TRACE("hidden " + valueText(findParameter("hidden")->get(experiment)) + ", features " +
                     std::to_string(experiment.features.size()) + ", batch " +
                     std::to_string(experiment.batchSize));
        Trainer trainer(experiment);
        TrainingState state = trainer.state();
        state.parameters = randomParameters(trainer.network());
        trainer.setState(state);
        expectSameTraining(trainer, epochs);
    }
};

} // namespace

TEST_P(KernelTraining, agreesForNarrowNetworks) {
    for (int features = 1; features <= 10; ++features)
        for (std::int64_t width = 1; width <= 4; ++width)
            expectSameTraining(experimentFor({features, {width, 1 + (features + width) % 4}}, 10));
    for (int features = 0; features <= 10; ++features)
        expectSameTraining(experimentFor({features, {}}, 10));
}

TEST_P(KernelTraining, agreesForNetworksOfUpToEightUnitsALayer) {
    for (int features = 0; features <= 10; ++features)
        for (std::int64_t width = 5; width <= 8; ++width)
            expectSameTraining(experimentFor({features, {width, 13 - width}}, 10));
    for (const std::vector<std::int64_t>& hidden :
         {std::vector<std::int64_t>{3, 8, 5}, {8}, {5, 1}, {6, 1, 7}, {8, 8, 8, 8, 8, 8}})
        expectSameTraining(experimentFor({7, hidden}, 10));
}

TEST_P(KernelTraining, agreesForWideNetworks) {
    for (const std::int64_t width : {9, 16, 17, 31, 32, 33, 63, 64, 65, 130})
        expectSameTraining(experimentFor({2, {width}}, 10));
    for (const std::vector<std::int64_t>& hidden :
         {std::vector<std::int64_t>{130, 65, 9}, {3, 17, 2}, {33, 1, 33}, {1, 16}, {16, 1, 1}})
        for (const int features : {0, 2, 10})
            expectSameTraining(experimentFor({features, hidden}, 10));
}

TEST_P(KernelTraining, agreesForBatchesOfAnySize) {
    for (const std::int64_t batch : {1, 2, 7, 16, 17, 33, 600})
        for (const Shape& shape : everyWay)
            expectSameTraining(experimentFor(shape, batch));
}

TEST_P(KernelTraining, agreesForEveryActivationAndLoss) {
    for (const std::string& activation : choicesOf("activation"))
        for (const std::string& output : choicesOf("output_activation"))
            for (const ProblemLoss& pair : problemsWithLosses())
                for (const Shape& shape : everyWay) {
                    SCOPED_TRACE(testing::Message() << activation << ", then " << output << ", " << pair);
                    auto settings = settingsOf(pair);
                    settings.push_back({"activation", activation});
                    settings.push_back({"output_activation", output});
                    expectSameTraining(experimentFor(shape, 10, settings));
                }
}

TEST_P(KernelTraining, agreesWhereLayersDifferInTheirActivation) {
    for (const std::string& activation : choicesOf("activation"))
        for (const Shape& shape : everyWay) {
            SCOPED_TRACE(activation);
            expectSameTraining(experimentFor(
                shape, 10, {{"layer_activations", std::vector<std::string>{"same", activation}}}));
        }
}

TEST_P(KernelTraining, agreesForAnyNumberOfClassesAndBatchesOfAnySize) {
    for (std::int64_t classes = 3; classes <= mostClasses; ++classes)
        for (const std::int64_t batch : {1, 7, 33})
            for (const std::vector<std::int64_t>& hidden :
                 {std::vector<std::int64_t>{}, {4, 2}, {8, 5, 3}, {130, 9}})
                expectSameTraining(
                    experimentFor({2, hidden}, batch, {{"problem", "multiclass"}, {"classes", classes}}));
}

TEST_P(KernelTraining, agreesForLossesOfASingleOutputAndBatchesOfAnySize) {
    for (const ProblemLoss& pair : problemsWithLosses())
        for (const std::int64_t batch : {1, 2, 7, 16, 17, 33, 600})
            for (const std::vector<std::int64_t>& hidden : {std::vector<std::int64_t>{}, {4, 2}, {17}})
                expectSameTraining(experimentFor({2, hidden}, batch, settingsOf(pair)), 1);
}

TEST_P(KernelTraining, agreesUnderEveryPenalty) {
    for (const std::string& penalty : choicesOf("regularization"))
        for (const bool biases : {true, false})
            for (const bool kills : {true, false})
                for (const Shape& shape : everyWay) {
                    SCOPED_TRACE(penalty + (kills ? ", kills" : "") + (biases ? "" : ", no biases"));
                    Experiment experiment = experimentFor(
                        shape, 10,
                        {{"regularization", penalty}, {"regularization_rate", 0.05}, {"biases", biases}});
                    // In float32, too, which no one can ask for.
                    experiment.rules = kills ? Rules::playground : Rules::nabla;
                    expectSameTraining(experiment, 4);
                }
}

TEST_P(KernelTraining, agreesWhereParametersAreHeldFast) {
    for (const std::string& penalty : choicesOf("regularization"))
        for (const Shape& shape : everyWay) {
            Trainer trainer(
                experimentFor(shape, 10, {{"regularization", penalty}, {"regularization_rate", 0.05}}));
            for (std::size_t k = 0; k < trainer.network().parameterCount; k += 3)
                trainer.setFrozen(k, true);
            expectSameTraining(trainer, 2);
        }
}

INSTANTIATE_TEST_SUITE_P(all, KernelTraining, everyKernel(), kernelName);
