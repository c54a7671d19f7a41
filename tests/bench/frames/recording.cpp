#include "tests/bench/frames/recording.h"

#include "tests/bench/frames/clicker.h"
#include "ui/controls/digits.h"
#include "ui/views/heat_map_view.h"
#include "ui/views/loss_plot.h"
#include "ui/views/network_view.h"

#include <QEventLoop>
#include <QTimer>

namespace nabla {
namespace {

constexpr double warmUpSeconds = 1.5;

void letPass(double seconds) {
    QEventLoop loop;
    QTimer::singleShot(static_cast<int>(seconds * 1000), Qt::PreciseTimer, &loop, &QEventLoop::quit);
    loop.exec();
}

Distribution paintTimes(const std::vector<FrameWatch::Frame>& frames) {
    std::vector<double> times;
    for (const FrameWatch::Frame& frame : frames)
        times.push_back(milliseconds(frame.end - frame.begin));
    return distributionOf(times);
}

Distribution workTimes(const std::vector<FrameWatch::Frame>& frames) {
    std::vector<double> times;
    for (const FrameWatch::Frame& frame : frames)
        times.push_back(frame.work);
    return distributionOf(times);
}

Distribution intervals(const std::vector<FrameWatch::Frame>& frames) {
    std::vector<double> times;
    for (std::size_t i = 1; i < frames.size(); ++i)
        times.push_back(milliseconds(frames[i].end - frames[i - 1].end));
    return distributionOf(times);
}

/// How often the window's parts were painted. Edges of small networks are drawn with every picture of the
/// diagram; those of others come from a thread of their own.
std::vector<std::pair<std::string, double>> paintCounts(const FrameWatch& watch, const MainWindow& window) {
    const auto count = [&](const QWidget* widget) { return static_cast<double>(watch.paints(*widget)); };
    const double diagrams = count(window.findChild<NetworkView*>());
    const auto pictures = static_cast<double>(watch.edgePictures());
    return {{"frames", static_cast<double>(watch.frames().size())},
            {"diagram", diagrams},
            {"edges", pictures > 0 ? pictures : diagrams},
            {"map", count(window.findChild<HeatMapView*>())},
            {"chart", count(window.findChild<LossPlot*>()->viewport())},
            {"counter", count(window.findChild<Digits*>())}};
}

} // namespace

Report record(FrameWatch& watch, MainWindow& window, double seconds) {
    Session& session = window.session();
    session.setPlaying(true);
    letPass(warmUpSeconds);
    long snapshots = 0;
    long fields = 0;
    QObject counter;
    QObject::connect(&session, &Session::snapshotChanged, &counter, [&] { ++snapshots; });
    QObject::connect(&session, &Session::fieldChanged, &counter, [&] { ++fields; });
    watch.watch(window);
    const auto begin = FrameClock::now();
    const auto epoch = session.snapshot()->state.epoch;
    Clicker clicker(window, watch);
    letPass(seconds);

    Report report;
    report.pixelRatio = window.devicePixelRatioF();
    report.seconds = milliseconds(FrameClock::now() - begin) / 1000;
    report.paint = paintTimes(watch.frames());
    report.paintWork = workTimes(watch.frames());
    report.interval = intervals(watch.frames());
    const Clicker::Answers& answers = clicker.answers();
    report.click = distributionOf(answers.milliseconds);
    report.clickFrames = distributionOf(answers.frames);
    report.mapFollows = distributionOf(answers.mapMilliseconds);
    report.clicks = answers.milliseconds.size();
    report.rates = paintCounts(watch, window);
    report.rates.emplace_back("snapshots", static_cast<double>(snapshots));
    report.rates.emplace_back("thumbnails", static_cast<double>(fields));
    report.rates.emplace_back("epochs", static_cast<double>(session.snapshot()->state.epoch - epoch));
    for (auto& [what, rate] : report.rates)
        rate /= report.seconds;
    return report;
}

} // namespace nabla
