#include "ui/panels/history_page.h"

#include "ui/session.h"
#include "ui/views/history_list.h"

#include <QHBoxLayout>

namespace nabla {
namespace {

constexpr int mostWidth = 420;

} // namespace

HistoryPage::HistoryPage(Session& session, ViewState&, QWidget* parent) : QWidget(parent) {
    auto* list = new HistoryList(session.undoStack(), this);
    list->setObjectName(QStringLiteral("history_list"));
    list->setMaximumWidth(mostWidth);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(10, 6, 10, 8);
    row->addWidget(list, 1);
    row->addStretch(0);
}

} // namespace nabla
