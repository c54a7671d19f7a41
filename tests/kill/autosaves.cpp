#include "core/live/autosave_folder.h"
#include "core/support/folders.h"
#include "core/training/nabla_file_io.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <sys/inotify.h>
#include <thread>
#include <unistd.h>

/// Looks at autosaves for the kill test, and ends a program while it writes one.

namespace {

using namespace nabla;

int complain(const std::string& message) {
    std::fprintf(stderr, "%s\n", message.c_str());
    return 1;
}

/// Tells works apart, weights and points included.
std::size_t digestOf(const NablaFile& work) {
    return std::hash<std::string>()(nablaFileText(work));
}

/// Prints time, epoch, digest, seed and folder of one work.
int show(const std::string& folder) {
    const auto read = readAutosave(folder);
    if (!read)
        return complain(folder + ": " + read.error());
    std::printf("%lld %lld %zu %s %s\n", static_cast<long long>(read->head.time),
                static_cast<long long>(read->head.epoch), digestOf(read->work),
                read->work.experiment.seed.c_str(), folder.c_str());
    return 0;
}

/// Shows every work below a root, and fails where one is damaged.
int list(const std::string& root) {
    int failed = 0;
    for (const std::string& name : namesIn(root)) {
        const std::string folder = root + "/" + name;
        if (name == "damaged")
            failed |= complain(root + ": the program found damaged work");
        else if (std::filesystem::exists(folder + "/" + autosaveFileName))
            failed |= show(folder);
    }
    return failed;
}

/// Shows the work that the next start offers.
int newest(const std::string& root) {
    const auto found = takeAbandonedWork(root);
    return found.empty() ? complain(root + ": no work is left to be offered") : show(found[0].folder.path());
}

/// Whether a saved file is whole.
int check(const std::string& path) {
    const auto work = readNablaFile(path);
    return work ? 0 : complain(work.error());
}

/// Ends the process once it begins to write, or so many microseconds later; prints when, in milliseconds.
int killWhileWriting(const std::string& process, const std::string& folder, const std::string& microseconds) {
    const int events = ::inotify_init1(IN_CLOEXEC);
    ::inotify_add_watch(events, folder.c_str(), IN_OPEN | IN_MODIFY);
    std::array<char, 4096> buffer{};
    for (bool writes = false; !writes;) {
        const auto bytes = ::read(events, buffer.data(), buffer.size());
        if (bytes <= 0)
            return complain("no events");
        for (std::size_t at = 0; at < static_cast<std::size_t>(bytes);) {
            inotify_event event{};
            std::copy_n(&buffer.at(at), sizeof event, reinterpret_cast<char*>(&event));
            writes |=
                event.len > 0 && std::string_view(&buffer.at(at) + sizeof event) != FolderLock::fileName;
            at += sizeof event + event.len;
        }
    }
    if (const int wait = std::atoi(microseconds.c_str()); wait > 0)
        std::this_thread::sleep_for(std::chrono::microseconds(wait));
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    ::kill(std::atoi(process.c_str()), SIGKILL);
    std::printf("%lld\n",
                static_cast<long long>(std::chrono::duration_cast<std::chrono::milliseconds>(now).count()));
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    if (arguments.size() == 2 && arguments[0] == "show")
        return show(arguments[1]);
    if (arguments.size() == 2 && arguments[0] == "list")
        return list(arguments[1]);
    if (arguments.size() == 2 && arguments[0] == "newest")
        return newest(arguments[1]);
    if (arguments.size() == 2 && arguments[0] == "check")
        return check(arguments[1]);
    if (arguments.size() == 4 && arguments[0] == "kill")
        return killWhileWriting(arguments[1], arguments[2], arguments[3]);
    return complain(
        "usage: show FOLDER | list ROOT | newest ROOT | check FILE | kill PROCESS FOLDER MICROSECONDS");
}
