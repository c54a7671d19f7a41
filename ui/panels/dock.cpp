#include "ui/panels/dock.h"

#include "ui/panels/dock_tab.h"
#include "ui/panels/history_page.h"
#include "ui/panels/metrics_page.h"

#include <QHBoxLayout>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <utility>

namespace nabla {
namespace {

/// Pages may ask for more.
constexpr int leastPageHeight = 148;

/// A tab of the dock; adding one is a row here.
struct DockRow {
    const char* name;
    const char* title;
    const char* help;
    QWidget* (*make)(Session&, ViewState&, QWidget* parent);
};

template <class Page>
QWidget* make(Session& session, ViewState& view, QWidget* parent) {
    return new Page(session, view, parent);
}

constexpr std::array<DockRow, 2> rows{
    {{"metrics", QT_TRANSLATE_NOOP("nabla::Dock", "Metrics"),
      QT_TRANSLATE_NOOP("nabla::Dock", "Accuracy, precision, recall, confusion matrix and ROC curve, or R²"),
      make<MetricsPage>},
     {"history", QT_TRANSLATE_NOOP("nabla::Dock", "History"),
      QT_TRANSLATE_NOOP("nabla::Dock", "All edits; a click goes back or forth to one"), make<HistoryPage>}}};

} // namespace

Dock::Dock(Session& session, ViewState& view, QWidget* parent)
    : Panel(Qt::TopEdge, parent), session_(session), view_(view), pages_(new QStackedWidget(this)) {
    setObjectName(QStringLiteral("dock"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(10, 0, 10, 0);
    bar->setSpacing(0);
    for (int page = 0; page < static_cast<int>(rows.size()); ++page)
        addTab(*bar, page);
    bar->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 1, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    column->addWidget(pages_);
    pages_->setMinimumHeight(leastPageHeight);
    pages_->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    pages_->hide();
}

void Dock::addTab(QHBoxLayout& tabs, int page) {
    const DockRow& row = rows[static_cast<std::size_t>(page)];
    auto* tab = new DockTab(tr(row.title), this);
    tab->setObjectName(QLatin1String(row.name) + QLatin1String("_tab"));
    tab->setToolTip(tr(row.help));
    tabs_.push_back(tab);
    tabs.addWidget(tab);
    connect(tab, &QAbstractButton::toggled, this, [this, page](bool open) { showPage(page, open); });
}

bool Dock::isOpen() const {
    return open_ >= 0;
}

void Dock::setOpen(bool open) {
    if (open != isOpen())
        tabs_[open ? 0 : static_cast<std::size_t>(open_)]->setChecked(open);
}

void Dock::showPage(int page, bool open) {
    if (open) {
        const int before = std::exchange(open_, page);
        if (before >= 0)
            tabs_[static_cast<std::size_t>(before)]->setChecked(false);
        pages_->setCurrentWidget(pageWidget(rows[static_cast<std::size_t>(page)].name));
    } else if (open_ == page) {
        open_ = -1;
    }
    pages_->setVisible(isOpen());
}

/// The page of that name, made where it is not there yet.
QWidget* Dock::pageWidget(const char* name) {
    if (auto* page = pages_->findChild<QWidget*>(QLatin1String(name), Qt::FindDirectChildrenOnly))
        return page;
    const auto row = std::find_if(rows.begin(), rows.end(), [=](const DockRow& r) { return r.name == name; });
    QWidget* page = row->make(session_, view_, pages_);
    page->setObjectName(QLatin1String(name));
    pages_->addWidget(page);
    return page;
}

} // namespace nabla
