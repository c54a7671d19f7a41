#include "tests/cli/program.h"

#include <chrono>
#include <csignal>
#include <fcntl.h>
#include <thread>

namespace {

using Export = CliTest;

/// The keys at the beginnings of the list's lines, up to the first empty one.
std::vector<std::string> formatsOf(const std::string& list) {
    std::vector<std::string> keys;
    for (const std::string& line : linesOf(list)) {
        if (line.empty())
            break;
        keys.push_back(line.substr(0, line.find(' ')));
    }
    return keys;
}

} // namespace

TEST_F(Export, writesEveryFormatThatItLists) {
    runWell({"train", "--epochs", "3", "--out", path("m.nabla")});
    const auto formats = formatsOf(runWell({"export", "--list"}).out);
    EXPECT_GE(formats.size(), 1u);
    for (const std::string& format : formats) {
        const Finished done =
            runWell({"export", path("m.nabla"), "--format", format, "--out", path("out-" + format)});
        EXPECT_EQ(done.out, "") << format;
        for (const std::string& line : linesOf(done.err))
            EXPECT_EQ(line.rfind("nabla-cli: note: ", 0), 0u) << line;
    }
    EXPECT_EQ(files().size(), 1 + formats.size());
}

TEST_F(Export, helpNamesEveryTableAndNothingOfHowOptionsAreKept) {
    const std::string list = runWell({"export", "--list"}).out;
    const std::string help = runWell({"export", "--help"}).out;
    const auto tables = formatsOf(list.substr(list.find('\n', list.find("With --numbers")) + 1));
    EXPECT_GE(tables.size(), 3u);
    for (const std::string& table : tables)
        EXPECT_NE(help.find(table), std::string::npos) << table;
    EXPECT_NE(help.find("ONNX"), std::string::npos);
    EXPECT_EQ(help.find('{'), std::string::npos) << help;
}

TEST_F(Export, printsTextsToStandardOutput) {
    runWell({"train", "--epochs", "3", "--out", path("m.nabla")});
    runWell({"export", path("m.nabla"), "--format", "numpy", "--out", path("m.py")});
    EXPECT_EQ(runWell({"export", path("m.nabla"), "--format", "numpy", "--out", "-"}).out, read("m.py"));
}

TEST_F(Export, writesNumbersAsCsv) {
    runWell({"train", "--epochs", "3", "--out", path("m.nabla")});
    const auto losses =
        linesOf(runWell({"export", path("m.nabla"), "--numbers", "losses", "--out", "-"}).out);
    ASSERT_EQ(losses.size(), 5u);
    EXPECT_EQ(losses[0], "epoch,training loss,test loss");
    EXPECT_EQ(losses[4].rfind("3,", 0), 0u);
    runWell({"export", path("m.nabla"), "--numbers", "predictions", "--out", path("p.csv")});
    EXPECT_EQ(linesOf(read("p.csv")).size(), 501u);
}

TEST_F(Export, refusesWhatCannotBeWritten) {
    const auto model = path("m.nabla");
    runWell({"train", "--epochs", "1", "--out", model});
    const auto from = [&](Arguments more) {
        more.insert(more.begin(), {"export", model});
        return more;
    };
    expectRefused({"export"}, "--list");
    expectRefused(from({"--format", "numpy"}), "--out");
    expectRefused(from({"--format", "numpy", "--numbers", "losses", "--out", path("a")}),
                  "--format or --numbers");
    expectRefused(from({"--format", "matlab", "--out", path("a")}), "numpy");
    expectRefused(from({"--numbers", "pi", "--out", path("a")}), "losses, predictions, confusion");
    expectRefused(from({"--format", "numpy", "--name", "net", "--out", path("a")}), "--name");
    expectRefused(from({"--format", "numpy", "--without-features", "--out", path("a")}),
                  "--without-features");
    expectRefused(from({"--numbers", "losses", "--name", "net", "--out", path("a")}), "--name");
    expectRefused(from({"--format", "numpy", "--out", path("none/a.py")}), "none");
    expectRefused(from({"--format", "json", "--out", path("./m.nabla")}), "the model itself");
    expectRefused({"export", path("missing.nabla"), "--format", "numpy", "--out", path("a")},
                  "missing.nabla");
    const auto untrained =
        write("experiment.nabla", R"({"format": "nabla", "version": 2, "experiment": {}})");
    expectRefused({"export", untrained, "--format", "numpy", "--out", path("a")}, "without weights");
}

TEST_F(Export, ofWhatIsRefusedSaysNothingThatWouldBeLost) {
    const auto table = write("far.csv", "a,b,k\n1e300,2,p\n3e300,1,q\n2e300,5,p\n");
    const auto model = path("far.nabla");
    runWell({"train", "--table", table, "--precision", "float64", "--epochs", "1", "--out", model});
    for (const char* format : {"onnx", "tfjs", "c"})
        expectRefused({"export", model, "--format", format, "--out", path("a")}, "single precision");
}

TEST_F(Export, interruptedLeavesTheOldFolderOrTheNewOneWhole) {
    runWell({"train", "--set", "hidden=64,64,64", "--epochs", "1", "--out", path("m.nabla")});
    const Arguments arguments{"export", path("m.nabla"), "--format", "tfjs", "--out", path("web")};
    runWell(arguments);
    const auto whole = read("web/model.json");
    for (int milliseconds = 0; milliseconds < 60; milliseconds += 2) {
        const int nowhere = ::open("/dev/null", O_RDWR | O_CLOEXEC);
        const pid_t process = start(arguments, nowhere, nowhere, nowhere);
        std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
        ::kill(process, SIGINT);
        statusOf(process);
        ::close(nowhere);
        ASSERT_EQ(files(), (std::vector<std::string>{"m.nabla", "web"})) << milliseconds;
        ASSERT_EQ(read("web/model.json"), whole);
    }
}
