#pragma once

#include <QDialog>

class QHBoxLayout;

namespace nabla {

/// Asks what is to become of work that is not saved; the result is an Answer.
class SaveQuestion : public QDialog {
    Q_OBJECT

  public:
    /// The answers; cancel is also that of the Escape key.
    enum Answer { cancel = QDialog::Rejected, save, discard };

    /// Of work that is open, which can be saved, or of work that only undo brings back.
    SaveQuestion(const QString& name, bool isOpen, QWidget* parent);

  private:
    void addButton(QHBoxLayout& row, const char* objectName, const QString& text, Answer answer);
};

} // namespace nabla
