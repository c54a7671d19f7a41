#pragma once

#include "ui/animation/animation_formats.h"
#include "ui/animation/recording_plan.h"

#include <QWidget>

class QGridLayout;
class QLabel;

namespace nabla {

class CheckBox;
class ComboBox;
class NumberEdit;
class NumberComboBox;

/// What the user can choose about a recording.
class RecordFields : public QWidget {
    Q_OBJECT

  public:
    /// Begins with a plan; what is not asked for stays as it is there.
    explicit RecordFields(const RecordingPlan& plan, QWidget* parent = nullptr);

    /// As it is chosen now.
    const RecordingPlan& plan() const { return plan_; }
    const AnimationFormat& format() const;
    void setFormat(const AnimationFormat& format);

  Q_SIGNALS:
    /// The user chose otherwise.
    void edited();

  private:
    void addFormat(QGridLayout& grid);
    void addWidth(QGridLayout& grid);
    void addEpochs(QGridLayout& grid);
    void addTime(QGridLayout& grid);
    void addLook(QGridLayout& grid);
    NumberEdit* addNumber(QGridLayout& grid, int row, int column, const QString& caption, const char* name,
                          double value, double least, double most);
    CheckBox* addCheck(QGridLayout& grid, int row, int column, const QString& text, const char* name,
                       bool checked);
    void readFields();

    RecordingPlan plan_;
    ComboBox* format_;
    QLabel* help_;
    NumberEdit* first_;
    NumberEdit* last_;
    ComboBox* pace_;
    NumberEdit* seconds_;
    NumberEdit* rate_;
    NumberComboBox* width_;
    CheckBox* chart_;
    CheckBox* test_;
};

} // namespace nabla
