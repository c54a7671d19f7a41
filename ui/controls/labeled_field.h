#pragma once

#include <QWidget>

namespace nabla {

/// A control under its caption; the caption is also the control's accessible name and its buddy.
class LabeledField : public QWidget {
    Q_OBJECT

  public:
    /// Takes the control over as a child.
    LabeledField(const QString& caption, QWidget* control, QWidget* parent = nullptr);
};

} // namespace nabla
