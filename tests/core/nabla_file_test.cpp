#include "core/training/nabla_file.h"

#include "core/experiment/parameters.h"
#include "core/support/files.h"
#include "core/support/random.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

using namespace nabla;

namespace {

std::string golden(const std::string& name) {
    return *readFile(std::string(NABLA_REFERENCE) + "/" + name);
}

std::string withExperiment(const std::string& fields) {
    return R"({"format":"nabla","version":1,"experiment":{)" + fields + "}}";
}

/// The model's text with one piece put in another's place.
std::string modelWith(const std::string& piece, const std::string& other) {
    std::string text = golden("nabla-v1-model.nabla");
    const auto at = text.find(piece);
    EXPECT_NE(at, std::string::npos) << piece;
    return text.replace(at, piece.size(), other);
}

void expectRefused(const std::string& text, const std::string& words) {
    const auto file = parseNablaFile(text);
    ASSERT_FALSE(file) << text;
    EXPECT_NE(file.error().find(words), std::string::npos) << file.error();
}

} // namespace

TEST(NablaFile, readsTheExperimentOfVersion1) {
    const auto file = parseNablaFile(golden("nabla-v1-experiment.nabla"));
    ASSERT_TRUE(file) << file.error();
    EXPECT_FALSE(file->state);
    const Experiment& e = file->experiment;
    EXPECT_EQ(e.rules, Rules::nabla);
    EXPECT_EQ(e.precision, Precision::float64);
    EXPECT_EQ(e.seed, "0.25");
    EXPECT_EQ(e.weightSeed, "other");
    EXPECT_EQ(e.loss, Loss::sumSquaredError);
    EXPECT_EQ(e.batchSize, 7);
    EXPECT_EQ(e.learningRate, 0.125);
    EXPECT_EQ(e.regularization, Regularization::l2);
    EXPECT_EQ(e.regularizationRate, 0.003);
    EXPECT_EQ(e.problem, Problem::classification);
    EXPECT_EQ(e.dataset, "moons");
    EXPECT_EQ(e.noise, 12.5);
    EXPECT_EQ(e.trainingShare, 60);
    EXPECT_EQ(e.samples, 300);
    EXPECT_EQ(e.features, (std::vector<std::string>{"y", "xTimesY", "radius"}));
    EXPECT_EQ(e.hidden, (std::vector<int>{3, 2}));
    EXPECT_EQ(e.activation, Activation::sigmoid);
    EXPECT_EQ(e.outputActivation, Activation::tanh);
    EXPECT_FALSE(e.biases);
    EXPECT_EQ(e.initializer, Initializer::unitUniform);
}

TEST(NablaFile, readsTheModelOfVersion1) {
    const auto file = parseNablaFile(golden("nabla-v1-model.nabla"));
    ASSERT_TRUE(file) << file.error();
    EXPECT_EQ(file->experiment.rules, Rules::playground);
    EXPECT_EQ(file->experiment.dataset, "xor");
    EXPECT_EQ(file->experiment.hidden, (std::vector<int>{2}));
    ASSERT_TRUE(file->state);
    const TrainingState& s = *file->state;
    EXPECT_EQ(s.epoch, 5);
    EXPECT_EQ(s.position, 4);
    EXPECT_EQ(s.batches, 13);
    ASSERT_EQ(s.parameters.size(), 9u);
    EXPECT_EQ(s.parameters[0], 0.21678198421121792);
    EXPECT_TRUE(std::isnan(s.parameters[5]));
    EXPECT_EQ(s.parameters[6], std::numeric_limits<double>::infinity());
    EXPECT_EQ(s.parameters[7], -std::numeric_limits<double>::infinity());
    EXPECT_EQ(s.parameters[8], 1e-300);
    EXPECT_EQ(s.dead, (std::vector<std::uint8_t>{0, 0, 1, 0, 0, 0, 0, 0, 0}));
    EXPECT_EQ(s.frozen, (std::vector<std::uint8_t>{1, 0, 0, 0, 0, 0, 0, 0, 1}));
    ASSERT_EQ(s.carried.size(), 9u);
    EXPECT_EQ(s.carried[7], 2.001514470290922);
    EXPECT_EQ(s.carriedPoints, 2);
    EXPECT_EQ(s.edits, (std::vector<RecordedEdit>{{3, 1, "learning_rate", "0.3"}}));
}

