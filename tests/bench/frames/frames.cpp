#include "tests/bench/frames/nets.h"
#include "tests/bench/frames/recording.h"
#include "ui/settings.h"
#include "ui/theme.h"

#include <QCommandLineParser>

#include <cstdio>

namespace {

using namespace nabla;

constexpr QSize windowSize{1440, 900};

struct Options {
    QString net;
    double seconds = 60;
    bool json = false;
    bool start = false;
};

Options parse(const QStringList& arguments) {
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Trains in the real window and measures its frames and how soon it answers clicks."));
    parser.addOptions({
        {QStringLiteral("net"), QStringLiteral("A, B, W or all."), QStringLiteral("net"),
         QStringLiteral("all")},
        {QStringLiteral("seconds"), QStringLiteral("How long to measure each."), QStringLiteral("seconds"),
         QStringLiteral("60")},
        {QStringLiteral("json"), QStringLiteral("One line of JSON for each network.")},
        {QStringLiteral("start"), QStringLiteral("Print the milliseconds from FRAMES_LAUNCHED (environment, "
                                                 "seconds) until the first frame is painted, and end.")},
    });
    parser.addHelpOption();
    parser.process(arguments);
    return {parser.value(QStringLiteral("net")), parser.value(QStringLiteral("seconds")).toDouble(),
            parser.isSet(QStringLiteral("json")), parser.isSet(QStringLiteral("start"))};
}

/// As `nabla` starts.
int start(FrameWatch& application) {
    applyTheme(application, settings::themeMode());
    MainWindow window({}, true);
    window.resize(windowSize);
    application.watch(window);
    QObject::connect(&application, &FrameWatch::framePainted, [] {
        std::printf("%.1f\n", millisecondsSinceLaunch());
        QCoreApplication::quit();
    });
    window.show();
    return QApplication::exec();
}

int measure(FrameWatch& application, const Options& options) {
    applyTheme(application, ThemeMode::light);
    bool found = false;
    for (const Net& net : nets()) {
        const QString name = QString::fromLatin1(net.name.data(), static_cast<qsizetype>(net.name.size()));
        if (options.net != QLatin1String("all") && options.net != name)
            continue;
        found = true;
        MainWindow window(net.experiment, false);
        window.resize(windowSize);
        window.show();
        Report report = record(application, window, options.seconds);
        report.net = net.name;
        std::fputs((options.json ? reportJson(report) : reportText(report)).c_str(), stdout);
        std::fflush(stdout);
    }
    return found ? 0 : 2;
}

} // namespace

int main(int argc, char** argv) {
    QCoreApplication::setOrganizationName(QStringLiteral("nabla"));
    QCoreApplication::setApplicationName(QStringLiteral("nabla"));
    FrameWatch application(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    const Options options = parse(QCoreApplication::arguments());
    return options.start ? start(application) : measure(application, options);
}
