#pragma once

#include "ui/controls/surface.h"

#include <vector>

class QGridLayout;
class QLabel;
class QVBoxLayout;

namespace nabla {

class Session;
class Tile;
class ViewState;

/// The column of data: which points, how many, how noisy, and in what batches they train.
class DataPanel : public Panel {
    Q_OBJECT

  public:
    DataPanel(Session& session, ViewState& view, QWidget* parent = nullptr);

  protected:
    bool event(QEvent* event) override;

  private:
    void addSections(QVBoxLayout& column);
    void addScrolling();
    void fillTiles();
    void paintTiles();
    void refresh();
    void refreshClasses();
    void countPoints();

    Session& session_;
    QWidget* content_;
    QGridLayout* grid_;
    std::vector<Tile*> tiles_;
    QWidget* classField_;
    /// How many classes the tiles' pictures have.
    int classes_ = 0;
    QLabel* counts_;
};

} // namespace nabla
