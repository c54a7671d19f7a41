#pragma once

#include <cstdint>

#include <QString>

namespace nabla {

/// A change made while training went on: when, and in a few words what.
struct EditMark {
    std::int64_t epoch = 0;
    QString text;

    bool operator==(const EditMark&) const = default;
};

} // namespace nabla
