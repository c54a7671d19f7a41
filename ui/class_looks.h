#pragma once

#include "core/experiment/experiment.h"

#include <QColor>
#include <QString>

#include <vector>

namespace nabla {

/// How a picture names and colors a class.
struct ClassLook {
    QString name;
    QColor color;

    bool operator==(const ClassLook&) const = default;
};

/// The looks of the classes of an experiment's points, in short where they have no names of their own.
std::vector<ClassLook> classLooks(const Experiment& experiment);

} // namespace nabla
