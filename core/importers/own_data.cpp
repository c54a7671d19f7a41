#include "core/importers/own_data.h"

#include "core/data/chosen_data.h"
#include "core/data/points_csv.h"

#include <algorithm>

namespace nabla {
namespace {

std::size_t dimensions(const Generator& generator) {
    return static_cast<std::size_t>(generator.dimensions);
}

bool isLike(const Generator& generator, const OwnExport& own) {
    return generator.problem == own.problem && dimensions(generator) == own.columns.size() &&
           generator.axes.x == own.columns[0] &&
           (own.columns.size() < 2 || generator.axes.y == own.columns[1]) &&
           (own.problem != Problem::regression || generator.axes.label == own.value);
}

/// Whether numbers on both axes read the same, whatever they are called.
bool readAlike(const Axis& a, const Axis& b) {
    return a.unit == b.unit && a.origin == b.origin && a.scale == b.scale;
}

void tellLostUnits(const OwnExport& own, const Axes& axes, std::vector<std::string>& assumed) {
    const bool takes = (!own.columns.empty() && !readAlike(own.columns[0], axes.x)) ||
                       (own.columns.size() > 1 && !readAlike(own.columns[1], axes.y));
    const bool gives = own.problem == Problem::regression && !readAlike(own.value, axes.label);
    if (!takes && !gives)
        return;
    assumed.push_back("The network " + std::string(takes ? "takes coordinates of Nabla's plane" : "") +
                      (takes && gives ? " and " : "") + (gives ? "gives values on a scale of its own" : "") +
                      "; open the table that it was trained on to have its units.");
}

/// What a generator's classes are called.
std::vector<std::string> plainNames(const Experiment& experiment) {
    if (experiment.problem == Problem::regression)
        return {};
    if (experiment.problem == Problem::classification)
        return {labelText(-1, {}), labelText(1, {})};
    std::vector<std::string> names;
    for (int k = 0; k < experiment.classes; ++k)
        names.push_back(labelText(k, {}));
    return names;
}

void tellLostNames(const OwnExport& own, const Experiment& experiment, std::vector<std::string>& assumed) {
    if (own.classes.empty() || own.classes == plainNames(experiment))
        return;
    std::string names;
    for (const std::string& name : own.classes)
        names += (names.empty() ? "" : ", ") + quotedName(name);
    assumed.push_back("The classes' names (" + names +
                      ") belong to the data; open the table that the network was trained on to have them.");
}

} // namespace

const Generator* dataOf(Problem problem, std::size_t count) {
    const auto all = generators();
    const auto at = std::find_if(all.begin(), all.end(), [&](const Generator& generator) {
        return generator.problem == problem && dimensions(generator) == count;
    });
    return at == all.end() ? nullptr : &*at;
}

const Generator* dataOf(const OwnExport& own) {
    const auto all = generators();
    const auto at = std::find_if(all.begin(), all.end(),
                                 [&](const Generator& generator) { return isLike(generator, own); });
    return at == all.end() ? dataOf(own.problem, own.columns.size()) : &*at;
}

void tellLostData(const OwnExport& own, const Experiment& experiment, std::vector<std::string>& assumed) {
    tellLostUnits(own, axesOf(experiment), assumed);
    tellLostNames(own, experiment, assumed);
}

} // namespace nabla
