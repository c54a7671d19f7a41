#include "tests/cli/program.h"

#include <array>
#include <chrono>
#include <csignal>
#include <fcntl.h>
#include <filesystem>
#include <pty.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace {

using namespace std::chrono_literals;
using Progress = CliTest;

/// Far more epochs than any test waits for.
const Arguments endless{"train", "--epochs", "2000000000"};

int nowhere() {
    return ::open("/dev/null", O_RDWR | O_CLOEXEC);
}

std::string readFor(int stream, std::chrono::milliseconds time) {
    ::fcntl(stream, F_SETFL, O_NONBLOCK);
    std::string text;
    std::array<char, 4096> part{};
    for (const auto end = std::chrono::steady_clock::now() + time; std::chrono::steady_clock::now() < end;) {
        const auto count = ::read(stream, part.data(), part.size());
        if (count > 0)
            text.append(part.data(), static_cast<std::size_t>(count));
        else
            std::this_thread::sleep_for(20ms);
    }
    return text;
}

bool isRunning(pid_t process) {
    siginfo_t ended{};
    return ::waitid(P_PID, static_cast<id_t>(process), &ended, WEXITED | WNOHANG | WNOWAIT) == 0 &&
           ended.si_pid == 0;
}

} // namespace

TEST_F(Progress, isABarOnATerminalRedrawnInPlace) {
    int keyboard = -1, terminal = -1;
    if (::openpty(&keyboard, &terminal, nullptr, nullptr, nullptr) != 0)
        GTEST_SKIP() << "This machine gives out no pseudo-terminals.";
    const pid_t process = start(endless, nowhere(), nowhere(), terminal);
    const std::string shown = readFor(keyboard, 2500ms);
    ::kill(process, SIGINT);
    EXPECT_EQ(statusOf(process), 130);
    EXPECT_NE(shown.find("\r["), std::string::npos) << shown;
    EXPECT_NE(shown.find("epochs/s"), std::string::npos) << shown;
    EXPECT_NE(shown.find(" left"), std::string::npos) << shown;
    EXPECT_EQ(shown.find('\n'), std::string::npos) << shown;
    const auto redrawn = std::count(shown.begin(), shown.end(), '\r');
    EXPECT_GE(redrawn, 3);
    EXPECT_LE(redrawn, 25);
}

TEST_F(Progress, isALineNowAndThenElsewhere) {
    std::array<int, 2> pipe{};
    ASSERT_EQ(::pipe2(pipe.data(), O_CLOEXEC), 0);
    const pid_t process = start(endless, nowhere(), nowhere(), pipe[1]);
    const std::string shown = readFor(pipe[0], 4500ms);
    ::kill(process, SIGINT);
    EXPECT_EQ(statusOf(process), 130);
    EXPECT_EQ(linesOf(shown).size(), 1u) << shown;
    EXPECT_NE(shown.find("epoch"), std::string::npos) << shown;
    EXPECT_EQ(shown.find('\r'), std::string::npos) << shown;
}

TEST_F(Progress, isNotShownForShortWork) {
    EXPECT_EQ(runWell({"train", "--epochs", "3"}).err, "");
}

TEST_F(Progress, interruptedTrainingLeavesNothing) {
    Arguments arguments = endless;
    arguments.insert(arguments.end(), {"--json", "--out", path("m.nabla")});
    std::array<int, 2> pipe{};
    ASSERT_EQ(::pipe2(pipe.data(), O_CLOEXEC), 0);
    const pid_t process = start(arguments, nowhere(), pipe[1], nowhere());
    std::this_thread::sleep_for(500ms);
    ::kill(process, SIGINT);
    EXPECT_EQ(statusOf(process), 130);
    EXPECT_EQ(readFor(pipe[0], 50ms), "");
    EXPECT_EQ(files(), std::vector<std::string>{});
}

/// Any thread may take the signal, those that helped to train, too; so once is not enough.
TEST_F(Progress, trainingInterruptedWhileItWritesLeavesTheWholeFile) {
    const Arguments arguments{"train", "--set", "hidden=512,512,512", "--set", "batch_size=250", "--epochs",
                              "1",     "--out", path("m.nabla")};
    runWell(arguments);
    const std::string whole = read("m.nabla");
    for (int i = 0; i < 6; ++i) {
        std::filesystem::remove(path("m.nabla"));
        const pid_t process = start(arguments, nowhere(), nowhere(), nowhere());
        while (files().empty() && isRunning(process))
            std::this_thread::yield();
        ::kill(process, SIGINT);
        statusOf(process);
        ASSERT_EQ(files(), std::vector<std::string>{"m.nabla"});
        ASSERT_TRUE(read("m.nabla") == whole);
    }
}
