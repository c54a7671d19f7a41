#pragma once

#include <QWidget>

namespace nabla {

/// Plain surface with a line along the given edges, for bars and columns.
class Panel : public QWidget {
    Q_OBJECT

  public:
    explicit Panel(Qt::Edges lines, QWidget* parent = nullptr);

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    Qt::Edges lines_;
};

} // namespace nabla
