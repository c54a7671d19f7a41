#include "ui/main_window.h"

#include "ui/background_work.h"
#include "ui/controls/drop_area.h"
#include "ui/controls/icon_button.h"
#include "ui/controls/message_bar.h"
#include "ui/controls/play_button.h"
#include "ui/controls/surface.h"
#include "ui/document.h"
#include "ui/document_actions.h"
#include "ui/help_dialog.h"
#include "ui/icons.h"
#include "ui/import/points_actions.h"
#include "ui/link_actions.h"
#include "ui/panels/brand.h"
#include "ui/panels/data_panel.h"
#include "ui/panels/dock.h"
#include "ui/panels/inspector.h"
#include "ui/panels/panel.h"
#include "ui/pictures/picture_actions.h"
#include "ui/settings.h"
#include "ui/window_actions.h"
#include "ui/work_recovery.h"

#include <QAction>
#include <QApplication>
#include <QHBoxLayout>
#include <QMenu>
#include <QSplitter>
#include <QVBoxLayout>

namespace nabla {
namespace {

constexpr QSize firstSize{1440, 900};
constexpr QSize smallestSize{960, 640};
constexpr int dataWidth = 236;
constexpr int outputWidth = 356;

} // namespace

MainWindow::MainWindow(const Experiment& experiment, bool remember, QWidget* parent)
    : QWidget(parent), remember_(remember), session_(experiment), message_(new MessageBar(this)),
      offer_(new MessageBar(this)), columns_(new QSplitter(this)),
      document_(new Document(session_, *message_, this)) {
    setWindowIcon(icon(QStringLiteral("nabla")));
    auto* actions = new WindowActions(session_, view_, *this);
    auto* top = new QHBoxLayout;
    top->setSpacing(0);
    addPanels();
    top->addWidget(bar_, 1);
    top->addWidget(makeCorner(*actions));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(offer_);
    column->addWidget(message_);
    column->addWidget(columns_, 1);
    setMinimumSize(smallestSize);
    resize(firstSize);
    connectActions(*actions);
    addFiles(*actions);
    connect(&view_, &ViewState::fieldRequestChanged, this, &MainWindow::wantPictures);
    if (remember_) {
        recall();
        startAutosave();
    }
    findChild<PlayButton*>()->setFocus();
}

/// A field that is edited hands over its text when it loses the focus: the session must still be there.
MainWindow::~MainWindow() {
    if (QWidget* focused = focusWidget())
        focused->clearFocus();
    // Panels that are told so late that they are seen no more would tell a view that is gone.
    hide();
}

void MainWindow::addPanels() {
    columns_->setHandleWidth(1);
    columns_->setChildrenCollapsible(false);
    for (const PanelRow& row : panels())
        addPanel(row);
    columns_->setSizes({dataWidth, firstSize.width() - dataWidth - outputWidth, outputWidth});
}

/// Every panel is made where it stands: to move it there would set the style of all it holds anew.
void MainWindow::addPanel(const PanelRow& row) {
    if (row.place == PanelPlace::top) {
        bar_ = row.make(session_, view_, this);
        return;
    }
    const bool inCenter = row.place == PanelPlace::center || row.place == PanelPlace::below;
    if (inCenter && !center_) {
        auto* holder = new QWidget(columns_);
        center_ = new QVBoxLayout(holder);
        center_->setContentsMargins(0, 0, 0, 0);
        center_->setSpacing(0);
    }
    QWidget* parent = inCenter ? center_->parentWidget() : columns_;
    QWidget* panel = row.make(session_, view_, parent);
    if (inCenter)
        center_->addWidget(panel, row.place == PanelPlace::center ? 1 : 0);
    // A wider window makes the map larger too.
    const int stretch = inCenter ? 3 : row.place == PanelPlace::right ? 1 : 0;
    columns_->setStretchFactor(columns_->indexOf(inCenter ? parent : panel), stretch);
}

QWidget* MainWindow::makeCorner(WindowActions& actions) {
    auto* corner = new Panel(Qt::BottomEdge, this);
    auto* row = new QHBoxLayout(corner);
    row->setContentsMargins(0, 0, 12, 0);
    row->setSpacing(2);
    const auto addButton = [&](const char* iconName, const QString& name) {
        auto* button = new IconButton(QLatin1String(iconName), name, corner, 36);
        button->setObjectName(QLatin1String(iconName));
        row->addWidget(button);
        return button;
    };
    addUndoButton(*addButton("undo", tr("Undo")), *actions.undo());
    addUndoButton(*addButton("redo", tr("Redo")), *actions.redo());
    addButton("share", tr("Share"))->setMenu(actions.shareMenu());
    addButton("menu", tr("Menu"))->setMenu(actions.mainMenu());
    return corner;
}

/// The button says what would be undone, and is gray where nothing would.
void MainWindow::addUndoButton(IconButton& button, QAction& action) {
    const auto follow = [&button, &action] {
        button.setEnabled(action.isEnabled());
        button.setNameAndShortcut(action.text(), action.shortcut());
    };
    connect(&action, &QAction::changed, &button, follow);
    connect(&button, &QAbstractButton::clicked, &action, &QAction::trigger);
    follow();
}

void MainWindow::connectActions(WindowActions& actions) {
    connect(&actions, &WindowActions::message, this, &MainWindow::showMessage);
    connect(&actions, &WindowActions::helpWanted, this, &MainWindow::showHelp);
    connect(&actions, &WindowActions::themeChosen, this, [](ThemeMode mode) {
        settings::setThemeMode(mode);
        applyTheme(*qApp, mode);
    });
    connect(&actions, &WindowActions::scaleChosen, this, [this](double scale) {
        settings::setInterfaceScale(scale);
        showMessage(tr("The new scale is used from the next start on."));
    });
}

void MainWindow::addFiles(WindowActions& actions) {
    auto* pictures =
        new PictureActions(session_, view_, *document_, *actions.mainMenu(), *actions.shareMenu(), *this);
    connect(pictures, &PictureActions::message, this, &MainWindow::showMessage);
    connect(pictures, &PictureActions::failed, &session_, &Session::refused);
    files_ = new DocumentActions(*document_, *actions.mainMenu(), *this);
    connect(files_, &DocumentActions::message, this, &MainWindow::showMessage);
    auto* drops = new DropArea(*this);
    connect(drops, &DropArea::fileDropped, document_, &Document::open);
    connect(drops, &DropArea::textDropped, &actions.links(), &LinkActions::openText);
    connect(drops, &DropArea::refused, this, &MainWindow::showMessage);
    connect(document_, &Document::tableFound, &actions.points(), &PointsActions::importFrom);
    connect(findChild<DataPanel*>(), &DataPanel::importWanted, &actions.points(),
            &PointsActions::askForImport);
    connect(document_, &Document::changed, this, &MainWindow::showWork);
    showWork();
}

void MainWindow::showWork() {
    setWindowTitle(tr("%1[*] – Nabla").arg(document_->name()));
    setWindowModified(document_->isModified());
    findChild<Brand*>()->setWork(document_->name(), document_->path(), document_->isModified());
}

void MainWindow::showMessage(const QString& text) {
    message_->showMessage(MessageKind::note, text);
}

void MainWindow::startAutosave() {
    // What is in its file as it is need not be kept here; connected first, so that autosaving knows.
    connect(&session_, &Session::snapshotChanged, this, &MainWindow::tellWhatIsSafe);
    connect(document_, &Document::changed, this, &MainWindow::tellWhatIsSafe);
    const auto warn = [this](const QString& text) { message_->showMessage(MessageKind::warning, text); };
    autosave_ = std::make_unique<Autosave>(session_, autosaveRoot());
    connect(autosave_.get(), &Autosave::failed, this, warn);
    connect(document_, &Document::gaveWay, autosave_.get(), &Autosave::changeWork);
    auto* recovery = new WorkRecovery(autosaveRoot(), *offer_, session_, *autosave_, this);
    connect(recovery, &WorkRecovery::failed, this, warn);
    recovery->offer();
}

void MainWindow::tellWhatIsSafe() {
    autosave_->setDocument(document_->path());
    if (session_.isSettled() && !document_->isModified())
        autosave_->setSafe(session_.snapshot());
}

void MainWindow::recall() {
    restoreGeometry(settings::state("window"));
    columns_->restoreState(settings::state("columns"));
    findChild<Inspector*>()->setOpen(settings::flag("inspector"));
    findChild<Dock*>()->setOpen(settings::flag("dock"));
    view_.setShowTest(settings::flag("show_test"));
    view_.setDiscretize(settings::flag("discretize"));
    view_.setLogarithmicLoss(settings::flag("logarithmic_loss"));
}

/// While nobody can see the window, it asks for no pictures.
void MainWindow::wantPictures() {
    session_.wantField(isVisible() && !isMinimized() ? view_.fieldRequest() : FieldRequest{});
}

bool MainWindow::event(QEvent* event) {
    const auto type = event->type();
    const bool handled = QWidget::event(event);
    if (type == QEvent::Show || type == QEvent::Hide || type == QEvent::WindowStateChange)
        wantPictures();
    return handled;
}

/// Whether all that is being written could be: where something could not, the window stays, to say so.
bool MainWindow::finishWriting() {
    bool isWritten = true;
    const auto watch = connect(&session_, &Session::refused, this, [&isWritten] { isWritten = false; });
    for (BackgroundWork* work : findChildren<BackgroundWork*>())
        work->finish();
    disconnect(watch);
    return isWritten;
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (remember_ && !(finishWriting() && files_->mayClose()))
        return event->ignore();
    if (remember_) {
        autosave_->end();
        settings::setState("window", saveGeometry());
        settings::setState("columns", columns_->saveState());
        settings::setFlag("inspector", findChild<Inspector*>()->isOpen());
        settings::setFlag("dock", findChild<Dock*>()->isOpen());
        settings::setFlag("show_test", view_.showTest());
        settings::setFlag("discretize", view_.discretize());
        settings::setFlag("logarithmic_loss", view_.logarithmicLoss());
    }
    QWidget::closeEvent(event);
}

void MainWindow::showHelp() {
    HelpDialog dialog(this);
    dialog.exec();
}

} // namespace nabla
