#pragma once

#include <QWidget>

class QAbstractScrollArea;

namespace nabla {

/// Rounded frame around a list, a table or a long text, with a ring while that has the focus.
class FramedArea : public QWidget {
    Q_OBJECT

  public:
    /// Takes the area, which loses its own frame.
    explicit FramedArea(QAbstractScrollArea* area, QWidget* parent = nullptr);

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

  private:
    QAbstractScrollArea* area_;
    bool showsRing_ = false;
};

} // namespace nabla
