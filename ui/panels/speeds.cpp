#include "ui/panels/speeds.h"

#include <QCoreApplication>

#include <array>

namespace nabla {

std::span<const SpeedRow> speeds() {
    static const std::array<SpeedRow, 7> table{{
        {QT_TRANSLATE_NOOP("Speed", "1 batch/s"), {1, false}},
        {QT_TRANSLATE_NOOP("Speed", "5 batches/s"), {5, false}},
        {QT_TRANSLATE_NOOP("Speed", "1 epoch/s"), {1, true}},
        {QT_TRANSLATE_NOOP("Speed", "5 epochs/s"), {5, true}},
        {QT_TRANSLATE_NOOP("Speed", "30 epochs/s"), {30, true}},
        {QT_TRANSLATE_NOOP("Speed", "300 epochs/s"), {300, true}},
        {QT_TRANSLATE_NOOP("Speed", "Max speed"), {}},
    }};
    return table;
}

QString speedLabel(const SpeedRow& row) {
    return QCoreApplication::translate("Speed", row.label);
}

} // namespace nabla
