#pragma once

#include "ui/import/import_work.h"

#include <QDialog>
#include <QTimer>

#include <optional>

class QVBoxLayout;

namespace nabla {

class ColumnFields;
class FormatFields;
class ImportOutcome;
class ImportReader;
class ProgressBar;
class PushButton;
class TablePreview;

/// Shows how a table file is read and what comes of it, and lets the user correct both.
class ImportDialog : public QDialog {
    Q_OBJECT

  public:
    explicit ImportDialog(const QString& path, QWidget* parent = nullptr);

    /// The points that were accepted, taken out of the dialog.
    OwnPoints takePoints();

  private:
    void layOut();
    void addButtons(QVBoxLayout& column);
    void connectFields();
    void changeFormat(const TableFormat& format);
    void ask();
    void showStand(const ImportStand& stand);
    void showProgress();

    ImportWishes wishes_;
    std::shared_ptr<OwnPoints> points_;
    ImportReader* reader_;
    FormatFields* format_;
    ColumnFields* columns_;
    TablePreview* preview_;
    ImportOutcome* outcome_;
    ProgressBar* progress_;
    PushButton* accept_;
    char delimiter_ = 0;
    QTimer tick_;
};

/// Reads a table of numbers and texts from a file and lets the user correct how it is read and choose its
/// columns; nothing where the user gives up. What stands in the way is said in the dialog.
std::optional<OwnPoints> askForPoints(const QString& path, QWidget* parent);

} // namespace nabla
