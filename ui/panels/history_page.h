#pragma once

#include <QWidget>

namespace nabla {

class Session;
class ViewState;

/// All edits, the oldest first: a click or an arrow key goes back or forth to where one of them was the last.
class HistoryPage : public QWidget {
    Q_OBJECT

  public:
    HistoryPage(Session& session, ViewState& view, QWidget* parent = nullptr);

    QSize minimumSizeHint() const override { return {0, 0}; }
};

} // namespace nabla
