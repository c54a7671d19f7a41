#include "app/experiment_options.h"

#include "app/table_option.h"
#include "core/data/chosen_data.h"
#include "core/experiment/parameters.h"
#include "core/experiment/playground_link.h"
#include "core/importers/read_work_file.h"
#include "core/training/work_link.h"

#include <cstdio>

namespace nabla {
namespace {

ChosenExperiment chosenFrom(NablaFile file) {
    ChosenExperiment chosen{file.experiment, false, std::nullopt};
    if (file.state)
        chosen.work = std::move(file);
    return chosen;
}

Result<ChosenExperiment> startingPoint(const ExperimentOptions& options) {
    if (options.link && isWorkLink(*options.link)) {
        auto file = parseWorkLink(*options.link);
        if (!file)
            return Error{file.error()};
        return chosenFrom(*std::move(file));
    }
    if (options.link) {
        auto link = parsePlaygroundLink(*options.link);
        if (!link)
            return Error{link.error()};
        return ChosenExperiment{std::move(link->experiment), link->seedDrawn,
                                ChosenExperiment::View{link->showTest, link->discretize}};
    }
    if (!options.file)
        return ChosenExperiment{};
    auto read = readWorkFile(*options.file);
    if (!read)
        return Error{read.error()};
    ChosenExperiment chosen = chosenFrom(std::move(read->file));
    chosen.assumed = std::move(read->assumed);
    return chosen;
}

Status addSetting(std::vector<Setting>& settings, const std::string& text) {
    const auto equals = text.find('=');
    if (equals == std::string::npos)
        return Error{"--set '" + text + "' has no '='; it must be KEY=VALUE."};
    auto setting = parseSetting(text.substr(0, equals), text.substr(equals + 1));
    if (!setting)
        return Error{setting.error()};
    settings.push_back(*std::move(setting));
    return Done{};
}

Status addShort(std::vector<Setting>& settings, const ShortSetting& wanted) {
    auto added = parseSetting(wanted.key, wanted.text);
    if (!added)
        return Error{added.error()};
    for (const Setting& setting : settings)
        if (setting.first == added->first && setting.second != added->second)
            return Error{wanted.option + " contradicts --set " + setting.first + "=" +
                         valueText(setting.second) + "; leave one of them out."};
    settings.push_back(*std::move(added));
    return Done{};
}

Result<std::vector<Setting>> settingsOf(const ExperimentOptions& options) {
    std::vector<Setting> settings;
    for (const std::string& text : options.set)
        if (const auto added = addSetting(settings, text); !added)
            return Error{added.error()};
    std::vector<ShortSetting> shorts = options.shorts;
    if (options.precision)
        shorts.push_back({"--precision " + *options.precision, "precision", *options.precision});
    for (const ShortSetting& wanted : shorts)
        if (const auto added = addShort(settings, wanted); !added)
            return Error{added.error()};
    return settings;
}

/// Which of a table's columns are learnt, and from which.
std::string columnsOf(const OwnPoints& own) {
    return own.axes.x.name + (own.dimensions == 2 ? ", " + own.axes.y.name : "") + " -> " +
           own.axes.label.name;
}

/// Puts a table's points in place of the data.
Status takeTable(const ExperimentOptions& options, ChosenExperiment& chosen) {
    if (!options.table)
        return options.columns ? Status(Error{"--columns goes with --table."}) : Done{};
    auto points = readTablePoints(*options.table, options.columns);
    if (!points)
        return Error{points.error()};
    auto experiment = withPoints(std::move(chosen.experiment), SharedPoints(std::move(points->own)));
    if (!experiment)
        return Error{experiment.error()};
    chosen.experiment = *std::move(experiment);
    chosen.leftOut = std::move(points->leftOut);
    chosen.columns = columnsOf(*chosen.experiment.points);
    return Done{};
}

} // namespace

Result<ChosenExperiment> chooseExperiment(const ExperimentOptions& options) {
    auto chosen = startingPoint(options);
    if (!chosen)
        return chosen;
    if (const auto taken = takeTable(options, *chosen); !taken)
        return Error{taken.error()};
    const auto settings = settingsOf(options);
    if (!settings)
        return Error{settings.error()};
    auto experiment = withSettings(chosen->experiment, *settings);
    if (!experiment)
        return Error{experiment.error()};
    if (options.table && !hasOwnData(*experiment))
        return Error{"--table contradicts --set problem or dataset, which choose other points; leave one of "
                     "them out."};
    if (experiment->seed != chosen->experiment.seed)
        chosen->seedDrawn = false;
    chosen->experiment = *std::move(experiment);
    return chosen;
}

void reportAssumed(const std::vector<std::string>& assumed) {
    for (const std::string& sentence : assumed)
        std::fprintf(stderr, "assumed: %s\n", sentence.c_str());
}

void reportChoice(const ChosenExperiment& chosen) {
    if (chosen.seedDrawn)
        std::fprintf(stderr, "seed drawn: %s\n", chosen.experiment.seed.c_str());
    reportAssumed(chosen.assumed);
    if (!chosen.columns.empty())
        std::fprintf(stderr, "columns: %s\n", chosen.columns.c_str());
    reportLeftOut(chosen.leftOut);
}

} // namespace nabla
