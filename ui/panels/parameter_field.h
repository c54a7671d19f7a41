#pragma once

#include "core/experiment/parameters.h"

#include <QWidget>

#include <functional>

namespace nabla {

class ComboBox;
class Session;

/// Where a field's caption stands.
enum class FieldLayout {
    /// Above the control, in short, for bars.
    bar,
    /// Above the control, for forms.
    above,
    /// Over a slider.
    slider
};

/// The control for one row of the settings' table, joined to the session both ways.
class ParameterField : public QWidget {
    Q_OBJECT

  public:
    ParameterField(const Parameter& parameter, FieldLayout layout, Session& session,
                   QWidget* parent = nullptr);

    const Parameter& parameter() const { return parameter_; }

    /// Whether the setting has an effect at present.
    bool applies() const;

  private:
    QWidget* makeControl(QWidget* parent);
    QWidget* makeChoice(QWidget* parent);
    QWidget* makeNumber(QWidget* parent);
    QWidget* makeInteger(QWidget* parent);
    QWidget* makeText(QWidget* parent);
    QWidget* makeCheckBox(QWidget* parent);
    void offerChoices(ComboBox& combo) const;
    QString caption(FieldLayout layout) const;
    void addSlider(QWidget* into);
    void addWithCaption(FieldLayout layout);
    void refresh();
    void choose(const Value& value);

    const Parameter& parameter_;
    Session& session_;
    /// Shows the experiment's value without telling anybody.
    std::function<void(const Value&)> showValue_;
};

} // namespace nabla
