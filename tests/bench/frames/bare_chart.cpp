#include "tests/bench/frames/frame_watch.h"

#include <QChart>
#include <QChartView>
#include <QLineSeries>
#include <QMainWindow>

#include <cmath>
#include <cstdio>

/// The least that a program with a window and a chart does: prints the milliseconds from FRAMES_LAUNCHED
/// (environment, seconds) until its first frame is painted, and ends.
int main(int argc, char** argv) {
    nabla::FrameWatch application(argc, argv);
    auto* series = new QLineSeries;
    for (int i = 0; i < 100; ++i)
        series->append(i, std::exp(-i / 20.0));
    auto* chart = new QChart;
    chart->addSeries(series);
    chart->createDefaultAxes();
    QMainWindow window;
    window.setCentralWidget(new QChartView(chart));
    window.resize(1440, 900);
    application.watch(window);
    QObject::connect(&application, &nabla::FrameWatch::framePainted, [] {
        std::printf("%.1f\n", nabla::millisecondsSinceLaunch());
        QCoreApplication::quit();
    });
    window.show();
    return QApplication::exec();
}
