#pragma once

#include "core/data/table_format.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace nabla {

class CheckBox;
class ComboBox;
class PushButton;

/// How a file holds a table: what was found, to be corrected.
class FormatFields : public QWidget {
    Q_OBJECT

  public:
    explicit FormatFields(QWidget* parent = nullptr);

    /// Shows a format, which was found automatically or else is the user's.
    void setFormat(const TableFormat& format, bool found);

    /// The format shown.
    TableFormat format() const;

  Q_SIGNALS:
    /// The user corrected something.
    void edited(const nabla::TableFormat& format);
    /// The user wants what is found automatically again.
    void automaticWanted();

  private:
    QHBoxLayout* makeHeading();
    QHBoxLayout* makeFields();
    ComboBox* addList(QHBoxLayout& row, const QString& caption, const char* name);

    QLabel* note_;
    PushButton* automatic_;
    ComboBox* delimiter_ = nullptr;
    ComboBox* decimalMark_ = nullptr;
    ComboBox* encoding_ = nullptr;
    CheckBox* header_;
};

} // namespace nabla
