#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace nabla {

/// Loss and accuracy over training and test points; NaN where there are no points, or no classes.
struct Scores {
    double trainLoss = 0;
    double testLoss = 0;
    double trainAccuracy = 0;
    double testAccuracy = 0;
};

/// The loss over the epochs, thinned evenly to at most `capacity` records: when full, every other one goes.
class LossHistory {
  public:
    static constexpr std::size_t capacity = 1024;

    struct Record {
        std::int64_t epoch = 0;
        double train = 0;
        double test = 0;
    };

    LossHistory() = default;
    /// A history as it was: records of epochs that increase, each a multiple of the stride.
    LossHistory(std::vector<Record> records, std::int64_t stride)
        : records_(std::move(records)), stride_(stride) {}

    /// Whether this epoch is one that the history keeps.
    bool due(std::int64_t epoch) const { return epoch % stride_ == 0; }

    /// Adds a record; epochs must increase, and must be due.
    void add(const Record& record);

    const std::vector<Record>& records() const { return records_; }
    /// Every so manyth epoch is kept.
    std::int64_t stride() const { return stride_; }

  private:
    std::vector<Record> records_;
    std::int64_t stride_ = 1;
};

} // namespace nabla
