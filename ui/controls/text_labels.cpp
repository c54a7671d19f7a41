#include "ui/controls/text_labels.h"

#include "ui/theme.h"

#include <QLocale>

namespace nabla {

Caption::Caption(const QString& text, QWidget* parent) : QLabel(text, parent) {
    setFont(textFont(11));
    // The palette's muted color, so that a change of theme needs no code here.
    setForegroundRole(QPalette::PlaceholderText);
}

Heading::Heading(const QString& text, QWidget* parent) : QLabel(QLocale().toUpper(text), parent) {
    setAccessibleName(text);
    setFont(headingFont());
    setForegroundRole(QPalette::PlaceholderText);
}

} // namespace nabla
