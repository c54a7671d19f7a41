#pragma once

#include "ui/controls/surface.h"

#include <vector>

class QHBoxLayout;

namespace nabla {

class Brand;
class LineEdit;
class ParameterField;
class PlayButton;
class ProgressCounter;
class Session;
class ViewState;

/// The bar at the top: play, step, epoch and seed, and the settings changed most often. In a narrow window it
/// keeps the most important settings; all of them are in the inspector too.
class TopBar : public Panel {
    Q_OBJECT

  public:
    TopBar(Session& session, ViewState& view, QWidget* parent = nullptr);

    QSize sizeHint() const override { return {1440, 64}; }
    QSize minimumSizeHint() const override { return {960, 64}; }

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    void addControls(QHBoxLayout& row);
    void addCounters(QHBoxLayout& row);
    void addFields(QHBoxLayout& row);
    QWidget* makeSeedField(QWidget* parent);
    QWidget* makeSpeedField();
    void showFields();
    void enterSeed();
    void showSeed();

    Session& session_;
    Brand* brand_ = nullptr;
    PlayButton* play_ = nullptr;
    ProgressCounter* progress_ = nullptr;
    LineEdit* seed_ = nullptr;
    std::vector<ParameterField*> fields_;
};

} // namespace nabla
