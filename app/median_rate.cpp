#include "app/median_rate.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <vector>

namespace nabla {
namespace {

double secondsFor(const std::function<void()>& work, std::int64_t times) {
    const auto start = std::chrono::steady_clock::now();
    for (std::int64_t i = 0; i < times; ++i)
        work();
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
    // A clock may stand still for as long as very short work takes.
    return std::max(taken.count(), 1e-9);
}

/// How often the work fits into so many seconds, once at least; finding out warms caches up.
std::int64_t timesWithin(const std::function<void()>& work, double seconds) {
    for (std::int64_t times = 1;; times *= 2)
        if (const double taken = secondsFor(work, times); taken > seconds / 4)
            return std::max(std::int64_t{1},
                            static_cast<std::int64_t>(static_cast<double>(times) * seconds / taken));
}

} // namespace

double medianRate(const std::function<void()>& work, double seconds) {
    constexpr int parts = 11;
    const std::int64_t times = timesWithin(work, seconds / parts);
    std::vector<double> rates;
    for (double left = seconds; left > 0;) {
        const double taken = secondsFor(work, times);
        rates.push_back(static_cast<double>(times) / taken);
        left -= taken;
    }
    const auto middle = rates.begin() + static_cast<std::ptrdiff_t>(rates.size() / 2);
    std::nth_element(rates.begin(), middle, rates.end());
    return *middle;
}

} // namespace nabla
