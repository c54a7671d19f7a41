#pragma once

#include <QLabel>

namespace nabla {

/// Small muted text, 11 px, above or beside a control.
class Caption : public QLabel {
    Q_OBJECT

  public:
    explicit Caption(const QString& text, QWidget* parent = nullptr);
};

/// Heading of a group, in small tracked capitals; screen readers get the text as it is.
class Heading : public QLabel {
    Q_OBJECT

  public:
    explicit Heading(const QString& text, QWidget* parent = nullptr);
};

} // namespace nabla
