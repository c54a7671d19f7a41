#pragma once

#include <csignal>

namespace nabla {

/// While it lives, Ctrl-C ends the program at once with status 130.
class InterruptEnds {
  public:
    InterruptEnds();
    ~InterruptEnds();
    InterruptEnds(const InterruptEnds&) = delete;
    InterruptEnds& operator=(const InterruptEnds&) = delete;

  private:
    struct sigaction before_ {};
};

/// While it lives, Ctrl-C has to wait, whichever thread takes it: for writing a file.
class InterruptHeld {
  public:
    InterruptHeld();
    ~InterruptHeld();
    InterruptHeld(const InterruptHeld&) = delete;
    InterruptHeld& operator=(const InterruptHeld&) = delete;

  private:
    struct sigaction before_ {};
};

} // namespace nabla
