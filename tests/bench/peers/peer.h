#pragma once

#include <chrono>
#include <cstdint>
#include <ctime>
#include <iostream>
#include <string>

/// Answers the comparison's requests, a line each, until they end: "run SECONDS" by the samples trained in
/// that time, the seconds it took, and those of the processor; "loss" by half the mean squared error. `train`
/// trains some samples, and gives how many.
template <class Train, class Loss>
void answer(Train train, Loss loss) {
    using Clock = std::chrono::steady_clock;
    for (std::string request; std::cin >> request;) {
        if (request == "loss") {
            std::cout << loss() << std::endl;
            continue;
        }
        double seconds = 0;
        std::cin >> seconds;
        std::int64_t samples = 0;
        const auto start = Clock::now();
        const std::clock_t processorStart = std::clock();
        std::chrono::duration<double> taken{};
        do {
            samples += train();
            taken = Clock::now() - start;
        } while (taken.count() < seconds);
        const double processor = static_cast<double>(std::clock() - processorStart) / CLOCKS_PER_SEC;
        std::cout << samples << ' ' << taken.count() << ' ' << processor << std::endl;
    }
}
