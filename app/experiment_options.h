#pragma once

#include "core/data/table.h"
#include "core/experiment/experiment.h"
#include "core/support/result.h"
#include "core/training/nabla_file.h"

#include <optional>
#include <string>
#include <vector>

namespace nabla {

/// A setting that an option of its own stands for.
struct ShortSetting {
    /// The option as it was typed, such as "--batch 10".
    std::string option;
    std::string key;
    std::string text;
};

/// How a command line says which experiment it means.
struct ExperimentOptions {
    std::optional<std::string> link;
    std::optional<std::string> file;
    /// A table whose points are to be learnt, and its columns, where they are named.
    std::optional<std::string> table;
    std::optional<std::string> columns;
    /// Each KEY=VALUE.
    std::vector<std::string> set;
    /// Short for a `precision=` among the settings.
    std::optional<std::string> precision;
    /// Settings that a command's own options are short for.
    std::vector<ShortSetting> shorts{};
};

/// The experiment that a command line means.
struct ChosenExperiment {
    Experiment experiment;
    /// Whether a link named no seed, so that one was drawn.
    bool seedDrawn = false;
    /// What a link says of how the window shows it.
    struct View {
        bool showTest = false;
        bool discretize = false;
    };
    std::optional<View> view;
    /// What a file or link holds besides, if it has a training: its experiment may be another than this one,
    /// which the settings changed.
    std::optional<NablaFile> work{};
    /// The columns of a table that were taken, for people.
    std::string columns{};
    /// The rows of a table that gave no point.
    FirstOfMany<RowProblem> leftOut{};
    /// What a model of another program does not say.
    std::vector<std::string> assumed{};
};

/// Takes the link, the file's experiment or the default one, and changes it by all settings at once.
Result<ChosenExperiment> chooseExperiment(const ExperimentOptions& options);

/// Says on standard error what was assumed of a model of another program.
void reportAssumed(const std::vector<std::string>& assumed);

/// Says on standard error what the user may not expect: what was assumed, which seed was drawn, which rows of
/// a table were left out.
void reportChoice(const ChosenExperiment& chosen);

} // namespace nabla
