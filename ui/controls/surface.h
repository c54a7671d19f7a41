#pragma once

#include <QWidget>

namespace nabla {

/// Rounded surface with a thin border, for groups and floating notes.
class Card : public QWidget {
    Q_OBJECT

  public:
    explicit Card(QWidget* parent = nullptr);

  protected:
    void paintEvent(QPaintEvent* event) override;
};

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

/// Horizontal line between groups, 1 px.
class Separator : public QWidget {
    Q_OBJECT

  public:
    explicit Separator(QWidget* parent = nullptr);

  protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace nabla
