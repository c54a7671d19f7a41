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
#include <utility>

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

/// The work that a link brings, where no setting changes it; else null.
const NablaFile* linkedWork(const StartOptions& options, const ChosenExperiment& chosen) {
    const bool isUnchanged = chosen.work && chosen.work->experiment == chosen.experiment;
    return options.experiment.link && isUnchanged ? &*chosen.work : nullptr;
}

/// What is to be drawn: a file's work, a link's, or an experiment at its start.
Result<NablaFile> workToDraw(const StartOptions& options, const ChosenExperiment& chosen) {
    if (const NablaFile* linked = linkedWork(options, chosen))
        return *linked;
    if (options.file.isEmpty())
        return NablaFile{chosen.experiment, std::nullopt};
    auto read = readWorkFile(options.file.toStdString());
    if (!read)
        return Error{read.error()};
    reportAssumed(read->assumed);
    return std::move(read->file);
}

void prepare(MainWindow& window, const StartOptions& options, const ChosenExperiment& chosen) {
    if (options.size)
        window.resize(*options.size);
    if (chosen.view) {
        window.view().setShowTest(chosen.view->showTest);
        window.view().setDiscretize(chosen.view->discretize);
    }
}

int record(const StartOptions& options, const ChosenExperiment& chosen, const Experiment& experiment) {
    RecordingPlan plan;
    plan.experiment = experiment;
    if (options.epochs)
        plan.lastEpoch = *options.epochs;
    if (chosen.view)
        plan.look = {.showTest = chosen.view->showTest, .discretize = chosen.view->discretize};
    const auto done = recordInto(options.record, plan);
    if (!done)
        return complain(done.error());
    return std::fputs(qPrintable(*done + QLatin1Char('\n')), stderr) < 0;
}

/// Draws into a file instead of opening a window.
int draw(const StartOptions& options, const ChosenExperiment& chosen) {
    const auto work = workToDraw(options, chosen);
    if (!work)
        return complain(work.error());
    if (!options.record.isEmpty()) {
        if (work->state)
            reportAssumed({"A recording begins with new weights, not with those of the file."});
        return record(options, chosen, work->experiment);
    }
    MainWindow window(chosen.experiment, false);
    prepare(window, options, chosen);
    const Status done = takeScreenshot(window, *work, options);
    return done ? 0 : complain(done.error());
}

int openWindow(const StartOptions& options, const ChosenExperiment& chosen) {
    MainWindow window(chosen.experiment, true);
    prepare(window, options, chosen);
    if (const NablaFile* linked = linkedWork(options, chosen)) {
        window.session().openWork({}, *linked);
        window.session().undoStack().clear();
    }
    window.show();
    if (!options.file.isEmpty())
        window.document().open(options.file);
    return QApplication::exec();
}

int run(int argc, char** argv, const StartOptions& options, const ChosenExperiment& chosen) {
    const bool isDrawn = !options.screenshot.isEmpty() || !options.record.isEmpty();
    if (!hasDisplay()) {
        if (!isDrawn)
            return complain(
                "There is no display to open a window on; --screenshot and --record draw without one.");
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    if (!isDrawn)
        applyInterfaceScale();
    QApplication application(argc, argv);
    applyTheme(application, options.theme.value_or(isDrawn ? ThemeMode::light : settings::themeMode()));
    return isDrawn ? draw(options, chosen) : openWindow(options, chosen);
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
        return run(argc, argv, *options, *chosen);
    } catch (const std::bad_alloc&) {
        return complain("There is not enough memory for this network.");
    }
}
