#include "tests/cli/program.h"

#include <fstream>
#include <sstream>

namespace {

using BadInput = CliTest;

std::string golden(const std::string& name) {
    std::ifstream file(std::string(NABLA_REFERENCE) + "/" + name);
    std::ostringstream content;
    content << file.rdbuf();
    return content.str();
}

std::string manyOnes(int count) {
    std::string list = "1";
    for (int i = 1; i < count; ++i)
        list += ",1";
    return list;
}

} // namespace

TEST_F(BadInput, commandsAndOptionsThatThereAreNot) {
    expectRefused({}, "subcommand");
    expectRefused({"fly"}, "'fly'");
    expectRefused({"--fly"}, "'--fly'");
    expectRefused({"train", "--fly"}, "--fly");
    expectRefused({"train", "spare"}, "spare");
    expectRefused({"train", "--set", "noise=1", "samples=20"}, "samples=20");
    expectRefused({"train", "--epochs", "1", "--epochs", "2"}, "--epochs");
    expectRefused({"train", "--epochs"}, "--epochs");
    expectRefused({"predict"}, "required");
    expectRefused({"train", "--link", "#x=true", "--experiment", "e.nabla"}, "--experiment");
}

TEST_F(BadInput, settingsThatCannotBe) {
    const auto refuse = [&](const std::string& setting, const std::string& words) {
        expectRefused({"train", "--epochs", "1", "--json", "--out", path("m.nabla"), "--set", setting},
                      words);
        expectRefused({"data", "--csv", path("d.csv"), "--set", setting}, words);
    };
    refuse("speed=3", "speed");
    refuse("batch_size", "'='");
    refuse("=3", "''");
    refuse("batch_size=-1", "batch_size");
    refuse("batch_size=2.5", "batch_size");
    refuse("learning_rate=fast", "fast");
    refuse("learning_rate=nan", "nan");
    refuse("learning_rate=inf", "inf");
    refuse("noise=1e9", "noise");
    refuse("dataset=cats", "cats");
    refuse("hidden=2000", "1024");
    refuse("hidden=" + manyOnes(40), "32");
    refuse("hidden=2,,2", "hidden");
    refuse("features=x,z", "z");
    refuse("seed=two\nlines", "control");
    refuse("seed=\xFF", "UTF-8");
}

TEST_F(BadInput, settingsThatContradictEachOther) {
    expectRefused({"train", "--set", "problem=regression", "--set", "dataset=circle"}, "contradicts");
    expectRefused({"train", "--set", "rules=playground", "--set", "precision=float32"}, "float64");
    expectRefused({"train", "--set", "rules=playground", "--precision", "float32"}, "float64");
    expectRefused({"train", "--link", "#seed=1", "--precision", "float32"}, "float64");
    expectRefused({"train", "--set", "precision=float32", "--precision", "float64"}, "contradicts");
    expectRefused({"train", "--precision", "float16"}, "float16");
}

TEST_F(BadInput, epochsThatCannotBe) {
    const auto refuse = [&](const std::string& epochs, const std::string& record, const std::string& words) {
        expectRefused({"train", "--epochs", epochs, "--record", record, "--out", path("m.nabla")}, words);
    };
    refuse("-1", "0", "-1");
    refuse("ten", "0", "ten");
    refuse("1e3", "0", "1e3");
    refuse("99999999999999999999", "0", "99999999999999999999");
    refuse("10", "0,11", "11");
    refuse("10", "0,-1", "-1");
    refuse("10", "0,,1", "--record");
    refuse("10", "", "--record");
    refuse("10", "middle", "middle");
}

TEST_F(BadInput, linksThatCannotBeOpened) {
    expectRefused({"train", "--link", ""}, "link");
    expectRefused({"train", "--link", "hello"}, "link");
    expectRefused({"train", "--link", "#learningRate=fast"}, "fast");
    expectRefused({"train", "--link", "#networkShape=2000"}, "1024");
    expectRefused({"train", "--link", "#networkShape=" + manyOnes(40)}, "32");
}

TEST_F(BadInput, filesThatAreNoExperiment) {
    const auto refuse = [&](const std::string& text, const std::string& words) {
        const auto file = write("bad.nabla", text);
        expectRefused({"train", "--epochs", "1", "--experiment", file, "--out", path("m.nabla")}, words);
        expectRefused({"predict", file, "--in", write("p.csv", "x,y\n1,2\n"), "--out", path("o.csv")}, words);
    };
    const std::string model = golden("nabla-v1-model.nabla");
    refuse("", "JSON");
    refuse("x,y\n1,2\n", "JSON");
    refuse("[]", "format");
    refuse("{\"format\":\"nabla\",\"version\":3}", "version 3");
    refuse("{\"format\":\"nabla\",\"version\":1,\"speed\":3}", "speed");
    refuse("{\"format\":\"nabla\",\"version\":1,\"experiment\":{\"speed\":3}}", "speed");
    refuse("{\"format\":\"nabla\",\"version\":1,\"experiment\":{\"batch_size\":-1}}", "batch_size");
    refuse("{\"format\":\"nabla\",\"version\":1,\"experiment\":{\"noise\":1e999}}", "");
    refuse(model.substr(0, model.size() / 2), "JSON");
}

TEST_F(BadInput, filesThatCannotBeReadOrWritten) {
    expectRefused({"train", "--experiment", path("none.nabla")}, "none.nabla");
    expectRefused({"train", "--experiment", path("")}, "folder");
    expectRefused({"predict", path("none.nabla"), "--in", path("p.csv")}, "none.nabla");
    expectRefused({"train", "--epochs", "1", "--out", path("none/m.nabla")}, "none/m.nabla");
    expectRefused({"train", "--epochs", "1", "--out", path("")}, "folder");
    expectRefused({"train", "--epochs", "1", "--out", ""}, "named");
    expectRefused({"train", "--epochs", "1", "--json", "--out", "-"}, "standard output");
    expectRefused({"data", "--csv", path("none/d.csv")}, "none/d.csv");
}

TEST_F(BadInput, messagesStayOnOneLineWhateverTheyQuote) {
    expectRefused({"train", "--set", "two\nlines=3"}, "two lines");
    expectRefused({"a\nb"}, "a b");
}
