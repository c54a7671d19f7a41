#pragma once

#include "ui/views/color_key.h"

#include <QWidget>

namespace nabla {

/// Thin bar that says which color of the map stands for which output; of more than two classes, their marks
/// and names.
class ColorLegend : public QWidget {
    Q_OBJECT

  public:
    explicit ColorLegend(QWidget* parent = nullptr);

    void setKey(const ColorKey& key);

    QSize sizeHint() const override { return {240, ColorKey::lineHeight * key_.lines()}; }
    QSize minimumSizeHint() const override { return {120, ColorKey::lineHeight * key_.lines()}; }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    void describe();
    QString description() const;

    ColorKey key_;
};

} // namespace nabla
