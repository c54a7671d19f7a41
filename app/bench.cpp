#include "app/bench_grid.h"
#include "app/commands.h"
#include "app/interrupt.h"
#include "app/median_rate.h"
#include "app/output.h"
#include "core/experiment/parameters.h"
#include "core/kernels/kernels.h"
#include "core/support/json_writer.h"
#include "core/support/number_text.h"
#include "core/training/trainer.h"

#include <tbb/info.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <numeric>

namespace nabla {
namespace {

/// How to measure.
struct Plan {
    int threads = 1;
    double seconds = 1;
    kernels::NamedIsa isa;
    /// Points at the grid's edge; 0 for no grid.
    int grid = 0;
};

/// What was measured; rates are per second.
struct Figures {
    double samples = 0;
    std::int64_t epochs = 0;
    double gridPoints = 0;
    /// Points at the edge of the grid that was evaluated.
    int grid = 0;
};

Result<int> readWhole(const std::string& option, const std::string& text, int most) {
    const auto number = parseInteger(text);
    if (number && *number >= 1 && *number <= most)
        return static_cast<int>(*number);
    return Error{option + ": '" + text + "' is not a whole number from 1 to " + std::to_string(most) + "."};
}

Result<double> readSeconds(const std::string& text) {
    constexpr double most = 3600;
    const auto number = parseNumber(text);
    if (number && *number > 0 && *number <= most)
        return *number;
    return Error{"--seconds: '" + text + "' is not a number above 0 and up to 3600."};
}

Result<kernels::NamedIsa> readIsa(const std::optional<std::string>& text) {
    const auto isas = kernels::availableIsas();
    if (!text)
        return isas.back();
    const auto isa = std::find_if(isas.begin(), isas.end(), [&](const auto& i) { return i.name == *text; });
    if (isa == isas.end())
        return Error{"--isa: '" + *text + "' is no instruction set that this machine has (" + isaNames() +
                     ")."};
    return *isa;
}

Result<Plan> readPlan(const BenchOptions& options) {
    constexpr int largestGrid = 4096;
    const auto threads = readWhole("--threads", options.threads, tbb::info::default_concurrency());
    if (!threads)
        return Error{threads.error()};
    const auto seconds = readSeconds(options.seconds);
    if (!seconds)
        return Error{seconds.error()};
    const auto isa = readIsa(options.isa);
    if (!isa)
        return Error{isa.error()};
    const auto grid = options.grid ? readWhole("--grid", *options.grid, largestGrid) : Result<int>(0);
    if (!grid)
        return Error{grid.error()};
    return Plan{*threads, *seconds, *isa, *grid};
}

Figures measure(Trainer& trainer, const Plan& plan) {
    Figures figures;
    bool finite = true;
    const double epochs = medianRate([&] { finite = trainer.stepEpoch() && finite; }, plan.seconds);
    figures.samples = epochs * static_cast<double>(trainer.data()->train.size());
    figures.epochs = trainer.epoch();
    if (!finite)
        std::fputs("nabla-cli: warning: training has left the finite numbers; its speed may differ.\n",
                   stderr);
    if (plan.grid == 0)
        return figures;
    BenchGrid grid(trainer, plan.grid);
    figures.grid = grid.pixels();
    figures.gridPoints =
        medianRate([&] { grid.evaluate(); }, plan.seconds) * static_cast<double>(grid.points());
    return figures;
}

/// To five digits: more would be chance.
double rounded(double rate) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.4e", rate);
    return parseNumber(text.data()).value_or(rate);
}

std::string precisionText(const Experiment& experiment) {
    return valueText(findParameter("precision")->get(experiment));
}

std::string figuresJson(const Trainer& trainer, const Plan& plan, const Figures& figures) {
    const Experiment& experiment = trainer.experiment();
    JsonWriter json;
    json.beginObject().key("samples_per_second").value(rounded(figures.samples));
    if (plan.grid > 0)
        json.key("grid_points_per_second").value(rounded(figures.gridPoints));
    json.key("shape").array<int>(trainer.network().shape());
    json.key("batch").value(experiment.batchSize);
    json.key("points").value(static_cast<std::int64_t>(trainer.data()->train.size()));
    json.key("precision").value(precisionText(experiment));
    json.key("threads").value(plan.threads).key("seconds").value(plan.seconds);
    json.key("isa").value(plan.isa.name);
    json.key("epochs").value(figures.epochs);
    if (plan.grid > 0)
        json.key("grid").value(figures.grid);
    return json.endObject().text() + "\n";
}

/// As "75.2 million", "24.8 thousand" or "812".
std::string largeNumber(double number) {
    std::array<char, 64> text{};
    const bool millions = number >= 999'500;
    const bool thousands = !millions && number >= 999.5;
    std::snprintf(text.data(), text.size(), "%.3g%s",
                  number / (millions    ? 1e6
                            : thousands ? 1e3
                                        : 1),
                  millions    ? " million"
                  : thousands ? " thousand"
                              : "");
    return text.data();
}

std::string figuresText(const Trainer& trainer, const Plan& plan, const Figures& figures) {
    const auto shape = trainer.network().shape();
    const std::string grid = std::to_string(figures.grid);
    std::string text = "network    " + shapeText(trainer.network()) + ", " +
                       precisionText(trainer.experiment()) + ", " + std::to_string(plan.threads) +
                       (plan.threads == 1 ? " thread, " : " threads, ") + std::string(plan.isa.name) + "\n";
    text += "training   " + largeNumber(figures.samples) + " samples a second (batches of " +
            std::to_string(trainer.experiment().batchSize) + ", " +
            std::to_string(trainer.data()->train.size()) + " points)\n";
    if (plan.grid > 0)
        text += "grid       " + largeNumber(figures.gridPoints) + " points a second (" + grid + " × " + grid +
                ", all " + std::to_string(std::accumulate(shape.begin() + 1, shape.end(), 0)) +
                " neurons at each)\n";
    return text;
}

Status measureAndPrint(Trainer& trainer, const BenchOptions& options, const Plan& plan) {
    if (trainer.data()->train.empty())
        return Error{"training_share: there are no points to train."};
    const InterruptEnds interruptEnds;
    tbb::task_arena arena(plan.threads);
    const Figures figures = arena.execute([&] { return measure(trainer, plan); });
    return print(options.json ? figuresJson(trainer, plan, figures) : figuresText(trainer, plan, figures));
}

} // namespace

std::string isaNames() {
    std::string names;
    for (const kernels::NamedIsa& isa : kernels::availableIsas())
        names += (names.empty() ? "" : ", ") + std::string(isa.name);
    return names;
}

Status run(const BenchOptions& options) {
    const auto chosen = chooseBenchExperiment(options.experiment, options.sizes);
    if (!chosen)
        return Error{chosen.error()};
    const auto plan = readPlan(options);
    if (!plan)
        return Error{plan.error()};
    reportChoice(*chosen);
    kernels::forceIsa(plan->isa.isa);
    Trainer trainer(chosen->experiment);
    return measureAndPrint(trainer, options, *plan);
}

} // namespace nabla
