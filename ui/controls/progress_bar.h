#pragma once

#include <QProgressBar>

namespace nabla {

/// Thin rounded bar that fills with the accent, from 0 to 1000.
class ProgressBar : public QProgressBar {
    Q_OBJECT

  public:
    explicit ProgressBar(QWidget* parent = nullptr);

    /// Shows how much is done, from 0 to 1.
    void setDone(double done);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

  protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace nabla
