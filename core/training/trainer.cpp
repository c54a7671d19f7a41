#include "core/training/trainer.h"

#include "core/data/augmentations.h"
#include "core/data/chosen_data.h"
#include "core/data/make_dataset.h"
#include "core/experiment/losses.h"
#include "core/experiment/parameters.h"
#include "core/experiment/rules.h"
#include "core/network/initial_parameters.h"
#include "core/network/running_statistics.h"
#include "core/support/flush_denormals.h"
#include "core/support/number_text.h"
#include "core/training/dropout.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace nabla {
namespace {

bool hasOtherAugmentation(const Experiment& from, const Experiment& to) {
    return std::any_of(augmentations().begin(), augmentations().end(),
                       [&](const AugmentationRow& row) { return from.*row.strength != to.*row.strength; });
}

} // namespace

Trainer::Trainer(const Experiment& experiment, const std::atomic<bool>* interrupt)
    : interrupt_(interrupt), experiment_(experiment), network_(networkSpec(experiment)) {
    DrawnData drawn = drawData(experiment);
    data_ = std::move(drawn.data);
    makeNewEngine();
    engine_->setParameters(initialParameters(network_, experiment, *drawn.weightStream));
    engine_->setStatistics(initialStatistics(network_));
    arrangeEpoch();
}

void Trainer::makeNewEngine() {
    engine_ = makeEngine(experiment_, *data_);
    engine_->setInterrupt(interrupt_);
    order_ = EpochOrder(experiment_.seed, data_->train.size(), ruleSet(experiment_.rules).reshuffles);
}

bool Trainer::stepBatch() {
    return stepBatches(1);
}

bool Trainer::stepBatches(std::int64_t most) {
    const FlushDenormals flush;
    goOn();
    const std::int64_t epoch = state_.epoch;
    while (most > 0 && state_.epoch == epoch) {
        const std::int64_t whole = std::min(most, wholeBatchesLeft());
        if (whole > 0)
            takeSteps(whole);
        else
            takeLastStep();
        most -= std::max(whole, std::int64_t{1});
    }
    return engine_->lossesWereFinite();
}

bool Trainer::stepEpoch() {
    return stepBatches(std::numeric_limits<std::int64_t>::max());
}

/// How many whole batches the epoch still has, if the next update is for one.
std::int64_t Trainer::wholeBatchesLeft() const {
    const auto count = static_cast<std::int64_t>(data_->train.size());
    const std::int64_t size = experiment_.batchSize;
    const bool onItsWay = ruleSet(experiment_.rules).carriesRest && state_.position % size != 0;
    return state_.carriedPoints > 0 || onItsWay ? 0 : (count - state_.position) / size;
}

void Trainer::takeSteps(std::int64_t batches) {
    const std::int64_t size = experiment_.batchSize;
    engine_->steps(state_.position, batches, size, updateRule(experiment_, size, state_.epoch), order_);
    state_.batches += batches;
    state_.samples += batches * size;
    state_.position += batches * size;
    finishEpochAtEnd();
}

/// Trains on what an epoch's end leaves of a batch, or on what a batch begun in the last epoch still needs.
void Trainer::takeLastStep() {
    const auto count = static_cast<std::int64_t>(data_->train.size());
    const std::int64_t size = experiment_.batchSize;
    const bool carriesRest = ruleSet(experiment_.rules).carriesRest;
    const std::int64_t wanted = carriesRest ? (state_.position / size + 1) * size : state_.position + size;
    const std::int64_t end = std::min(wanted, count);
    if (end > state_.position)
        engine_->accumulate(state_.position, end - state_.position);
    state_.carriedPoints += end - state_.position;
    state_.samples += end - state_.position;
    state_.position = end;
    if (state_.carriedPoints > 0 && (end == wanted || !carriesRest)) {
        engine_->update(updateRule(experiment_, state_.carriedPoints, state_.epoch));
        state_.carriedPoints = 0;
        ++state_.batches;
    }
    finishEpochAtEnd();
}

void Trainer::finishEpochAtEnd() {
    if (state_.position < static_cast<std::int64_t>(data_->train.size()))
        return;
    ++state_.epoch;
    state_.position = 0;
    watchTestLoss();
    if (!order_.isShuffled())
        return;
    arrange(order_.size());
    engine_->beginEpoch(state_.epoch);
    beginOrder(state_.epoch + 1);
}

/// Prechelt 1998, in its simplest form: patience with the test loss.
void Trainer::watchTestLoss() {
    if (experiment_.earlyStopping == 0 || data_->test.empty())
        return;
    const double loss = engine_->scores().testLoss;
    if (!state_.best || loss < state_.best->testLoss) {
        state_.best = {state_.epoch, state_.epoch, loss, engine_->parameters(), engine_->statistics()};
    } else if (state_.epoch - state_.best->waitingSince >= experiment_.earlyStopping) {
        engine_->setParameters(state_.best->parameters);
        engine_->setStatistics(state_.best->statistics);
        state_.stoppedAt = state_.epoch;
    }
}

void Trainer::goOn() {
    if (state_.best && hasStoppedEarly())
        state_.best->waitingSince = state_.epoch;
    state_.stoppedAt = 0;
}

