#pragma once

#include "core/experiment/parameters.h"

#include <QWidget>

#include <functional>
#include <optional>

class QAction;
class QMenu;

namespace nabla {

class ComboBox;
class Illustration;
class Session;

/// The picture of a setting beside an open list of what can be chosen, for the entry that is highlighted.
class IllustrationCard : public QWidget {
    Q_OBJECT

  public:
    /// Takes over the picture.
    IllustrationCard(Illustration* picture, QWidget* owner);

    /// Shows what the setting would be in that experiment, beside a list in global coordinates.
    void showBeside(const QRect& list, const Experiment& experiment);

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    Illustration* picture_;
};

/// Shows the picture beside a combo box's open list, whose data are the setting's values.
void illustrateList(Illustration* picture, ComboBox& list, const Parameter& parameter, Session& session);

/// Shows the picture beside a menu while the pointer or the keyboard is on an entry; `experimentOf` says what
/// it would make, and nothing for entries that have no picture.
void illustrateMenu(Illustration* picture, QMenu& menu,
                    std::function<std::optional<Experiment>(const QAction&)> experimentOf);

} // namespace nabla
