#pragma once

#include "core/experiment/experiment.h"
#include "ui/views/point_sprites.h"

#include <QString>

#include <vector>

namespace nabla {

/// How a picture names a class, and which points are its.
struct ClassLook {
    QString name;
    PointLabels labels = PointLabels::values;
    double label = 0;

    bool operator==(const ClassLook&) const = default;
};

/// The looks of the classes of an experiment's points, in short where they have no names of their own.
std::vector<ClassLook> classLooks(const Experiment& experiment);

} // namespace nabla
