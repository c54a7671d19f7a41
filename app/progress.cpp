#include "app/progress.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <unistd.h>

namespace nabla {
namespace {

using namespace std::chrono_literals;

constexpr auto firstBar = 1s;
constexpr auto nextBar = 100ms;
constexpr auto nextLine = 3s;

/// As "8 s", "2 min 05 s" or "3 h 20 min".
std::string durationText(double seconds) {
    std::array<char, 64> text{};
    const double whole = std::ceil(seconds);
    if (whole < 60)
        std::snprintf(text.data(), text.size(), "%.0f s", whole);
    else if (whole < 3600)
        std::snprintf(text.data(), text.size(), "%.0f min %02.0f s", std::floor(whole / 60),
                      std::fmod(whole, 60));
    else
        std::snprintf(text.data(), text.size(), "%.0f h %02.0f min", std::floor(whole / 3600),
                      std::floor(std::fmod(whole, 3600) / 60));
    return text.data();
}

} // namespace

Progress::Progress(std::int64_t epochs)
    : epochs_(epochs), terminal_(::isatty(STDERR_FILENO) != 0), start_(Clock::now()),
      due_(terminal_ ? start_ + firstBar : start_ + nextLine) {}

Progress::~Progress() {
    if (drawn_)
        std::fputs("\r\x1b[K", stderr);
}

void Progress::show(double done) {
    const auto now = Clock::now();
    if (now < due_)
        return;
    if (terminal_)
        std::fprintf(stderr, "\r%s  %s\x1b[K", bar(done).c_str(), figures(done).c_str());
    else
        std::fprintf(stderr, "%s\n", figures(done).c_str());
    std::fflush(stderr);
    drawn_ = terminal_;
    due_ = terminal_ ? now + nextBar : now + nextLine;
}

std::string Progress::bar(double done) const {
    constexpr int width = 24;
    const int full = static_cast<int>(width * done / static_cast<double>(epochs_));
    std::string text = "[";
    for (int i = 0; i < width; ++i)
        text += i < full ? '#' : '.';
    return text + "]";
}

std::string Progress::figures(double done) const {
    const double seconds = std::chrono::duration<double>(Clock::now() - start_).count();
    const double rate = done / seconds;
    const auto all = static_cast<double>(epochs_);
    std::array<char, 160> text{};
    std::snprintf(text.data(), text.size(), "%3.0f %%  epoch %.0f of %.0f  %.*f epochs/s",
                  std::floor(100 * done / all), std::floor(done), all, rate < 10 ? 2 : 0, rate);
    return text.data() + (rate > 0 ? "  " + durationText((all - done) / rate) + " left" : std::string());
}

} // namespace nabla
