#include "ui/views/history_list.h"

#include "ui/controls/painting.h"
#include "ui/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>

namespace nabla {
namespace {

constexpr int rowHeight = 26;
constexpr int textIndent = 26;
constexpr double dotRadius = 3.5;

/// One step: a dot on the line that runs through all of them, and its name.
class StepPainter : public QStyledItemDelegate {
  public:
    StepPainter(const QUndoStack& stack, HistoryList& list)
        : QStyledItemDelegate(&list), stack_(stack), list_(list) {}

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {0, rowHeight}; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        const Theme& t = theme();
        const bool isPresent = index.row() == stack_.index();
        const bool isUndone = index.row() > stack_.index();
        const QRectF row = option.rect;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        if (isPresent || option.state.testFlag(QStyle::State_MouseOver)) {
            painter->setBrush(isPresent ? t.selection : t.hover);
            painter->drawRoundedRect(row.adjusted(1, 1, -1, -1), 5, 5);
        }
        paintDot(*painter, row, index, isPresent, isUndone);
        painter->setFont(textFont(13, isPresent ? QFont::DemiBold : QFont::Normal));
        painter->setPen(isUndone ? t.muted : t.text);
        const QRectF place = row.adjusted(textIndent, 0, -8, 0);
        const QString text = index.data().toString();
        painter->drawText(
            place, Qt::AlignVCenter,
            painter->fontMetrics().elidedText(text, Qt::ElideRight, static_cast<int>(place.width())));
        if (isPresent && list_.hasFocus())
            drawFocusRing(*painter, row.adjusted(1, 1, -1, -1), 5);
        painter->restore();
    }

  private:
    void paintDot(QPainter& painter, const QRectF& row, const QModelIndex& index, bool isPresent,
                  bool isUndone) const {
        const Theme& t = theme();
        const QPointF middle(row.left() + textIndent / 2.0, row.center().y() + 0.5);
        painter.setPen(QPen(t.strongLine, 1.5));
        if (index.row() > 0)
            painter.drawLine(QPointF(middle.x(), row.top()), middle - QPointF(0, dotRadius));
        if (index.row() + 1 < index.model()->rowCount())
            painter.drawLine(middle + QPointF(0, dotRadius), QPointF(middle.x(), row.bottom()));
        painter.setPen(QPen(isUndone ? t.strongLine : t.accent, 1.5));
        painter.setBrush(isPresent ? QBrush(t.accent) : QBrush(Qt::NoBrush));
        painter.drawEllipse(middle, dotRadius, dotRadius);
    }

    const QUndoStack& stack_;
    const HistoryList& list_;
};

/// Up and down, home and end, and no more: the window keeps its keys for training.
bool movesInList(int key) {
    return key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_Home || key == Qt::Key_End ||
           key == Qt::Key_PageUp || key == Qt::Key_PageDown;
}

} // namespace

HistoryList::HistoryList(QUndoStack& stack, QWidget* parent) : QUndoView(&stack, parent) {
    setEmptyLabel(tr("Start"));
    setAccessibleName(tr("History"));
    setAccessibleDescription(tr("Goes back or forth to the chosen step."));
    setItemDelegate(new StepPainter(stack, *this));
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setUniformItemSizes(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    viewport()->setAutoFillBackground(false);
}

/// A list would take letters and the space bar for a search.
bool HistoryList::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride) {
        const auto& key = *static_cast<QKeyEvent*>(event);
        event->setAccepted(movesInList(key.key()) && key.modifiers() == Qt::NoModifier);
        return true;
    }
    return QUndoView::event(event);
}

} // namespace nabla
