#pragma once

#include "core/experiment/parameters.h"
#include "ui/controls/surface.h"

#include <utility>
#include <vector>

class QScrollArea;
class QVBoxLayout;

namespace nabla {

class Illustration;
class ParameterField;
class Session;

/// A form of all settings by page, made from the settings' table; folded up to a narrow tab at first, and
/// made when it is first opened. It shows only settings that have an effect now.
class Inspector : public Panel {
    Q_OBJECT

  public:
    explicit Inspector(Session& session, QWidget* parent = nullptr);

    bool isOpen() const;
    void setOpen(bool open);

  private:
    void openForm(bool open);
    void makeForm();
    void addPage(QVBoxLayout& column, Page page, const QString& title);
    void addIllustration(QVBoxLayout& column, ParameterField& field, Illustration& picture);
    void showWhatApplies();

    Session& session_;
    QScrollArea* form_;
    std::vector<ParameterField*> fields_;
    /// Pictures of settings, each with the field it stands under.
    std::vector<std::pair<ParameterField*, Illustration*>> pictures_;
};

} // namespace nabla