TEST(NablaFile, readsThePointsOfVersion2) {
    const auto file = parseNablaFile(golden("nabla-v2-points.nabla"));
    ASSERT_TRUE(file) << file.error();
    EXPECT_FALSE(file->state);
    const Experiment& e = file->experiment;
    EXPECT_EQ(e.dataset, ownDataset);
    ASSERT_TRUE(e.points);
    const OwnPoints& own = *e.points;
    ASSERT_EQ(own.points.size(), 12u);
    EXPECT_EQ(own.points[1], (Point{10.833333333333332, 1014.3928571428571, 1}));
    ASSERT_EQ(own.ranks.size(), 12u);
    EXPECT_EQ(own.ranks[11], 1714494797u);
    EXPECT_EQ(own.classes, (std::vector<std::string>{"sunny", "rain \"in\" Köln"}));
    EXPECT_EQ(own.axes.y, (Axis{"pressure", "hPa", 1013.25, 4}));
}

TEST(NablaFile, readsTheModelOfVersion2) {
    const auto file = parseNablaFile(golden("nabla-v2-model.nabla"));
    ASSERT_TRUE(file) << file.error();
    EXPECT_EQ(file->experiment.normalization, Normalization::batch);
    EXPECT_EQ(file->experiment.learningRate, 0.05);
    ASSERT_TRUE(file->state);
    const TrainingState& s = *file->state;
    EXPECT_EQ(s.epoch, 9);
    EXPECT_EQ(s.position, 14);
    EXPECT_EQ(s.batches, 29);
    EXPECT_EQ(s.samples, 194);
    EXPECT_EQ(s.statistics[0], 0.15065915882587433);
    ASSERT_EQ(s.inputScaling.size(), 2u);
    EXPECT_EQ(s.inputScaling[1].factor, 0.7006434570904833);
    EXPECT_EQ(s.optimizer.optimizer, Optimizer::adam);
    EXPECT_EQ(s.optimizer.steps, 29);
    ASSERT_EQ(s.optimizer.slots.size(), 2u);
    EXPECT_EQ(s.optimizer.slots[0][0], 0.008607028983533382);
    ASSERT_TRUE(s.best);
    EXPECT_EQ(s.edits.front(), (RecordedEdit{28, 9, "learning_rate", "0.05"}));
    EXPECT_EQ(file->history.records().size(), 10u);
    EXPECT_EQ(file->history.stride(), 1);
}

TEST(NablaFile, writesWhatItReads) {
    for (const char* name : {"nabla-v1-model.nabla", "nabla-v1-experiment.nabla"}) {
        const auto file = parseNablaFile(golden(name));
        ASSERT_TRUE(file) << file.error();
        const std::string text = nablaFileText(*file);
        const auto again = parseNablaFile(text);
        ASSERT_TRUE(again) << again.error();
        EXPECT_EQ(again->experiment, file->experiment);
        EXPECT_EQ(nablaFileText(*again), text);
    }
}

TEST(NablaFile, refusesAnOptimizersStateThatDoesNotFit) {
    const auto withState = [](const std::string& optimizer, const std::string& state) {
        return R"({"format":"nabla","version":1,"experiment":{"hidden":[],"features":["x"],"optimizer":")" +
               optimizer + R"("},"state":{"parameters":[1,2],"batches":3,"optimizer":)" + state + "}}";
    };
    const std::string one = R"({"steps":3,"momentum_product":1,"slots":[[1,2]]})";
    const auto file = parseNablaFile(withState("momentum", one));
    ASSERT_TRUE(file) << file.error();
    EXPECT_EQ(file->state->optimizer,
              (OptimizerState{Optimizer::momentum, 3, 1, std::vector<std::vector<double>>{{1, 2}}}));
    expectRefused(withState("adam", one), "state.optimizer.slots");
    expectRefused(withState("momentum", R"({"steps":3,"momentum_product":1,"slots":[[1]]})"), "slots");
    expectRefused(withState("momentum", R"({"steps":0,"momentum_product":1,"slots":[[1,2]]})"), "steps");
    expectRefused(withState("momentum", R"({"steps":3,"slots":[[1,2]]})"), "momentum_product");
    expectRefused(withState("momentum", "7"), "state.optimizer");
}

