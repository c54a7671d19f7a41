#include "ui/panels/data_panel.h"
#include "ui/panels/dock.h"
#include "ui/panels/network_panel.h"
#include "ui/panels/output_panel.h"
#include "ui/panels/panel.h"
#include "ui/panels/top_bar.h"

#include <array>

namespace nabla {
namespace {

template <class Panel>
QWidget* make(Session& session, ViewState& view, QWidget* parent) {
    return new Panel(session, view, parent);
}

} // namespace

std::span<const PanelRow> panels() {
    static constexpr std::array<PanelRow, 5> table{{
        {"controls", PanelPlace::top, make<TopBar>},
        {"data", PanelPlace::left, make<DataPanel>},
        {"network", PanelPlace::center, make<NetworkPanel>},
        {"dock", PanelPlace::below, make<Dock>},
        {"output", PanelPlace::right, make<OutputPanel>},
    }};
    return table;
}

} // namespace nabla
