#pragma once

#include "app/bench_experiment.h"
#include "app/experiment_options.h"
#include "core/exporters/exporter.h"
#include "core/support/result.h"

#include <optional>
#include <string>

namespace nabla {

/// `nabla-cli train`: trains an experiment from where it stands.
struct TrainOptions {
    ExperimentOptions experiment;
    std::string epochs = "100";
    std::string record = "first,last";
    bool fromStart = false;
    bool weights = false;
    bool json = false;
    std::optional<std::string> out;
};

/// `nabla-cli data`: writes an experiment's points.
struct DataOptions {
    ExperimentOptions experiment;
    std::string csv = "-";
};

/// `nabla-cli predict`: asks a saved model about points.
struct PredictOptions {
    std::string model;
    std::string in;
    std::string out = "-";
    bool neurons = false;
};

/// `nabla-cli export`: writes a saved model, or its numbers, for other programs.
struct ModelExportOptions {
    std::string model;
    /// One of both: a format of models, or a table of numbers.
    std::string format;
    std::string numbers;
    std::string out;
    ExportOptions choices;
    bool list = false;
};

/// `nabla-cli settings`: lists what can be set.
struct SettingsOptions {
    bool json = false;
};

/// `nabla-cli link`: prints a link of Nabla's own.
struct LinkOptions {
    ExperimentOptions experiment;
    bool weights = false;
};

/// `nabla-cli schema`: prints the schema of `.nabla` files, or that of models exported as JSON.
struct SchemaOptions {
    bool model = false;
};

/// `nabla-cli bench`: measures how fast an experiment trains, and its network's grids are evaluated.
struct BenchOptions {
    ExperimentOptions experiment;
    BenchSizes sizes;
    std::string threads = "1";
    std::string seconds = "1";
    /// The instruction set; the machine's best where not given.
    std::optional<std::string> isa;
    /// How many points the grid's edge has.
    std::optional<std::string> grid;
    bool json = false;
};

/// The names that `--isa` of `nabla-cli bench` may have on this machine, as a list for people.
std::string isaNames();

/// The names that `--numbers` of `nabla-cli export` may have, as a list for people.
std::string numbersNames();

/// `--help` and `--version`.
struct TextOptions {
    std::string text;
};

// Each does what its options ask for; an error means that nothing was written.
Status run(const TrainOptions& options);
Status run(const DataOptions& options);
Status run(const PredictOptions& options);
Status run(const ModelExportOptions& options);
Status run(const SettingsOptions& options);
Status run(const BenchOptions& options);
Status run(const SchemaOptions& options);
Status run(const LinkOptions& options);
Status run(const TextOptions& options);

} // namespace nabla
