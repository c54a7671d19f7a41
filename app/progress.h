#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace nabla {

/// Shows on standard error how far training is: a bar where that is a terminal, else a line every few
/// seconds. Short work shows nothing.
class Progress {
  public:
    explicit Progress(std::int64_t epochs);
    /// Takes the bar away.
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    /// Tells how many epochs are done, fractions too; cheap enough for every batch.
    void show(double done);

  private:
    using Clock = std::chrono::steady_clock;

    std::string bar(double done) const;
    std::string figures(double done) const;

    std::int64_t epochs_;
    bool terminal_;
    bool drawn_ = false;
    Clock::time_point start_;
    Clock::time_point due_;
};

} // namespace nabla
