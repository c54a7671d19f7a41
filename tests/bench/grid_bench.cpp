// Points of the plane per second at which every neuron is evaluated.

#include "app/bench_grid.h"
#include "tests/bench/nets.h"

#include <benchmark/benchmark.h>
#include <tbb/task_arena.h>

namespace nabla {
namespace {

void evaluate(benchmark::State& state, const Net& net, int pixels, int threads) {
    BenchGrid grid(trainerFor(net, {}), pixels);
    tbb::task_arena arena(threads);
    arena.execute([&] {
        for (auto _ : state)
            grid.evaluate();
    });
    state.SetItemsProcessed(state.iterations() * grid.points());
}

void add(const Net& net, int pixels, int threads) {
    const std::string name =
        "grid/" + net.name + "/pixels=" + std::to_string(pixels) + "/threads=" + std::to_string(threads);
    benchmark::RegisterBenchmark(
        name.c_str(),
        [&net, pixels, threads](benchmark::State& state) { evaluate(state, net, pixels, threads); })
        ->UseRealTime()
        ->Unit(benchmark::kMicrosecond);
}

const bool registered = [] {
    for (const std::string name : {"A", "B"})
        for (const int pixels : {100, 512})
            for (const int threads : {1, 2})
                add(findNet(name), pixels, threads);
    return true;
}();

} // namespace
} // namespace nabla
