#pragma once

#include <QWidget>

namespace nabla {

/// Counter whose digits stay in place: at least six, grouped by comma, leading zeros faint, as in 000,482.
class Digits : public QWidget {
    Q_OBJECT

  public:
    /// `px` is the height of the type in logical pixels.
    explicit Digits(double px, QWidget* parent = nullptr);

    /// Shows a count of zero or more; repaints only where the text changes.
    void setValue(qint64 value);

    /// The text shown, with leading zeros.
    QString text() const { return text_; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    QString text_;
};

} // namespace nabla
