#include "app/commands.h"
#include "app/interrupt.h"
#include "app/output.h"
#include "app/progress.h"
#include "core/experiment/parameters.h"
#include "core/support/files.h"
#include "core/support/number_text.h"
#include "core/training/nabla_file.h"
#include "core/training/report.h"
#include "core/training/trainer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <optional>
#include <set>

namespace nabla {
namespace {

Result<std::int64_t> readEpochs(std::string_view option, std::string_view text) {
    const auto number = parseInteger(text);
    if (number && *number >= 0)
        return *number;
    return Error{std::string(option) + ": '" + std::string(text) + "' is not a whole number from 0."};
}

/// The epochs to record, each once and in order.
Result<std::set<std::int64_t>> readPlan(std::string_view list, std::int64_t last) {
    std::set<std::int64_t> plan;
    for (bool more = true; more;) {
        const auto comma = list.find(',');
        const std::string_view piece = trimmed(list.substr(0, comma));
        const auto epoch = piece == "last" ? Result<std::int64_t>(last) : readEpochs("--record", piece);
        if (!epoch)
            return Error{epoch.error()};
        if (*epoch > last)
            return Error{"--record: epoch " + std::to_string(*epoch) + " is beyond the last one, " +
                         std::to_string(last) + "."};
        plan.insert(*epoch);
        more = comma != std::string_view::npos;
        list.remove_prefix(more ? comma + 1 : list.size());
    }
    return plan;
}

/// Trains and records on the way.
class Run {
  public:
    Run(const Experiment& experiment, bool keepsWeights)
        : trainer_(experiment), keepsWeights_(keepsWeights) {}

    void train(std::int64_t epochs, const std::set<std::int64_t>& plan) {
        Progress progress(epochs);
        auto next = plan.begin();
        for (;;) {
            if (next != plan.end() && *next == trainer_.epoch()) {
                record();
                ++next;
            }
            if (trainer_.epoch() == epochs)
                return;
            trainEpoch(progress);
            if (trainer_.hasStoppedEarly())
                return record();
        }
    }

    const Trainer& trainer() const { return trainer_; }
    const std::vector<ReportRecord>& records() const { return records_; }
    /// The first recorded epoch with a number that is not finite.
    const std::optional<std::int64_t>& leftFiniteNumbers() const { return leftFiniteNumbers_; }

  private:
    void trainEpoch(Progress& progress) {
        const std::int64_t epoch = trainer_.epoch();
        const std::int64_t firstBatch = trainer_.batches();
        const auto points = static_cast<double>(trainer_.data()->train.size());
        const double batchShare = trainer_.experiment().batchSize / std::max(points, 1.0);
        // Many small batches between two looks at the clock, which would take longer than one of them.
        constexpr std::int64_t pointsAtOnce = 4096;
        const std::int64_t atOnce = std::max(std::int64_t{1}, pointsAtOnce / trainer_.experiment().batchSize);
        while (trainer_.epoch() == epoch) {
            trainer_.stepBatches(atOnce);
            const double within = static_cast<double>(trainer_.batches() - firstBatch) * batchShare;
            progress.show(static_cast<double>(epoch) + std::min(within, 1.0));
        }
    }

    std::optional<std::int64_t> bestEpoch() const {
        return trainer_.hasStoppedEarly() ? std::optional(trainer_.state().best->epoch) : std::nullopt;
    }

    void record() {
        const Dataset& data = *trainer_.data();
        ReportRecord record{trainer_.epoch(),    trainer_.scores(),  trainer_.state(),
                            !data.train.empty(), !data.test.empty(), bestEpoch()};
        if (!leftFiniteNumbers_ &&
            hasLeftFiniteNumbers(record.scores, *record.state, record.hasTrain, record.hasTest))
            leftFiniteNumbers_ = record.epoch;
        if (!keepsWeights_)
            record.state.reset();
        records_.push_back(std::move(record));
    }

    Trainer trainer_;
    bool keepsWeights_;
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
            std::to_string(trainer.data()->test.size()) + " to test\n\n";
    text += "epoch        train loss    test loss   train accuracy    test accuracy\n";
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

Status trainAndWrite(const TrainOptions& options, const Experiment& experiment, std::int64_t epochs,
                     const std::set<std::int64_t>& plan) {
    const InterruptEnds interruptEnds;
    Run run(experiment, options.weights);
    run.train(epochs, plan);
    if (options.out) {
        const auto model = nablaFileText({experiment, run.trainer().state()});
        if (auto written = writeOutput(*options.out, model); !written)
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
    const auto plan = readPlan(options.record, *epochs);
    if (!plan)
        return Error{plan.error()};
    if (options.out && options.out != "-")
        if (auto writable = checkWritable(*options.out); !writable)
            return writable;
    reportDrawnSeed(*chosen);
    return trainAndWrite(options, chosen->experiment, *epochs, *plan);
}

} // namespace nabla
