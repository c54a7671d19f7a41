#pragma once

#include <QWidget>

class QPlainTextEdit;

namespace nabla {

class Heading;
class PushButton;

/// Code or another text in fixed digits under a heading, with a button that copies it.
class CodeBox : public QWidget {
    Q_OBJECT

  public:
    /// `lines` is how many lines are seen at least; the box of none takes what room there is.
    CodeBox(const QString& heading, int lines, QWidget* parent = nullptr);

    /// Shows a text; `copied` is what the button copies, nothing for no button.
    void setText(const QString& text, const QString& copied);

    QString text() const;

  Q_SIGNALS:
    /// The text is in the clipboard.
    void copied();

  private:
    QPlainTextEdit* edit_;
    PushButton* copy_;
    QString copied_;
};

} // namespace nabla
