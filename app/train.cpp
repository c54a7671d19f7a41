#include "app/commands.h"
#include "app/interrupt.h"
#include "app/output.h"
#include "app/progress.h"
#include "app/training_start.h"
#include "core/experiment/parameters.h"
#include "core/support/files.h"
#include "core/support/number_text.h"
#include "core/training/nabla_file_io.h"
#include "core/training/report.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <limits>
#include <memory>
#include <optional>
#include <set>
#include <utility>

namespace nabla {
namespace {

Result<std::int64_t> readEpochs(std::string_view option, std::string_view text) {
    const auto number = parseInteger(text);
    if (number && *number >= 0)
        return *number;
    return Error{std::string(option) + ": '" + std::string(text) + "' is not a whole number from 0."};
}

/// The epochs to record, each once and in order.
Result<std::set<std::int64_t>> readPlan(std::string_view list, std::int64_t first, std::int64_t last) {
    std::set<std::int64_t> plan;
    for (bool more = true; more;) {
        const auto comma = list.find(',');
        const std::string_view piece = trimmed(list.substr(0, comma));
        const auto epoch = piece == "last"    ? Result<std::int64_t>(last)
                           : piece == "first" ? Result<std::int64_t>(first)
                                              : readEpochs("--record", piece);
        if (!epoch)
            return Error{epoch.error()};
        if (*epoch > last)
            return Error{"--record: epoch " + std::to_string(*epoch) + " is beyond the last one, " +
                         std::to_string(last) + "."};
        if (*epoch < first)
            return Error{"--record: epoch " + std::to_string(*epoch) +
                         " is before the one from which training goes on, " + std::to_string(first) + "."};
        plan.insert(*epoch);
        more = comma != std::string_view::npos;
        list.remove_prefix(more ? comma + 1 : list.size());
    }
    return plan;
}

/// Trains and records on the way.
class Run {
  public:
    Run(TrainingStart start, const TrainOptions& options)
        : trainer_(std::move(start.trainer)), history_(std::move(start.history)),
          keepsWeights_(options.weights), keepsHistory_(options.out.has_value()) {}

    void train(std::int64_t last, const std::set<std::int64_t>& plan) {
        first_ = trainer_->epoch();
        Progress progress(last - first_);
        if (trainer_->batches() == 0)
            keepLosses();
        auto next = plan.begin();
        for (;;) {
            if (next != plan.end() && *next == trainer_->epoch()) {
                record();
                ++next;
            }
            if (trainer_->epoch() == last)
                return;
            trainEpoch(progress);
            if (trainer_->hasStoppedEarly())
                return record();
        }
    }

    const Trainer& trainer() const { return *trainer_; }
    const LossHistory& history() const { return history_; }
    /// The epoch from which training went on.
    std::int64_t first() const { return first_; }
    const std::vector<ReportRecord>& records() const { return records_; }
    /// The first recorded epoch with a number that is not finite.
    const std::optional<std::int64_t>& leftFiniteNumbers() const { return leftFiniteNumbers_; }

  private:
    void trainEpoch(Progress& progress) {
        const std::int64_t epoch = trainer_->epoch();
        const std::int64_t firstBatch = trainer_->batches();
        const auto points = static_cast<double>(trainer_->data()->train.size());
        const double batchShare = trainer_->experiment().batchSize / std::max(points, 1.0);
        // Many small batches between two looks at the clock, which would take longer than one of them.
        constexpr std::int64_t pointsAtOnce = 4096;
        const std::int64_t atOnce =
            std::max(std::int64_t{1}, pointsAtOnce / trainer_->experiment().batchSize);
        while (trainer_->epoch() == epoch) {
            trainer_->stepBatches(atOnce);
            const double within = static_cast<double>(trainer_->batches() - firstBatch) * batchShare;
            progress.show(static_cast<double>(epoch - first_) + std::min(within, 1.0));
        }
        keepLosses();
    }

    /// As the window does, for files; where training goes on, the first of its epochs is there already.
    void keepLosses() {
        const auto& records = history_.records();
        const bool isThere = !records.empty() && records.back().epoch >= trainer_->epoch();
        if (!keepsHistory_ || isThere || !history_.due(trainer_->epoch()))
            return;
        const Scores scores = trainer_->scores();
        history_.add({trainer_->epoch(), scores.trainLoss, scores.testLoss});
    }

    std::optional<std::int64_t> bestEpoch() const {
        return trainer_->hasStoppedEarly() ? std::optional(trainer_->state().best->epoch) : std::nullopt;
    }

    void record() {
        const Dataset& data = *trainer_->data();
        ReportRecord record{trainer_->epoch(),   trainer_->scores(), trainer_->state(),
                            !data.train.empty(), !data.test.empty(), bestEpoch()};
        if (!leftFiniteNumbers_ &&
            hasLeftFiniteNumbers(record.scores, *record.state, record.hasTrain, record.hasTest))
            leftFiniteNumbers_ = record.epoch;
        if (!keepsWeights_)
            record.state.reset();
        records_.push_back(std::move(record));
    }

