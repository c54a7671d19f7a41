#pragma once

#include <QDialog>

class QHBoxLayout;

namespace nabla {

/// Asks about files and work, so that Return never loses anything; the result is one of the answers.
class FileQuestion : public QDialog {
    Q_OBJECT

  public:
    /// The answers; cancel is also that of the Escape key.
    enum Answer { cancel = QDialog::Rejected, save, discard, replace, saveAs };

  protected:
    FileQuestion(const QString& title, const QString& question, const QString& reason, QWidget* parent);

    void addButton(const char* objectName, const QString& text, Answer answer);
    void addSpace();
    /// Says which button Return presses.
    void setSafe(const char* objectName);

  private:
    QHBoxLayout* row_;
};

/// Asks what is to become of work that is not saved: save, discard or cancel.
class SaveQuestion : public FileQuestion {
    Q_OBJECT

  public:
    /// Of work that is open, which can be saved, or of work that only undo or redo brings back.
    SaveQuestion(const QString& name, bool isOpen, QWidget* parent);
};

/// Asks whether a file is to be replaced: replace, save as another, or cancel.
class ReplaceQuestion : public FileQuestion {
    Q_OBJECT

  public:
    /// `what` says what is to be known about the file.
    ReplaceQuestion(const QString& what, QWidget* parent);
};

/// Asks whether a folder with an earlier export is to be replaced, or nothing is to be done.
class ReplaceFolderQuestion : public FileQuestion {
    Q_OBJECT

  public:
    ReplaceFolderQuestion(const QString& name, QWidget* parent);
};

} // namespace nabla
