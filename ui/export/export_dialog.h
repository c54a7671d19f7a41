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
    /// The key of the format that is shown.
    QString format;
    /// Where files were saved; empty before.
    QString folder;
};

/// Shows what a trained model becomes in each format, and writes it.
class ExportDialog : public QDialog {
    Q_OBJECT

  public:
    /// `work` does what takes time, and outlives the dialog; `title` says which model it is.
    ExportDialog(std::shared_ptr<const TrainedModel> model, const QString& title, const ExportChoice& begin,
                 BackgroundWork& work, QWidget* parent = nullptr);

    /// Gives up what has not begun to be made.
    ~ExportDialog() override { ++*newest_; }

    ExportChoice choice() const;
    ExportOptions options() const;

    /// Begins with options and the work's document, which may be none.
    void begin(const ExportOptions& options, const QString& document);

    /// Writes what is shown to a file or folder, and says how that went.
    void writeTo(const QString& path);

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
    void say(const QString& text, bool isProblem);

    std::shared_ptr<const TrainedModel> model_;
    BackgroundWork& work_;
    /// The number of the newest request, the only one that is answered; work that is older is not begun.
    std::shared_ptr<std::atomic<int>> newest_ = std::make_shared<std::atomic<int>>(0);
    std::shared_ptr<const ExportMade> made_;
    QString folder_;
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