TEST(NablaFile, everyNumberComesBackTheSame) {
    NablaFile file{Experiment{}, TrainingState{}};
    Xoshiro256 random(3);
    for (std::size_t k = 0; k < 25; ++k)
        file.state->parameters.push_back(std::ldexp(random.next() - 0.5, static_cast<int>(k) * 40 - 500));
    const auto back = parseNablaFile(nablaFileText(file));
    ASSERT_TRUE(back) << back.error();
    EXPECT_EQ(*back->state, *file.state);
}

TEST(NablaFile, absentFieldsTakeTheirDefaults) {
    const auto bare = parseNablaFile(R"({"format":"nabla","version":1})");
    ASSERT_TRUE(bare) << bare.error();
    EXPECT_EQ(bare->experiment, Experiment{});
    EXPECT_FALSE(bare->state);
    const auto some = parseNablaFile(withExperiment(R"("hidden":[])"));
    ASSERT_TRUE(some) << some.error();
    EXPECT_TRUE(some->experiment.hidden.empty());
    const auto stateOnly = parseNablaFile(
        R"({"format":"nabla","version":1,"experiment":{"hidden":[]},"state":{"parameters":[1,2,3]}})");
    ASSERT_TRUE(stateOnly) << stateOnly.error();
    EXPECT_EQ(stateOnly->state->parameters, (std::vector<double>{1, 2, 3}));
    EXPECT_EQ(stateOnly->state->epoch, 0);
}

TEST(NablaFile, refusesUnknownFieldsByName) {
    expectRefused(R"({"format":"nabla","version":1,"speed":1})", "speed");
    expectRefused(withExperiment(R"("speed":1)"), "experiment.speed");
    expectRefused(modelWith(R"("epoch":5,)", R"("epoch":5,"speed":1,)"), "state.speed");
    expectRefused(modelWith(R"({"batch":3,)", R"({"speed":1,"batch":3,)"), "speed");
}

TEST(NablaFile, refusesNewerVersionsAndOtherFormats) {
    expectRefused(R"({"format":"nabla","version":3})", "version 3");
    expectRefused(R"({"format":"nabla","version":0})", "version");
    expectRefused(R"({"format":"nabla"})", "version");
    expectRefused(R"({"format":"other","version":1})", "format");
    expectRefused(R"({"version":1})", "format");
    expectRefused("[1,2]", "format");
    expectRefused("7", "format");
}

TEST(NablaFile, refusesValuesOfTheWrongKindOrBeyondTheLimits) {
    expectRefused(withExperiment(R"("batch_size":"7")"), "batch_size");
    expectRefused(withExperiment(R"("batch_size":7.5)"), "batch_size");
    expectRefused(withExperiment(R"("batch_size":-1)"), "batch_size");
    expectRefused(withExperiment(R"("batch_size":18446744073709551615)"), "batch_size");
    expectRefused(withExperiment(R"("dataset":"cats")"), "cats");
    expectRefused(withExperiment(R"("hidden":[2000])"), "hidden");
    expectRefused(withExperiment(R"("features":"x")"), "features");
    expectRefused(withExperiment(R"("layer_keep_probabilities":0.5)"), "layer_keep_probabilities");
    expectRefused(withExperiment(R"("layer_keep_probabilities":["0.5"])"), "layer_keep_probabilities");
    expectRefused(withExperiment(R"("rules":"playground","precision":"float32")"), "float64");
    expectRefused(modelWith(R"("parameters":[)", R"("parameters":[1,)"), "9 numbers");
    expectRefused(modelWith(R"("NaN")", R"("nan")"), "state.parameters");
    expectRefused(modelWith(R"("dead":[2])", R"("dead":[9])"), "state.dead");
    expectRefused(modelWith(R"("epoch":5,)", R"("epoch":-5,)"), "state.epoch");
}

