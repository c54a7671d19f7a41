#pragma once

#include <QWidget>

namespace nabla {

/// The program's sign and name.
class Brand : public QWidget {
    Q_OBJECT

  public:
    explicit Brand(QWidget* parent = nullptr);

    QSize sizeHint() const override;

  protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace nabla
