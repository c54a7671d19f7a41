#include "ui/class_names.h"

#include "core/data/chosen_data.h"

#include <QCoreApplication>

namespace nabla {
namespace {

QString usualName(const Experiment& experiment, int index) {
    if (experiment.problem == Problem::multiclass)
        return QCoreApplication::translate("ClassNames", "Class %1").arg(index);
    return index == 0 ? QCoreApplication::translate("ClassNames", "Class orange (−1)")
                      : QCoreApplication::translate("ClassNames", "Class blue (+1)");
}

} // namespace

bool hasNamedClasses(const Experiment& experiment) {
    return hasOwnData(experiment) && experiment.points && !experiment.points->classes.empty() &&
           experiment.problem != Problem::regression;
}

std::vector<QString> classNames(const Experiment& experiment) {
    std::vector<QString> names;
    if (experiment.problem == Problem::regression)
        return names;
    if (hasNamedClasses(experiment))
        for (const std::string& name : experiment.points->classes)
            names.push_back(QString::fromStdString(name));
    const int count = experiment.problem == Problem::multiclass ? experiment.classes : 2;
    for (int k = static_cast<int>(names.size()); k < count; ++k)
        names.push_back(usualName(experiment, k));
    return names;
}

} // namespace nabla
