#pragma once

#include <QWidget>

#include <vector>

namespace nabla {

class IconButton;
class LabelPicker;
class PushButton;
class Session;
class Slider;
class ViewState;

/// The tools for drawing points: which tool, which class or value, how large; all away, done.
class DrawBar : public QWidget {
    Q_OBJECT

  public:
    DrawBar(Session& session, ViewState& view, QWidget* parent = nullptr);

  Q_SIGNALS:
    /// A class or value was chosen, for new points and for those that are selected.
    void labelPicked(double label);

  private:
    QWidget* makeTools();
    QWidget* makeSize();
    QWidget* makeButtons();
    void refresh();
    void eraseAll();

    Session& session_;
    ViewState& view_;
    std::vector<IconButton*> tools_;
    LabelPicker* labels_ = nullptr;
    QWidget* size_ = nullptr;
    Slider* slider_ = nullptr;
    PushButton* clear_ = nullptr;
};

} // namespace nabla
