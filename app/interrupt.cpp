#include "app/interrupt.h"

#include <atomic>
#include <unistd.h>

namespace nabla {
namespace {

constexpr int interruptedStatus = 130;

/// Only what a signal handler may do: leaves the progress bar's line, and goes.
void endProgram(int) {
    if (::isatty(STDERR_FILENO) != 0 && ::write(STDERR_FILENO, "\n", 1) < 0)
        ::_exit(interruptedStatus);
    ::_exit(interruptedStatus);
}

std::atomic<bool> noted{false};
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler sets it");

void noteInterrupt(int) {
    noted = true;
}

} // namespace

InterruptEnds::InterruptEnds() {
    struct sigaction action {};
    action.sa_handler = endProgram;
    ::sigaction(SIGINT, &action, &before_);
}

InterruptEnds::~InterruptEnds() {
    ::sigaction(SIGINT, &before_, nullptr);
}

InterruptHeld::InterruptHeld() {
    struct sigaction action {};
    action.sa_handler = noteInterrupt;
    action.sa_flags = SA_RESTART;
    ::sigaction(SIGINT, &action, &before_);
}

InterruptHeld::~InterruptHeld() {
    ::sigaction(SIGINT, &before_, nullptr);
    if (noted.exchange(false))
        ::raise(SIGINT);
}

} // namespace nabla
