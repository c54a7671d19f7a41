#pragma once

#include "core/data/own_points.h"
#include "ui/controls/surface.h"

#include <string>
#include <string_view>
#include <vector>

class QGridLayout;
class QLabel;
class QVBoxLayout;

namespace nabla {

class ParameterField;
class PushButton;
class Session;
class Tile;
class ViewState;

/// The column of data: which points, how many, how noisy, and in what batches they train.
class DataPanel : public Panel {
    Q_OBJECT

  public:
    DataPanel(Session& session, ViewState& view, QWidget* parent = nullptr);

  Q_SIGNALS:
    /// Points are to be read from a file.
    void importWanted();

  protected:
    bool event(QEvent* event) override;

  private:
    void addSections(QVBoxLayout& column);
    void addScrolling();
    void fillTiles();
    void paintTiles();
    void refresh();
    void refreshClasses();
    QWidget* makeSources();
    void addField(QVBoxLayout& column, std::string_view key);
    void addTile(const std::string& key, const QString& name, const QString& help);
    void paintOwnTile();
    void countPoints();

    Session& session_;
    ViewState& view_;
    QWidget* content_;
    QGridLayout* grid_;
    std::vector<Tile*> tiles_;
    /// Whose tiles there are.
    Problem problem_ = Problem::classification;
    /// Whether the last tile is that of points of one's own.
    bool hasOwnTile_ = false;
    /// The points in its picture.
    SharedPoints ownShown_;
    PushButton* draw_ = nullptr;
    PushButton* regenerate_ = nullptr;
    std::vector<ParameterField*> fields_;
    QWidget* classField_;
    /// How many classes the tiles' pictures have.
    int classes_ = 0;
    QLabel* counts_;
};

} // namespace nabla
