#pragma once

#include <QWidget>

#include <functional>

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

    /// Shows a text; `copied` makes what the button copies when it is pressed, none for no button.
    void setText(const QString& text, std::function<QString()> copied);

    QString text() const;

  Q_SIGNALS:
    /// The text is in the clipboard.
    void copied();

  private:
    QPlainTextEdit* edit_;
    PushButton* copy_;
    std::function<QString()> copied_;
};

} // namespace nabla
