#pragma once

#include <QAbstractButton>

namespace nabla {

/// A number that looks like a label and can be clicked to be edited.
class ValueButton : public QAbstractButton {
    Q_OBJECT

  public:
    explicit ValueButton(QWidget* parent = nullptr);

    /// Changes the text shown.
    void setNumber(const QString& text);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

  protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace nabla
