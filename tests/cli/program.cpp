#include "tests/cli/program.h"

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <spawn.h>
#include <sstream>
#include <sys/wait.h>
#include <unistd.h>

namespace fs = std::filesystem;

namespace {

std::string newFolder() {
    std::string pattern = (fs::temp_directory_path() / "nabla-cli-test-XXXXXX").string();
    return ::mkdtemp(pattern.data());
}

std::string contentOf(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream content;
    content << file.rdbuf();
    return content.str();
}

int openFile(const std::string& path, int flags) {
    return ::open(path.c_str(), flags | O_CLOEXEC, 0600);
}

} // namespace

std::size_t Finished::errorLines() const {
    return static_cast<std::size_t>(std::count(err.begin(), err.end(), '\n'));
}

void CliTest::SetUp() {
    folder_ = newFolder();
    streams_ = newFolder();
}

void CliTest::TearDown() {
    fs::remove_all(folder_);
    fs::remove_all(streams_);
}

pid_t CliTest::start(const Arguments& arguments, int in, int out, int err) {
    std::vector<std::string> words{NABLA_CLI};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> argv;
    for (std::string& word : words)
        argv.push_back(word.data());
    argv.push_back(nullptr);

    posix_spawn_file_actions_t streams;
    posix_spawn_file_actions_init(&streams);
    posix_spawn_file_actions_adddup2(&streams, in, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&streams, out, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&streams, err, STDERR_FILENO);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    sigset_t interrupt;
    sigemptyset(&interrupt);
    sigaddset(&interrupt, SIGINT);
    posix_spawnattr_setsigdefault(&attributes, &interrupt);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);

    pid_t process = -1;
    const int error = ::posix_spawn(&process, NABLA_CLI, &streams, &attributes, argv.data(), environ);
    EXPECT_EQ(error, 0) << "cannot start " NABLA_CLI;
    posix_spawn_file_actions_destroy(&streams);
    posix_spawnattr_destroy(&attributes);
    return process;
}

int CliTest::statusOf(pid_t process) {
    int status = 0;
    ::waitpid(process, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + WTERMSIG(status);
}

Finished CliTest::run(const Arguments& arguments, const std::string& input) {
    std::ofstream(streams_ + "/in") << input;
    const int in = openFile(streams_ + "/in", O_RDONLY);
    const int out = openFile(streams_ + "/out", O_WRONLY | O_CREAT | O_TRUNC);
    const int err = openFile(streams_ + "/err", O_WRONLY | O_CREAT | O_TRUNC);
    const pid_t process = start(arguments, in, out, err);
    for (const int stream : {in, out, err})
        ::close(stream);
    Finished finished;
    finished.status = statusOf(process);
    finished.out = contentOf(streams_ + "/out");
    finished.err = contentOf(streams_ + "/err");
    return finished;
}

Finished CliTest::runWell(const Arguments& arguments, const std::string& input) {
    Finished finished = run(arguments, input);
    EXPECT_EQ(finished.status, 0) << finished.err;
    return finished;
}

void CliTest::expectRefused(const Arguments& arguments, const std::string& words) {
    SCOPED_TRACE(testing::PrintToString(arguments));
    const auto before = files();
    const Finished finished = run(arguments);
    EXPECT_EQ(finished.status, 2);
    EXPECT_EQ(finished.out, "");
    EXPECT_EQ(finished.errorLines(), 1u) << finished.err;
    EXPECT_EQ(finished.err.rfind("nabla-cli: ", 0), 0u) << finished.err;
    EXPECT_NE(finished.err.find(words), std::string::npos) << finished.err;
    EXPECT_EQ(files(), before);
}

std::string CliTest::write(const std::string& name, const std::string& text) const {
    std::ofstream(path(name), std::ios::binary) << text;
    return path(name);
}

std::string CliTest::read(const std::string& name) const {
    return contentOf(path(name));
}

std::vector<std::string> CliTest::files() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder_))
        names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

std::vector<std::string> linesOf(const std::string& text) {
    std::istringstream stream(text);
    std::vector<std::string> lines;
    for (std::string line; std::getline(stream, line);)
        lines.push_back(line);
    return lines;
}

std::vector<std::string> cellsOf(const std::string& line) {
    std::istringstream stream(line);
    std::vector<std::string> cells;
    for (std::string cell; std::getline(stream, cell, ',');)
        cells.push_back(cell);
    return cells;
}
