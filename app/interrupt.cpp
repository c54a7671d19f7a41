#include "app/interrupt.h"

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
    sigset_t interrupt;
    ::sigemptyset(&interrupt);
    ::sigaddset(&interrupt, SIGINT);
    ::sigprocmask(SIG_BLOCK, &interrupt, &before_);
}

InterruptHeld::~InterruptHeld() {
    ::sigprocmask(SIG_SETMASK, &before_, nullptr);
}

} // namespace nabla
