#pragma once

#include "tests/bench/frames/frame_watch.h"
#include "ui/main_window.h"

#include <QObject>

#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace nabla {

/// Clicks by turns on "Discretize" and on a neuron, about twice a second and at moments that know nothing of
/// the frames, and measures when the window shows that it was clicked.
class Clicker : public QObject {
    Q_OBJECT

  public:
    /// What was measured; a value for each click.
    struct Answers {
        /// From the click to the end of the first frame that shows the answer.
        std::vector<double> milliseconds;
        /// How many frames ended meanwhile, the one with the answer included.
        std::vector<double> frames;
        /// From a neuron's click to the frame with that neuron on the large map.
        std::vector<double> mapMilliseconds;
    };

    Clicker(MainWindow& window, FrameWatch& watch);
    ~Clicker() override;

    const Answers& answers() const { return answers_; }

  private:
    /// A widget that has to be painted, and how often it had been before.
    struct Awaited {
        const QWidget* widget;
        long paints;
    };

    void clickNowAndThen();
    void deliver(FrameClock::time_point clicked);
    void press(const QWidget& widget, QPoint place);
    void lookAtFrame();
    bool mapFollows() const;
    QPoint neuron() const;

    MainWindow& window_;
    FrameWatch& watch_;
    QWidget* discretize_;
    QWidget* diagram_;
    QWidget* map_;
    Answers answers_;
    bool neuronIsNext_ = false;
    std::optional<FrameClock::time_point> clicked_;
    std::vector<Awaited> awaited_;
    std::optional<FrameClock::time_point> mapClicked_;

    std::mutex mutex_;
    std::condition_variable wake_;
    bool stop_ = false;
    std::thread thread_;
};

} // namespace nabla
