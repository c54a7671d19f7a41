#pragma once

#include <QWidget>

#include <string_view>
#include <vector>

namespace nabla {

class FoldHeading;
class ParameterField;
class Session;

/// Which settings stand under one heading.
struct SettingsGroup {
    /// The widget's object name; the heading's is this and "_heading".
    QString name;
    QString title;
    QString help;
    /// Keys of the settings' table, in the order shown.
    std::vector<std::string_view> keys;
};

/// Settings of the table under a heading that folds them away, as they are at first; it says whether any of
/// them is on, that is, not at its default. Settings without an effect are not shown.
class SettingsSection : public QWidget {
    Q_OBJECT

  public:
    SettingsSection(SettingsGroup group, Session& session, QWidget* parent = nullptr);

  private:
    void open(bool open);
    void makeFields();
    void refresh();

    const SettingsGroup group_;
    Session& session_;
    FoldHeading* heading_;
    /// Holds the fields; made when they are first wanted.
    QWidget* content_ = nullptr;
    std::vector<ParameterField*> fields_;
};

} // namespace nabla
