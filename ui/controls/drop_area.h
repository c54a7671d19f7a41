#pragma once

#include <QWidget>

class QMimeData;

namespace nabla {

/// Takes what is dropped onto a window: one file, or a text. While something is held over the window, a frame
/// lies over it and says what letting go would do.
class DropArea : public QWidget {
    Q_OBJECT

  public:
    /// Lies over all of the window, hidden at first.
    explicit DropArea(QWidget& window);

    bool eventFilter(QObject* window, QEvent* event) override;

  Q_SIGNALS:
    void fileDropped(const QString& path);
    void textDropped(const QString& text);
    /// What was dropped cannot be taken; the message says why.
    void refused(const QString& message);

  protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

  private:
    void take(const QMimeData& dropped);

    bool holdsFile_ = true;
};

} // namespace nabla
