#pragma once

#include "core/experiment/rules.h"
#include "core/training/trainer.h"

#include <algorithm>
#include <cstdint>
#include <memory>

/// Trains as a Trainer is to, whole epochs only, on the reference engine.
class ReferenceTraining {
  public:
    /// Goes on from where the trainer stands, which is an epoch's beginning.
    explicit ReferenceTraining(const nabla::Trainer& start)
        : experiment_(start.experiment()), network_(start.network()), data_(start.data()),
          engine_(makeReferenceEngine(experiment_, *data_)),
          order_(experiment_.seed, data_->train.size(), ruleSet(experiment_.rules).reshuffles) {
        const nabla::TrainingState state = start.state();
        engine_->setParameters(state.parameters);
        engine_->setStatistics(state.statistics);
        engine_->setMarks(state.dead, state.frozen);
        engine_->setOptimizerState(state.optimizer);
        epoch_ = state.epoch;
    }

    void stepEpoch() {
        order_.begin(epoch_++);
        const auto piece = order_.draw(order_.size());
        engine_->arrange(piece.first, piece.points);
        engine_->beginEpoch(epoch_ - 1);
        const auto count = static_cast<std::int64_t>(data_->train.size());
        const std::int64_t size = experiment_.batchSize;
        for (std::int64_t first = 0; first < count; first += size)
            train(first, std::min(size, count - first));
    }

    const nabla::Experiment& experiment() const { return experiment_; }
    std::int64_t epoch() const { return epoch_; }
    const nabla::NetworkSpec& network() const { return network_; }
    nabla::Scores scores() const { return engine_->scores(); }

    /// The parameters and dead links.
    nabla::TrainingState state() const {
        nabla::TrainingState state;
        state.parameters = engine_->parameters();
        state.dead = engine_->dead();
        state.optimizer = engine_->optimizerState();
        return state;
    }

  private:
    void train(std::int64_t first, std::int64_t points) {
        engine_->accumulate(first, points);
        summed_ += points;
        if (points < experiment_.batchSize && ruleSet(experiment_.rules).carriesRest)
            return;
        engine_->update(updateRule(experiment_, summed_, epoch_ - 1));
        summed_ = 0;
    }

    nabla::Experiment experiment_;
    nabla::NetworkSpec network_;
    std::shared_ptr<const nabla::Dataset> data_;
    std::unique_ptr<nabla::Engine> engine_;
    nabla::EpochOrder order_;
    std::int64_t epoch_ = 0;
    /// Points in the gradient sums.
    std::int64_t summed_ = 0;
};
