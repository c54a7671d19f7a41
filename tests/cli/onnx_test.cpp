#include "tests/cli/program.h"

namespace {

/// Asks and trains networks of ONNX models, which PyTorch wrote.
class Onnx : public CliTest {
  protected:
    static std::string model(const std::string& name) {
        return std::string(NABLA_REFERENCE) + "/onnx/" + name + ".onnx";
    }
};

} // namespace

TEST_F(Onnx, modelsAreAskedAboutPointsAndWhatWasAssumedIsSaid) {
    const auto asked =
        runWell({"predict", model("activation_tanh"), "--in", write("points.csv", "x,y\n1,-2\n")});
    EXPECT_EQ(linesOf(asked.out).size(), 2u);
    EXPECT_NE(asked.err.find("assumed: The two inputs were taken as a point's coordinates, x and y."),
              std::string::npos)
        << asked.err;
}

TEST_F(Onnx, trainingGoesOnFromTheModelsWeights) {
    const auto points = write("points.csv", "x,y\n0.5,-1.5\n-3,2\n");
    runWell({"train", "--in", model("layer_norm_17"), "--epochs", "0", "--out", path("same.nabla")});
    EXPECT_EQ(runWell({"predict", path("same.nabla"), "--in", points}).out,
              runWell({"predict", model("layer_norm_17"), "--in", points}).out);
    const auto trained = runWell({"train", "--in", model("layer_norm_17"), "--set", "dataset=reg-gauss",
                                  "--epochs", "3", "--out", path("trained.nabla"), "--json"});
    EXPECT_EQ(trained.json()["records"][1]["epoch"], 3);
    EXPECT_NE(runWell({"predict", path("trained.nabla"), "--in", points}).out,
              runWell({"predict", model("layer_norm_17"), "--in", points}).out);
}

TEST_F(Onnx, otherDataKeepTheWeights) {
    const auto points = write("points.csv", "x,y\n0.5,-1.5\n-3,2\n");
    runWell({"train", "--in", model("tanh_output"), "--set", "dataset=spiral", "--epochs", "0", "--out",
             path("spiral.nabla")});
    EXPECT_EQ(runWell({"predict", path("spiral.nabla"), "--in", points}).out,
              runWell({"predict", model("tanh_output"), "--in", points}).out);
}

TEST_F(Onnx, otherModelsAreRefusedByTheirFileAndOperator) {
    const std::string told = "refused_prelu.onnx': Nabla cannot open this model: operator 'PRelu'";
    expectRefused({"train", "--in", model("refused_prelu")}, told);
    expectRefused({"train", "--in", path("absent.onnx")}, "absent.onnx");
    const auto asked = run({"predict", model("refused_prelu"), "--in", write("points.csv", "x,y\n0,0\n")});
    EXPECT_EQ(asked.status, 2);
    EXPECT_NE(asked.err.find(told), std::string::npos) << asked.err;
    const auto text = run({"train", "--in", write("text.onnx", "x,y\n0,0\n")});
    EXPECT_NE(text.err.find("text.onnx': This is not an ONNX model."), std::string::npos) << text.err;
}
