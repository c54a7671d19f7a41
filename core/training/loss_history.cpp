#include "core/training/loss_history.h"

namespace nabla {

void LossHistory::add(const Record& record) {
    if (records_.size() == capacity) {
        stride_ *= 2;
        std::erase_if(records_, [this](const Record& r) { return !due(r.epoch); });
    }
    if (due(record.epoch))
        records_.push_back(record);
}

} // namespace nabla
