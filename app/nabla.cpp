#include "app/record.h"
#include "app/screenshot.h"
#include "app/start_options.h"
#include "core/importers/read_work_file.h"
#include "ui/document.h"
#include "ui/main_window.h"
#include "ui/settings.h"

#include <QApplication>

#include <cstdio>
#include <new>

namespace {

using namespace nabla;

int complain(const std::string& message) {
    std::fprintf(stderr, "nabla: %s\n", message.c_str());
    return 2;
}

/// Qt reads the scale once, before the application is made.
void applyInterfaceScale() {
    if (!qEnvironmentVariableIsSet("QT_SCALE_FACTOR"))
        qputenv("QT_SCALE_FACTOR", QByteArray::number(settings::interfaceScale()));
}

bool hasDisplay() {
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY") ||
           qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
}

int record(const StartOptions& options, const ChosenExperiment& chosen) {
    RecordingPlan plan;
    plan.experiment = chosen.experiment;
    if (!options.file.isEmpty()) {
        const auto work = readWorkFile(options.file.toStdString());
        if (!work)
            return complain(work.error());
        plan.experiment = work->file.experiment;
    }
    if (options.epochs)
        plan.lastEpoch = *options.epochs;
    if (chosen.view)
        plan.look = {.showTest = chosen.view->showTest, .discretize = chosen.view->discretize};
    const auto done = recordInto(options.record, plan);
    if (!done)
        return complain(done.error());
    return std::fputs(qPrintable(*done + QLatin1Char('\n')), stderr) < 0;
}

int show(int argc, char** argv, const StartOptions& options, const ChosenExperiment& chosen) {
    const bool picture = !options.screenshot.isEmpty() || !options.record.isEmpty();
    if (!hasDisplay()) {
        if (!picture)
            return complain(
                "There is no display to open a window on; --screenshot and --record draw without one.");
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    if (!picture)
        applyInterfaceScale();
    QApplication application(argc, argv);
    applyTheme(application, options.theme.value_or(picture ? ThemeMode::light : settings::themeMode()));
    if (!options.record.isEmpty())
        return record(options, chosen);
    MainWindow window(chosen.experiment, !picture);
    if (options.size)
        window.resize(*options.size);
    if (chosen.view) {
        window.view().setShowTest(chosen.view->showTest);
        window.view().setDiscretize(chosen.view->discretize);
    }
    if (options.experiment.link && chosen.work && chosen.work->experiment == chosen.experiment) {
        window.session().openWork({}, *chosen.work);
        window.session().undoStack().clear();
    }
    if (picture) {
        const Status done = takeScreenshot(window, options);
        return done ? 0 : complain(done.error());
    }
    window.show();
    if (!options.file.isEmpty())
        window.document().open(options.file);
    return QApplication::exec();
}

} // namespace

int main(int argc, char** argv) {
    QCoreApplication::setOrganizationName(QStringLiteral("nabla"));
    QCoreApplication::setApplicationName(QStringLiteral("nabla"));
    QGuiApplication::setDesktopFileName(QStringLiteral("nabla"));
    const auto options = parseStartOptions(argc, argv);
    if (!options)
        return complain(options.error());
    if (!options->text.isEmpty())
        return std::fputs(qPrintable(options->text), stdout) < 0;
    const auto chosen = chooseExperiment(options->experiment);
    if (!chosen)
        return complain(chosen.error());
    reportChoice(*chosen);
    try {
        return show(argc, argv, *options, *chosen);
    } catch (const std::bad_alloc&) {
        return complain("There is not enough memory for this network.");
    }
}
