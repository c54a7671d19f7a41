#pragma once

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <string>
#include <sys/types.h>
#include <vector>

/// What a run of the built program left behind.
struct Finished {
    int status = -1;
    std::string out;
    std::string err;

    std::size_t errorLines() const;
    nlohmann::json json() const { return nlohmann::json::parse(out); }
};

using Arguments = std::vector<std::string>;

/// A folder of its own for each test, in which the real nabla-cli is run.
class CliTest : public testing::Test {
  protected:
    void SetUp() override;
    void TearDown() override;

    /// Runs the program to its end.
    Finished run(const Arguments& arguments, const std::string& input = "");
    /// The same, and expects that all went well.
    Finished runWell(const Arguments& arguments, const std::string& input = "");
    /// Expects status 2, one line on standard error with these words, nothing on standard output and no file.
    void expectRefused(const Arguments& arguments, const std::string& words);

    /// Starts the program; SIGINT is back to its default in it.
    pid_t start(const Arguments& arguments, int in, int out, int err);
    /// Waits for its end.
    static int statusOf(pid_t process);

    /// A path in the test's folder.
    std::string path(const std::string& name) const { return folder_ + "/" + name; }
    /// Writes a file into the test's folder; gives its path.
    std::string write(const std::string& name, const std::string& text) const;
    std::string read(const std::string& name) const;
    /// The files in the test's folder, in order.
    std::vector<std::string> files() const;

  private:
    std::string folder_;
    /// Where the program's standard streams go, outside the folder that tests look at.
    std::string streams_;
};

/// The lines of a text, without their ends.
std::vector<std::string> linesOf(const std::string& text);

/// The cells of a line without quotes.
std::vector<std::string> cellsOf(const std::string& line);
