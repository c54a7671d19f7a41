#include "core/live/saved_work.h"

namespace nabla {

NablaFile savedWork(const Snapshot& snapshot) {
    return {snapshot.experiment, snapshot.state, *snapshot.history};
}

Checkpoint checkpointOf(const NablaFile& work) {
    return {*work.state, work.history, nullptr};
}

} // namespace nabla
