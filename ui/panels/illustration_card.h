#pragma once

#include "core/experiment/parameters.h"

#include <QWidget>

namespace nabla {

class ComboBox;
class Illustration;
class Session;

/// The picture of a setting beside the open list of its choices, for the entry that is highlighted.
class IllustrationCard : public QWidget {
    Q_OBJECT

  public:
    /// Takes over the picture.
    IllustrationCard(const Parameter& parameter, Illustration* picture, ComboBox& list, Session& session);

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    void toggle(bool listIsOpen);
    void showEntry(int index);
    void placeBesideList();

    const Parameter& parameter_;
    Illustration* picture_;
    ComboBox& list_;
    Session& session_;
};

} // namespace nabla
