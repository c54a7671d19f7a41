#pragma once

#include "ui/background_work.h"
#include "ui/pictures/make_picture.h"

#include <QWidget>

#include <optional>

namespace nabla {

/// Shows a picture in a frame as it will be, made on another thread; the newest order wins.
class PicturePreview : public QWidget {
    Q_OBJECT

  public:
    explicit PicturePreview(QWidget* parent = nullptr);

    /// Shows a picture, or where it cannot be made, why.
    void show(const PictureOrder& order, const PictureContent& content);

    /// What is shown; null while there is none.
    const QImage& image() const { return image_; }

    QSize sizeHint() const override { return {560, 420}; }
    QSize minimumSizeHint() const override { return {240, 180}; }

  protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    struct Job {
        PictureOrder order;
        PictureContent content;
    };

    double scaleFor(const Job& job) const;
    void start();
    void finish(const Result<QImage>& made);

    std::optional<Job> shown_;
    bool busy_ = false;
    bool stale_ = false;
    QImage image_;
    QString problem_;
    // Last, so that its thread ends first.
    BackgroundWork background_;
};

} // namespace nabla
