#include "ui/panels/illustrations.h"

#include "ui/views/schedule_plot.h"

#include <array>

namespace nabla {
namespace {

template <class Picture>
Illustration* make(QWidget* parent) {
    return new Picture(parent);
}

constexpr std::array rows{IllustrationRow{"schedule", make<SchedulePlot>}};

} // namespace

std::span<const IllustrationRow> illustrations() {
    return rows;
}

} // namespace nabla
