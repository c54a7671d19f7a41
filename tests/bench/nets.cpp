#include "tests/bench/nets.h"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace nabla {

std::span<const Net> nets() {
    static const std::array<Net, 5> table{{
        {"A", {"2,4,2,1", "10", "250"}},
        {"B", {"7,8,8,8,8,8,8,1", "10", "250"}},
        {"C", {"2,32,32,1", "32", "256"}},
        {"D", {"2,128,128,128,1", "128", "2048"}},
        {"E", {"2,512,512,512,1", "512", "8192"}},
    }};
    return table;
}

const Net& findNet(const std::string& name) {
    const auto all = nets();
    const auto at = std::find_if(all.begin(), all.end(), [&](const Net& net) { return net.name == name; });
    if (at == all.end())
        throw std::invalid_argument("There is no net '" + name + "'.");
    return *at;
}

Trainer trainerFor(const Net& net, const std::vector<std::string>& settings) {
    ExperimentOptions options;
    options.set = settings;
    const auto chosen = chooseBenchExperiment(options, net.sizes);
    if (!chosen)
        throw std::invalid_argument(chosen.error());
    return Trainer(chosen->experiment);
}

} // namespace nabla
