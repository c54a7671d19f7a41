// Nabla beside its peers: nabla_peer NET PRECISION THREADS trains on request; without arguments, it lists the
// nets.

#include "tests/bench/nets.h"
#include "tests/bench/peers/peer.h"

#include <tbb/task_arena.h>

#include <algorithm>

namespace nabla {
namespace {

void listNets() {
    for (const Net& net : nets())
        std::cout << net.name << ' ' << *net.sizes.shape << ' ' << *net.sizes.batch << ' '
                  << *net.sizes.points << '\n';
}

void trainOnRequest(const std::string& net, const std::string& precision, int threads) {
    Trainer trainer = trainerFor(findNet(net), {"precision=" + precision});
    const auto points = static_cast<std::int64_t>(trainer.data()->train.size());
    // Short epochs are timed together, so that the clock does not count.
    const std::int64_t epochs = std::max(std::int64_t{1}, 8192 / points);
    const auto train = [&] {
        for (std::int64_t i = 0; i < epochs; ++i)
            trainer.stepEpoch();
        return epochs * points;
    };
    std::cout << "Nabla, " << precision << ", threads: " << threads << std::endl;
    tbb::task_arena arena(threads);
    arena.execute([&] { answer(train, [&] { return trainer.scores().trainLoss; }); });
}

} // namespace
} // namespace nabla

int main(int argc, char** argv) {
    if (argc == 4)
        nabla::trainOnRequest(argv[1], argv[2], std::stoi(argv[3]));
    else
        nabla::listNets();
}
