#pragma once

#include "core/exporters/trained_model.h"
#include "ui/export/export_made.h"

#include <QDialog>

#include <atomic>
#include <functional>
#include <memory>

class QLabel;
class QVBoxLayout;

namespace nabla {

class BackgroundWork;
class CheckBox;
class CodeBox;
class FormatList;
class LabeledField;
class LineEdit;
class PushButton;

/// What was chosen in an export, for the next one to begin with.
struct ExportChoice {
    /// The key of the format that is shown; empty at first.
    QString format;
    ExportOptions options;
};

/// Shows what a trained model becomes in each format. Writing it is for others, who tell how that goes.
class ExportDialog : public QDialog {
    Q_OBJECT

  public:
    /// `work` does what takes time, and outlives the dialog; `title` says which model it is, `begin` what is
    /// shown first, `document` what the model's work is called (empty where it was never saved).
    ExportDialog(std::shared_ptr<const TrainedModel> model, const QString& title, const ExportChoice& begin,
                 const QString& document, BackgroundWork& work, QWidget* parent = nullptr);

    /// Gives up what has not begun to be made.
    ~ExportDialog() override { ++*newest_; }

    /// What is chosen now.
    ExportChoice choice() const;

    /// What is shown; null while it is being made, and where it cannot be.
    std::shared_ptr<const ExportMade> made() const { return made_; }

    /// Says that it is being written; until it is said how that went, nothing else can be saved.
    void showWriting();

    /// Says how writing went of what was shown then.
    void showWritten(const std::shared_ptr<const ExportMade>& made, const QString& path,
                     const Status& written);

  Q_SIGNALS:
    /// What is shown is to be written to a file or folder.
    void saveWanted();

  private:
    QWidget* makeFormats();
    QVBoxLayout* makeDetails();
    QWidget* makeOptions();
    QVBoxLayout* makeButtons();
    void showFormat();
    void make();
    void showMade(int number, Result<ExportMade> made);
    std::function<QString()> copiedText() const;
    void showNothing(const QString& why, bool isProblem);
    void showUsage(const QString& file);
    void enableSaving();
    void say(const QString& text, bool isProblem);

    std::shared_ptr<const TrainedModel> model_;
    BackgroundWork& work_;
    /// The number of the newest request, the only one that is answered; work that is older is not begun.
    std::shared_ptr<std::atomic<int>> newest_ = std::make_shared<std::atomic<int>>(0);
    std::shared_ptr<const ExportMade> made_;
    bool isWriting_ = false;
    QString document_;
    FormatList* formats_;
    QLabel* help_;
    QLabel* losses_;
    LabeledField* nameField_;
    LineEdit* name_;
    CheckBox* features_;
    CodeBox* preview_;
    CodeBox* usage_;
    QLabel* outcome_;
    PushButton* save_;
};

} // namespace nabla
