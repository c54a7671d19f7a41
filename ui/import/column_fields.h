#pragma once

#include "ui/import/import_work.h"

#include <QWidget>

class QHBoxLayout;

namespace nabla {

class ComboBox;

/// Which columns of a table are coordinates, which is to be learnt, and as what.
class ColumnFields : public QWidget {
    Q_OBJECT

  public:
    explicit ColumnFields(QWidget* parent = nullptr);

    /// Offers columns; none is chosen where nothing could be found.
    void setColumns(const std::vector<ColumnHead>& columns, const std::optional<ColumnChoice>& choice);

    /// The columns chosen; nothing while one is missing.
    std::optional<ColumnChoice> choice() const;

    /// What the column to learn is taken for.
    LabelMeaning meaning() const;

  Q_SIGNALS:
    /// The user chose another column or meaning.
    void edited();

  private:
    ComboBox* addList(QHBoxLayout& row, const QString& caption, const char* name);
    void fill(const std::vector<ColumnHead>& columns);

    ComboBox* x_ = nullptr;
    ComboBox* y_ = nullptr;
    ComboBox* label_ = nullptr;
    ComboBox* meaning_ = nullptr;
    std::vector<std::string> names_;
};

} // namespace nabla
