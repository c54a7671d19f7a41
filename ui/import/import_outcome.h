#pragma once

#include "ui/import/import_work.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;

namespace nabla {

class Caption;
class FramedArea;

/// What comes of a table in words: points, or what stands in their way, and the rows that do not fit.
class ImportOutcome : public QWidget {
    Q_OBJECT

  public:
    explicit ImportOutcome(QWidget* parent = nullptr);

    /// Shows what a file came to, or that it is still being read.
    void setStand(const ImportStand& stand);

    /// Says that the table is being read.
    void setReading();

  private:
    void showText(const QString& text, bool isProblem);
    void showLeftOut(const FirstOfMany<RowProblem>& leftOut);

    QLabel* text_;
    Caption* leftOutTitle_;
    QPlainTextEdit* lines_;
    FramedArea* frame_;
};

} // namespace nabla
