#pragma once

#include <QWidget>

namespace nabla {

class Caption;

/// A control under its caption; the caption is also the control's accessible name and its buddy.
class LabeledField : public QWidget {
    Q_OBJECT

  public:
    explicit LabeledField(const QString& caption, QWidget* parent = nullptr);

    /// Puts the control in place, once. It is best made as a child of this: taken over from another parent,
    /// the style of all it holds is set anew.
    void setControl(QWidget* control);

  private:
    Caption* label_;
};

} // namespace nabla