TEST(NablaFile, refusesCountsAndMarksThatCannotBe) {
    const std::string head =
        R"({"format":"nabla","version":1,"experiment":{"hidden":[]},"state":{"parameters":[1,2,3],)";
    EXPECT_FALSE(parseNablaFile(R"({"format":"nabla","version":1,"experiment":{"noise":1e999}})"));
    EXPECT_FALSE(parseNablaFile(head + R"("position":18446744073709551615}})"));
    EXPECT_FALSE(parseNablaFile(head + R"("dead":2}})"));
    EXPECT_TRUE(parseNablaFile(head + R"("position":3,"dead":[2]}})"));
}

TEST(NablaFile, reportsIntegersBeyond64BitsAsTheyStand) {
    expectRefused(withExperiment(R"("batch_size":18446744073709551606)"), "18446744073709551606");
    expectRefused(withExperiment(R"("hidden":[4,18446744073709551606])"), "18446744073709551606");
    expectRefused(withExperiment(R"("samples":9223372036854775807)"), "9223372036854775807");
}

TEST(NablaFile, refusesEditsThatCannotBe) {
    const std::string edits = R"("edits":[{"batch":3,"epoch":1,"key":"learning_rate","value":"0.3"}])";
    const auto refuse = [&](const std::string& other, const std::string& words) {
        expectRefused(modelWith(edits, R"("edits":)" + other), words);
    };
    refuse("null", "'state.edits' must be a list");
    refuse("{}", "'state.edits' must be a list");
    refuse("[7]", "'state.edits[0]' must be an object");
    refuse(R"([{"batch":1.5,"epoch":3,"key":"noise","value":"1"}])",
           "'state.edits[0].batch' must be a whole");
    refuse(R"([{"batch":1,"epoch":-3,"key":"noise","value":"1"}])", "'state.edits[0].epoch' must be a whole");
    refuse(R"([{"batch":1,"epoch":3,"key":7,"value":"1"}])", "'state.edits[0].key' must be a text");
    refuse(R"([{"batch":1,"epoch":3,"key":"noise"}])", "'state.edits[0].value' is missing");
}

TEST(NablaFile, refusesSumsCarriedOverWithoutTheirCount) {
    expectRefused(modelWith(R"("carried_points":2)", R"("carried_points":0)"), "together");
    const std::string head =
        R"({"format":"nabla","version":1,"experiment":{"hidden":[],"rules":"playground"},)"
        R"("state":{"parameters":[1,2,3],)";
    expectRefused(head + R"("carried":[1,2,3]}})", "together");
    expectRefused(head + R"("carried_points":2}})", "together");
    EXPECT_TRUE(parseNablaFile(head + R"("carried":[1,2,3],"carried_points":2}})"));
}

TEST(NablaFile, everyTruncationIsAnError) {
    for (const char* name : {"nabla-v1-model.nabla", "nabla-v1-experiment.nabla"}) {
        const std::string text = golden(name);
        const std::size_t whole = text.rfind('}') + 1;
        for (std::size_t length = 0; length < whole; ++length)
            EXPECT_FALSE(parseNablaFile(text.substr(0, length))) << length;
        EXPECT_TRUE(parseNablaFile(text.substr(0, whole)));
    }
}

