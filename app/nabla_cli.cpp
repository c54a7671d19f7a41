#include "app/command_line.h"

#include <algorithm>
#include <cstdio>
#include <exception>
#include <new>

namespace {

using namespace nabla;

constexpr int badInput = 2;

Status obey(int argc, const char* const* argv) {
    const auto command = parseCommandLine(argc, argv);
    if (!command)
        return Error{command.error()};
    return std::visit([](const auto& options) { return run(options); }, *command);
}

/// One line, whatever the message quotes.
void complain(std::string message) {
    std::replace_if(
        message.begin(), message.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
    std::fprintf(stderr, "nabla-cli: %s\n", message.c_str());
}

} // namespace

int main(int argc, char** argv) {
    try {
        const Status done = obey(argc, argv);
        if (done)
            return 0;
        complain(done.error());
    } catch (const std::bad_alloc&) {
        complain("There is not enough memory for this.");
    } catch (const std::exception& error) {
        complain(error.what());
    }
    return badInput;
}
