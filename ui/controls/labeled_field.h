#pragma once

#include <QWidget>

class QLabel;

namespace nabla {

/// A control under its caption; the caption is also the control's accessible name and its buddy.
class LabeledField : public QWidget {
    Q_OBJECT

  public:
    /// Takes the control over as a child.
    LabeledField(const QString& caption, QWidget* control, QWidget* parent = nullptr);

    /// Changes the caption.
    void setCaption(const QString& caption);

  private:
    QLabel* caption_;
    QWidget* control_;
};

/// A control at the right of its label, for forms; label, accessible name and buddy as above.
class FormRow : public QWidget {
    Q_OBJECT

  public:
    /// Takes the control over as a child.
    FormRow(const QString& label, QWidget* control, QWidget* parent = nullptr);
};

} // namespace nabla