TrainingState Trainer::state() const {
    TrainingState state = state_;
    state.parameters = engine_->parameters();
    state.statistics = engine_->statistics();
    state.inputScaling = data_->scaling;
    state.dead = engine_->dead();
    state.optimizer = engine_->optimizerState();
    if (state.carriedPoints > 0)
        state.carried = engine_->gradient();
    return state;
}

void Trainer::setState(const TrainingState& state) {
    state_ = state;
    engine_->setParameters(state.parameters);
    engine_->setStatistics(state.statistics);
    engine_->setGradient(state.carried.empty() ? std::vector<double>(network_.parameterCount)
                                               : state.carried);
    engine_->setMarks(state.dead, state.frozen);
    const bool isOwn = state.optimizer.optimizer == experiment_.optimizer;
    engine_->setOptimizerState(isOwn ? state.optimizer : OptimizerState{});
    state_.optimizer = {};
    state_.parameters.clear();
    state_.carried.clear();
    state_.dead.clear();
    state_.position = std::min(state_.position, static_cast<std::int64_t>(data_->train.size()));
    arrangeEpoch();
}

void Trainer::change(const Experiment& experiment) {
    recordChanges(experiment);
    const bool newData = compare(experiment_, experiment) >= Effect::data;
    const bool augmentation = hasOtherAugmentation(experiment_, experiment);
    const NetworkSpec network = networkSpec(experiment);
    const bool newLoss = lossRule<double>(experiment_) != lossRule<double>(experiment);
    const bool newDropout = keepProbabilities(experiment_) != keepProbabilities(experiment);
    if (experiment.optimizer != experiment_.optimizer)
        engine_->setOptimizerState({});
    experiment_ = experiment;
    // A loss of other points, or another loss, is no longer the one to beat.
    if (newData || newLoss || experiment.earlyStopping == 0) {
        state_.best.reset();
        state_.stoppedAt = 0;
    }
    if (!newData && !newLoss && !newDropout && network == network_) {
        // The rest of the present epoch sees other points, too, as it would after a break.
        if (augmentation)
            arrangeEpoch();
        return;
    }
    const TrainingState now = state();
    network_ = network;
    if (newData)
        data_ = makeDataset(experiment);
    makeNewEngine();
    setState(now);
    if (newData)
        state_.position = 0;
}

/// Before the first step, other settings are no edit: training starts under them.
void Trainer::recordChanges(const Experiment& to) {
    if (state_.batches == 0 && state_.epoch == 0 && state_.position == 0)
        return;
    for (const Parameter& parameter : parameters())
        if (const Value value = parameter.get(to); value != parameter.get(experiment_))
            recordEdit({state_.batches, state_.epoch, std::string(parameter.key), valueText(value)},
                       valueText(parameter.get(experiment_)), valueText(value));
    if (to.points != experiment_.points && hasOwnData(to))
        recordEdit({state_.batches, state_.epoch, "points", std::to_string(to.points->points.size())},
                   std::to_string(experiment_.points.hash()), std::to_string(to.points.hash()));
}

void Trainer::setParameter(std::size_t index, double value) {
    std::vector<double> parameters = engine_->parameters();
    parameters[index] = value;
    engine_->setParameters(parameters);
    std::vector<std::uint8_t> dead = engine_->dead();
    if (!dead.empty())
        dead[index] = 0;
    engine_->setMarks(dead, state_.frozen);
    recordEdit({state_.batches, state_.epoch, "parameter " + std::to_string(index), numberText(value)}, {},
               numberText(value));
}

void Trainer::setFrozen(std::size_t index, bool frozen) {
    state_.frozen.resize(network_.parameterCount);
    state_.frozen[index] = frozen ? 1 : 0;
    engine_->setMarks(engine_->dead(), state_.frozen);
    recordEdit({state_.batches, state_.epoch, "frozen " + std::to_string(index), frozen ? "true" : "false"},
               {}, frozen ? "true" : "false");
}

void Trainer::recordEdit(const RecordedEdit& edit, const std::string& before, const std::string& after) {
    // While a slider is dragged between two updates, only where it ends has an effect; and of points that are
    // drawn, each stroke has many.
    auto& edits = state_.edits;
    const bool sameBatch = !edits.empty() && edits.back().batch == edit.batch;
    const bool goesOn = !edits.empty() && edits.back().key == edit.key && (sameBatch || edit.key == "points");
    if (!goesOn) {
        edits.push_back(edit);
        beforeEdit_ = before;
    } else if (sameBatch && beforeEdit_ == after) {
        // Undone before it had an effect.
        edits.pop_back();
        beforeEdit_.reset();
    } else {
        edits.back() = edit;
    }
}

/// Arranges the present epoch, and begins with the next.
void Trainer::arrangeEpoch() {
    beginOrder(state_.epoch);
    arrange(order_.size());
    engine_->beginEpoch(state_.epoch);
    beginOrder(state_.epoch + 1);
}

void Trainer::beginOrder(std::int64_t epoch) {
    order_.begin(epoch);
    const bool augments = isAugmented(experiment_);
    if (augments || augmented_)
        engine_->trainOn(augments ? augmented(data_->train, data_->range, experiment_, epoch)
                                  : std::vector<Point>());
    augmented_ = augments;
}

/// Goes on with the next epoch's order.
void Trainer::arrange(std::size_t places) {
    const EpochOrder::Piece piece = order_.draw(places);
    engine_->arrange(piece.first, piece.points);
}

} // namespace nabla
