#include "ui/class_looks.h"

#include "ui/class_names.h"

namespace nabla {
namespace {

/// What a class is called where it has no name of its own.
QString shortName(const Experiment& experiment, std::size_t index) {
    if (experiment.problem == Problem::classification)
        return index == 0 ? QStringLiteral("−1") : QStringLiteral("+1");
    return QString::number(index);
}

} // namespace

std::vector<ClassLook> classLooks(const Experiment& experiment) {
    const auto names = classNames(experiment);
    const bool named = hasNamedClasses(experiment);
    const bool isTwo = experiment.problem == Problem::classification;
    std::vector<ClassLook> looks;
    for (std::size_t k = 0; k < names.size(); ++k)
        looks.push_back({named ? names[k] : shortName(experiment, k),
                         isTwo ? PointLabels::values : PointLabels::classes,
                         isTwo ? 2.0 * static_cast<double>(k) - 1 : static_cast<double>(k)});
    return looks;
}

} // namespace nabla
