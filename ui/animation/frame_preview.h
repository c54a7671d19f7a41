#pragma once

#include <QImage>
#include <QWidget>

namespace nabla {

/// Shows a frame as large as there is room, never larger than it is.
class FramePreview : public QWidget {
    Q_OBJECT

  public:
    explicit FramePreview(QWidget* parent = nullptr);

    void setFrame(const QImage& frame);

    QSize sizeHint() const override { return {300, 440}; }
    QSize minimumSizeHint() const override { return {160, 200}; }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    QImage frame_;
};

} // namespace nabla
