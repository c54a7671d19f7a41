#pragma once

#include <QWidget>

class QMenu;

namespace nabla {

class Inspector;
class Caption;
class MessageBar;
class NetworkView;
class Session;
class ViewState;

/// The middle of the window: the diagram, the inspector at its right edge, and messages above both.
class NetworkPanel : public QWidget {
    Q_OBJECT

  public:
    NetworkPanel(Session& session, ViewState& view, QWidget* parent = nullptr);

  private:
    void layOut();
    void connectView();
    void connectEdits();
    void chooseActivation(int layer, const QString& key);
    void chooseKeep(int layer, double probability);
    void illustrateActivations(QMenu* menu);
    void changeHidden(std::vector<std::int64_t> sizes);
    void toggleFeature(const QString& key, bool on);
    void showSnapshot();
    void showDivergence();
    void showEarlyStop();

    Session& session_;
    ViewState& view_;
    NetworkView* diagram_;
    Caption* note_;
    MessageBar* message_;
    std::uint64_t run_ = 0;
    bool showsDivergence_ = false;
    /// Where training is said to have stopped early; 0 for nowhere.
    std::int64_t stoppedAt_ = 0;
};

} // namespace nabla
