#pragma once

#include <QString>
#include <QWidget>

#include <span>

namespace nabla {

class Session;
class ViewState;

/// Where in the window a panel stands; `below` is under the center.
enum class PanelPlace { top, left, center, below, right };

/// A part of the window: it joins views and fields to the session.
struct PanelRow {
    const char* name;
    PanelPlace place;
    QWidget* (*make)(Session&, ViewState&, QWidget* parent);
};

/// All panels; the main window only walks this table.
std::span<const PanelRow> panels();

} // namespace nabla
