#pragma once

#include "ui/controls/surface.h"

#include <vector>

class QStackedWidget;
class QHBoxLayout;

namespace nabla {

class DockTab;
class Session;
class ViewState;

/// The strip under the network: tabs, and the page of one of them, made when it is first opened. At first
/// only the tabs are seen; a click on the open one closes it.
class Dock : public Panel {
    Q_OBJECT

  public:
    Dock(Session& session, ViewState& view, QWidget* parent = nullptr);

    bool isOpen() const;
    void setOpen(bool open);

  private:
    void addTab(QHBoxLayout& tabs, int page);
    void showPage(int page, bool open);
    QWidget* pageWidget(const char* name);

    Session& session_;
    ViewState& view_;
    std::vector<DockTab*> tabs_;
    QStackedWidget* pages_;
    /// Which page is open; −1 for none.
    int open_ = -1;
};

} // namespace nabla
