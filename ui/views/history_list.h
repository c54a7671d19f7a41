#pragma once

#include <QUndoView>

namespace nabla {

/// The steps of an undo stack as a list: what is done in full color, what was undone grayed, and the present
/// one marked.
class HistoryList : public QUndoView {
    Q_OBJECT

  public:
    explicit HistoryList(QUndoStack& stack, QWidget* parent = nullptr);

    QSize sizeHint() const override { return {300, 130}; }

  protected:
    bool event(QEvent* event) override;
};

} // namespace nabla
