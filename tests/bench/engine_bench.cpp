// Samples trained per second: every net, precision and number of threads; activations and penalties on B and
// C.

#include "core/experiment/parameters.h"
#include "tests/bench/nets.h"

#include <benchmark/benchmark.h>
#include <tbb/task_arena.h>

namespace nabla {
namespace {

void train(benchmark::State& state, const Net& net, const std::vector<std::string>& settings, int threads) {
    Trainer trainer = trainerFor(net, settings);
    tbb::task_arena arena(threads);
    arena.execute([&] {
        for (auto _ : state)
            trainer.stepEpoch();
    });
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(trainer.data()->train.size()));
}

void add(const std::string& group, const Net& net, const std::vector<std::string>& settings,
         int threads = 1) {
    std::string name = group + "/" + net.name;
    for (const std::string& setting : settings)
        name += "/" + setting;
    benchmark::RegisterBenchmark(
        (name + "/threads=" + std::to_string(threads)).c_str(),
        [&net, settings, threads](benchmark::State& state) { train(state, net, settings, threads); })
        ->UseRealTime()
        ->Unit(benchmark::kMicrosecond);
}

/// Every choice of a setting, on the nets where its own arithmetic shows.
void addChoices(const std::string& key, const std::vector<std::string>& further) {
    for (const Choice& choice : findParameter(key)->choices)
        for (const std::string name : {"B", "C"}) {
            std::vector<std::string> settings{key + "=" + std::string(choice.value)};
            settings.insert(settings.end(), further.begin(), further.end());
            add(key, findNet(name), settings);
        }
}

const bool registered = [] {
    for (const Net& net : nets())
        for (const Choice& precision : findParameter("precision")->choices)
            for (const int threads : {1, 2})
                add("train", net, {"precision=" + std::string(precision.value)}, threads);
    addChoices("activation", {});
    addChoices("regularization", {"regularization_rate=0.001"});
    return true;
}();

} // namespace
} // namespace nabla