    std::unique_ptr<Trainer> trainer_;
    LossHistory history_;
    bool keepsWeights_;
    bool keepsHistory_;
    std::int64_t first_ = 0;
    std::vector<ReportRecord> records_;
    std::optional<std::int64_t> leftFiniteNumbers_;
};

std::string changedSettings(const Experiment& experiment) {
    std::string text;
    for (const Parameter& parameter : parameters())
        if (const Value value = parameter.get(experiment); value != parameter.get(Experiment{}))
            text += (text.empty() ? "" : " ") + std::string(parameter.key) + "=" + valueText(value);
    return text.empty() ? "all as usual" : text;
}

std::string accuracyText(double accuracy) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.1f %%", 100 * accuracy);
    return std::isnan(accuracy) ? "-" : text.data();
}

std::string lossText(double loss, bool exists) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.6g", loss);
    return exists ? text.data() : "-";
}

std::string recordLine(const ReportRecord& record) {
    const Scores& s = record.scores;
    std::array<char, 160> line{};
    std::snprintf(line.data(), line.size(), "%-10lld %12s %12s %16s %16s\n",
                  static_cast<long long>(record.epoch), lossText(s.trainLoss, record.hasTrain).c_str(),
                  lossText(s.testLoss, record.hasTest).c_str(), accuracyText(s.trainAccuracy).c_str(),
                  accuracyText(s.testAccuracy).c_str());
    return line.data();
}

std::string summary(const Run& run, const std::optional<std::string>& out) {
    const Trainer& trainer = run.trainer();
    std::string text = "settings   " + changedSettings(trainer.experiment()) + "\n";
    text += "network    " + shapeText(trainer.network()) + "\n";
    text += "points     " + std::to_string(trainer.data()->train.size()) + " to train, " +
            std::to_string(trainer.data()->test.size()) + " to test\n";
    if (run.first() > 0)
        text += "goes on    from epoch " + std::to_string(run.first()) + "\n";
    text += "\n"
            "epoch        train loss    test loss   train accuracy    test accuracy\n";
    for (const ReportRecord& record : run.records())
        text += recordLine(record);
    if (trainer.hasStoppedEarly())
        text += "\nstopped early at epoch " + std::to_string(trainer.epoch()) +
                ": the test loss was lowest at epoch " + std::to_string(trainer.state().best->epoch) +
                ", whose weights these are\n";
    return out ? text + "\nsaved to " + *out + "\n" : text;
}

void warnOfNonFinite(const Run& run) {
    if (run.leftFiniteNumbers())
        std::fprintf(
            stderr,
            "nabla-cli: warning: training has left the finite numbers; recorded first at epoch %lld.\n",
            static_cast<long long>(*run.leftFiniteNumbers()));
}

Status trainAndWrite(const TrainOptions& options, Run& run, std::int64_t last,
                     const std::set<std::int64_t>& plan) {
    const InterruptEnds interruptEnds;
    run.train(last, plan);
    const Experiment& experiment = run.trainer().experiment();
    if (options.out) {
        const auto model = savableText({experiment, run.trainer().state(), run.history()});
        if (!model)
            return Error{model.error()};
        if (auto written = writeOutput(*options.out, *model); !written)
            return written;
    }
    warnOfNonFinite(run);
    // Standard output then holds the model, and nothing else.
    if (options.out == "-")
        return Done{};
    return print(options.json ? reportText(experiment, run.records()) + "\n" : summary(run, options.out));
}

} // namespace

Status run(const TrainOptions& options) {
    if (options.json && options.out == "-")
        return Error{"--json and --out - would both write to standard output; leave one of them out."};
    const auto chosen = chooseExperiment(options.experiment);
    if (!chosen)
        return Error{chosen.error()};
    const auto epochs = readEpochs("--epochs", options.epochs);
    if (!epochs)
        return Error{epochs.error()};
    if (auto possible = checkGoingOn(*chosen, options.fromStart); !possible)
        return possible;
    const std::int64_t first = goesOn(*chosen, options.fromStart) ? chosen->work->state->epoch : 0;
    if (*epochs > std::numeric_limits<std::int64_t>::max() - first)
        return Error{"--epochs: " + options.epochs + " are more than can be counted."};
    const std::int64_t last = first + *epochs;
    const auto plan = readPlan(options.record, first, last);
    if (!plan)
        return Error{plan.error()};
    if (options.out && options.out != "-")
        if (auto writable = checkWritable(*options.out); !writable)
            return writable;
    reportChoice(*chosen);
    Run run(startTraining(*chosen, options.fromStart), options);
    return trainAndWrite(options, run, last, *plan);
}

} // namespace nabla