TEST(NablaFile, changedBytesAreReadOrRefused) {
    const std::string text = golden("nabla-v1-model.nabla");
    Xoshiro256 random(11);
    for (int round = 0; round < 5000; ++round) {
        std::string changed = text;
        for (int k = 0; k <= round % 3; ++k)
            changed[random.bits() % changed.size()] = static_cast<char>(random.bits() & 0xFF);
        const auto file = parseNablaFile(changed);
        if (!file) {
            EXPECT_FALSE(file.error().empty());
        }
    }
}

TEST(NablaFile, noiseIsAnError) {
    Xoshiro256 random(12);
    for (int round = 0; round < 2000; ++round) {
        std::string noise(random.bits() % 200, '\0');
        for (char& c : noise)
            c = static_cast<char>(random.bits() & 0xFF);
        EXPECT_FALSE(parseNablaFile(noise));
    }
}

TEST(NablaFile, keepsHowTheLossWent) {
    LossHistory history;
    for (std::int64_t epoch = 0; epoch <= 3000; ++epoch)
        if (history.due(epoch))
            history.add({epoch, 1.0 / static_cast<double>(epoch + 3),
                         epoch == 0 ? std::numeric_limits<double>::quiet_NaN() : 0.1});
    const auto file = parseNablaFile(nablaFileText({{}, {}, history}));
    ASSERT_TRUE(file) << file.error();
    EXPECT_EQ(file->history.stride(), history.stride());
    ASSERT_EQ(file->history.records().size(), history.records().size());
    for (std::size_t k = 0; k < history.records().size(); ++k) {
        EXPECT_EQ(file->history.records()[k].epoch, history.records()[k].epoch);
        EXPECT_EQ(file->history.records()[k].train, history.records()[k].train);
    }
    EXPECT_TRUE(std::isnan(file->history.records()[0].test));
}

TEST(NablaFile, refusesAHistoryThatCannotHaveBeen) {
    const auto with = [](const std::string& history) {
        return R"({"format":"nabla","version":2,"history":{)" + history + "}}";
    };
    expectRefused(with(R"("stride":2,"epochs":[0,3],"train":[1,1],"test":[1,1])"), "history.epochs");
    expectRefused(with(R"("stride":1,"epochs":[4,4],"train":[1,1],"test":[1,1])"), "history.epochs");
    expectRefused(with(R"("stride":0,"epochs":[4],"train":[1],"test":[1])"), "history.epochs");
    expectRefused(with(R"("stride":1,"epochs":[4],"train":[1,2],"test":[1])"), "history.train");
}

TEST(NablaFile, refusesWhatIsNoJsonAtItsPlace) {
    expectRefused("{\"format\":\"nabla\",\n\"version\":2,,}", "Not a .nabla file: line 2, column 13:");
    expectRefused("PK\x03\x04", "Not a .nabla file: line 1, column 1:");
    expectRefused(withExperiment(R"("seed":"1","noise":1,"seed":"2")"), "the name 'seed' stands twice");
    expectRefused(withExperiment("\"seed\":\"\xFF\""), "no UTF-8");
}

TEST(NablaFile, messagesStayShortAndOfCharactersToBeSeen) {
    const std::string name = "\\u001b[2J" + std::string(1'000'000, 'x');
    const auto file = parseNablaFile(withExperiment("\"" + name + "\":1"));
    ASSERT_FALSE(file);
    EXPECT_LT(file.error().size(), 600u);
    EXPECT_EQ(file.error().find('\x1b'), std::string::npos);
    EXPECT_NE(file.error().find("Unknown field 'experiment."), std::string::npos);
}

TEST(NablaFile, refusesNetworksBeyondTheLimits) {
    expectRefused(withExperiment(R"("hidden":[1000000000])"), "hidden: '1000000000' is not from 1 to 1024");
    std::string layers = "1";
    for (int k = 0; k < 1000; ++k)
        layers += ",1";
    expectRefused(withExperiment("\"hidden\":[" + layers + "]"), "hidden: 1001 entries; the limit is 32");
    expectRefused(withExperiment(R"("samples":1000000000)"),
                  "samples: '1000000000' is not from 2 to 1000000");
}

