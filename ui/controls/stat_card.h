#pragma once

#include <QWidget>

namespace nabla {

/// Rounded card with a caption and one number, such as a loss.
class StatCard : public QWidget {
    Q_OBJECT

  public:
    /// Color of the dot before the caption, as the series has in the chart.
    enum class Dot { none, text, muted };

    StatCard(const QString& caption, Dot dot, QWidget* parent = nullptr);

    /// Shows a number as text; repaints only where it changes.
    void setValue(const QString& value);

    /// Changes the caption.
    void setCaption(const QString& caption);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    int captionIndent() const;

    QString caption_;
    QString value_;
    Dot dot_;
};

} // namespace nabla
