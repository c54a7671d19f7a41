#include "ui/window_actions.h"

#include "core/training/nabla_file.h"
#include "ui/animation/record_dialog.h"
#include "ui/export/export_actions.h"
#include "ui/icons.h"
#include "ui/import/points_actions.h"
#include "ui/link_actions.h"
#include "ui/session.h"
#include "ui/settings.h"

#include <QAction>
#include <QActionGroup>
#include <QDir>
#include <QFile>
#include <QMenu>

namespace nabla {
namespace {

/// Wide enough to keep the keys apart from the words.
constexpr int menuWidth = 300;
constexpr int trainingMenuWidth = 340;

} // namespace

WindowActions::WindowActions(Session& session, ViewState& view, QWidget& window)
    : QObject(&window), session_(session), window_(window), mainMenu_(new QMenu(&window)),
      shareMenu_(new QMenu(&window)), links_(new LinkActions(session, view, window, *mainMenu_, *shareMenu_)),
      points_(new PointsActions(session, *mainMenu_, window)) {
    mainMenu_->setMinimumWidth(menuWidth);
    connect(links_, &LinkActions::message, this, &WindowActions::message);
    connect(points_, &PointsActions::message, this, &WindowActions::message);
    connect(points_, &PointsActions::failed, &session, &Session::refused);
    shareMenu_->addSeparator();
    auto* exports = new ExportActions(session, *shareMenu_, window);
    connect(exports, &ExportActions::message, this, &WindowActions::message);
    connect(exports, &ExportActions::failed, &session, &Session::refused);
    connect(shareMenu_->addAction(tr("Record training…")), &QAction::triggered, this,
            [this, &view, choice = RecordingChoice()]() mutable {
                askForRecording(session_, view, choice, &window_);
            });
    addExamples();
    mainMenu_->addSeparator();
    addUndo();
    mainMenu_->addSeparator();
    addTraining();
    mainMenu_->addSeparator();
    addAppearance();
    mainMenu_->addSeparator();
    addHelp();
}

QAction* WindowActions::add(QMenu& menu, const QString& text, const QKeySequence& key) {
    QAction* action = menu.addAction(text);
    action->setShortcut(key);
    window_.addAction(action);
    return action;
}

void WindowActions::addTraining() {
    QMenu& menu = *mainMenu_->addMenu(tr("Training"));
    menu.setMinimumWidth(trainingMenuWidth);
    const auto step = [&](const QString& text, const QKeySequence& key, void (Session::*slot)()) {
        connect(add(menu, text, key), &QAction::triggered, &session_, slot);
    };
    QAction* play = add(menu, tr("Play or pause"), Qt::Key_Space);
    play->setAutoRepeat(false);
    connect(play, &QAction::triggered, &session_, [this] { session_.setPlaying(!session_.isPlaying()); });
    step(tr("Train one epoch"), Qt::Key_Right, &Session::stepEpoch);
    step(tr("Train one batch"), Qt::SHIFT | Qt::Key_Right, &Session::stepBatch);
    step(tr("Start again from the same weights"), Qt::Key_R, &Session::restart);
    step(tr("New start weights"), Qt::SHIFT | Qt::Key_R, &Session::drawNewWeights);
    step(tr("Regenerate data"), {}, &Session::regenerateData);
}

void WindowActions::addUndo() {
    QUndoStack& stack = session_.undoStack();
    undo_ = stack.createUndoAction(this, tr("Undo"));
    undo_->setShortcut(Qt::CTRL | Qt::Key_Z);
    undo_->setIcon(icon(QStringLiteral("undo")));
    redo_ = stack.createRedoAction(this, tr("Redo"));
    redo_->setShortcuts({Qt::CTRL | Qt::SHIFT | Qt::Key_Z, Qt::CTRL | Qt::Key_Y});
    redo_->setIcon(icon(QStringLiteral("redo")));
    for (QAction* action : {undo_, redo_}) {
        mainMenu_->addAction(action);
        window_.addAction(action);
    }
}

void WindowActions::addExamples() {
    QMenu& menu = *mainMenu_->addMenu(tr("Examples"));
    const QDir folder(QStringLiteral(":/experiments"));
    for (const QString& name : folder.entryList({QStringLiteral("*.nabla")}, QDir::Files, QDir::Name)) {
        QString title = name.chopped(6).replace(QLatin1Char('-'), QLatin1Char(' '));
        title[0] = title[0].toUpper();
        const QString path = folder.filePath(name);
        connect(menu.addAction(title), &QAction::triggered, this, [this, path] { openExample(path); });
    }
}

void WindowActions::openExample(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Q_EMIT message(tr("The example cannot be read."));
    const auto parsed = parseNablaFile(file.readAll().toStdString());
    if (!parsed)
        return Q_EMIT message(QString::fromStdString(parsed.error()));
    session_.setPlaying(false);
    session_.replaceExperiment(tr("open example"), parsed->experiment);
}

void WindowActions::addAppearance() {
    QMenu& themes = *mainMenu_->addMenu(tr("Theme"));
    auto* group = new QActionGroup(this);
    for (const auto& [mode, text] :
         {std::pair{ThemeMode::automatic, tr("As the desktop")}, std::pair{ThemeMode::light, tr("Light")},
          std::pair{ThemeMode::dark, tr("Dark")}}) {
        QAction* action = group->addAction(themes.addAction(text));
        action->setCheckable(true);
        action->setChecked(mode == settings::themeMode());
        connect(action, &QAction::triggered, this, [this, mode = mode] { Q_EMIT themeChosen(mode); });
    }
    QMenu& scales = *mainMenu_->addMenu(tr("Interface scale"));
    auto* scaleGroup = new QActionGroup(this);
    for (const double scale : {1.0, 1.25, 1.5, 2.0}) {
        QAction* action = scaleGroup->addAction(scales.addAction(tr("%1 %").arg(100 * scale)));
        action->setCheckable(true);
        action->setChecked(scale == settings::interfaceScale());
        connect(action, &QAction::triggered, this, [this, scale] { Q_EMIT scaleChosen(scale); });
    }
    connect(add(*mainMenu_, tr("Full screen"), Qt::Key_F11), &QAction::triggered, &window_,
            [this] { window_.setWindowState(window_.windowState() ^ Qt::WindowFullScreen); });
}

void WindowActions::addHelp() {
    connect(add(*mainMenu_, tr("Keys and help"), Qt::Key_F1), &QAction::triggered, this,
            &WindowActions::helpWanted);
    connect(add(*mainMenu_, tr("Quit"), Qt::CTRL | Qt::Key_Q), &QAction::triggered, &window_,
            &QWidget::close);
}

} // namespace nabla