TEST(NablaFile, refusesNamesThatAreTooLong) {
    const auto file = [](std::size_t length) {
        return withExperiment(
            R"("dataset":"own","points":{"source":")" + std::string(length, 's') +
            R"(","problem":"regression","dimensions":2,"axes":{)"
            R"("x":{"name":"","unit":"","origin":0,"scale":1},)"
            R"("y":{"name":"","unit":"","origin":0,"scale":1},)"
            R"("label":{"name":"","unit":"","origin":0,"scale":1}},"x":[],"y":[],"label":[]},)"
            R"("problem":"regression")");
    };
    const auto good = parseNablaFile(file(1000));
    EXPECT_TRUE(good) << good.error();
    expectRefused(file(1001), "'experiment.points': The name 'ssss");
    expectRefused(withExperiment("\"seed\":\"" + std::string(1001, 's') + "\""), "seed: longer than 1000");
}

TEST(NablaFile, refusesCountsThatContradictEachOther) {
    const auto under = [](const std::string& settings, const std::string& state, const std::string& words) {
        expectRefused(R"({"format":"nabla","version":2,"experiment":{"hidden":[],"samples":100,)" + settings +
                          R"(},"state":{"parameters":[1,2,3],)" + state + "}}",
                      words);
    };
    const auto refuse = [&](const std::string& state, const std::string& words) {
        under(R"("optimizer":"momentum")", state, words);
    };
    under(R"("rules":"playground")", R"("samples":40,"carried":[1,2,3],"carried_points":41)",
          "'state.carried_points' is 41");
    refuse(R"("samples":900,"position":51)", "'state.position' is 51, but must not be above the number of");
    refuse(R"("samples":40,"position":41)", "'state.position' is 41, but must not be above 'state.samples'");
    refuse(R"("samples":40,"batches":41)", "'state.batches' is 41");
    refuse(R"("samples":40,"batches":3,"optimizer":{"steps":4,"momentum_product":1,"slots":[[1,2,3]]})",
           "'state.optimizer.steps' is 4");
    refuse(R"("samples":40,"batches":4,"optimizer":{"steps":4,"momentum_product":"NaN","slots":[[1,2,3]]})",
           "'state.optimizer.momentum_product' must be a finite number");
    refuse(R"("epoch":3,"best":{"epoch":4,"test_loss":1,"parameters":[1,2,3]})", "'state.best.epoch' is 4");
    refuse(R"("epoch":3,"best":{"epoch":2,"waiting_since":1,"test_loss":1,"parameters":[1,2,3]})",
           "'state.best.epoch' is 2, but must not be above 'state.best.waiting_since', 1");
    refuse(R"("epoch":3,"best":{"epoch":2,"waiting_since":4,"test_loss":1,"parameters":[1,2,3]})",
           "'state.best.waiting_since' is 4");
    refuse(R"("epoch":3,"stopped_at":4,"best":{"epoch":2,"test_loss":1,"parameters":[1,2,3]})",
           "'state.stopped_at' is 4");
    refuse(R"("epoch":3,"edits":[{"batch":0,"epoch":4,"key":"noise","value":"1"}])", "'state.edits'");
    refuse(R"("samples":9,"batches":9,"epoch":3,"edits":[{"batch":7,"epoch":2,"key":"noise","value":"1"},)"
           R"({"batch":6,"epoch":2,"key":"noise","value":"1"}])",
           "'state.edits'");
    expectRefused(R"({"format":"nabla","version":2,"experiment":{"hidden":[]},"state":{"samples":9,)"
                  R"("parameters":[1,2,3],"carried":[1,2,3],"carried_points":2}})",
                  "'state.carried' goes with the Playground's rules alone");
    expectRefused(
        R"({"format":"nabla","version":2,"experiment":{"hidden":[]},"state":{"epoch":3,)"
        R"("parameters":[1,2,3]},"history":{"stride":1,"epochs":[0,4],"train":[1,1],"test":[1,1]}})",
        "'history.epochs' goes on to 4, beyond 'state.epoch', 3");
}
