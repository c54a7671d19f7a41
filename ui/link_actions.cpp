#include "ui/link_actions.h"

#include "core/live/saved_work.h"
#include "core/training/work_link.h"
#include "ui/icons.h"
#include "ui/session.h"
#include "ui/view_state.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QLocale>
#include <QMenu>

namespace nabla {
namespace {

/// Beyond this, some mail programs cut a link.
constexpr std::size_t longLink = 2000;
/// Compressed, each number takes at least about two letters.
constexpr std::size_t mostNumbers = longestWorkLink / 2;

} // namespace

LinkActions::LinkActions(Session& session, ViewState& view, QWidget& window, QMenu& mainMenu,
                         QMenu& shareMenu)
    : QObject(&window), session_(session), view_(view), window_(window) {
    const auto add = [&](QMenu& menu, const QString& text, const QKeySequence& key, auto act) {
        QAction* action = menu.addAction(text);
        action->setShortcut(key);
        window.addAction(action);
        connect(action, &QAction::triggered, this, act);
        return action;
    };
    add(mainMenu, tr("Open link…"), Qt::CTRL | Qt::Key_L, [this] { openLink(); });
    const QIcon symbol = icon(QStringLiteral("link"));
    add(shareMenu, tr("Copy TensorFlow Playground link"), Qt::CTRL | Qt::SHIFT | Qt::Key_C, [this] {
        copyPlaygroundLink();
    })->setIcon(symbol);
    add(shareMenu, tr("Copy Nabla link"), {}, [this] {
        copyWorkLink({session_.experiment(), {}, {}});
    })->setIcon(symbol);
    add(shareMenu, tr("Copy Nabla link with weights"), {}, [this] {
        copyWorkLink(savedWork(*session_.snapshot()));
    })->setIcon(symbol);
}

void LinkActions::openLink() {
    if (const auto link = askForLink(&window_))
        show(*link);
}

void LinkActions::openText(const QString& text) {
    const auto link = parseLink(text);
    if (!link)
        return Q_EMIT message(QString::fromStdString(link.error()));
    show(*link);
}

void LinkActions::show(const LinkContent& link) {
    std::visit([this](const auto& content) { open(content); }, link);
}

void LinkActions::open(const PlaygroundLink& link) {
    session_.setPlaying(false);
    session_.replaceExperiment(tr("open link"), link.experiment);
    view_.setShowTest(link.showTest);
    view_.setDiscretize(link.discretize);
    if (link.seedDrawn)
        Q_EMIT message(
            tr("The link names no seed; %1 was drawn.").arg(QString::fromStdString(link.experiment.seed)));
}

void LinkActions::open(const NablaFile& work) {
    // Training on would overrun the weights that it carries.
    session_.setPlaying(false);
    session_.openWork(tr("open link"), work);
}

void LinkActions::copyPlaygroundLink() {
    const WrittenLink link = writePlaygroundLink(session_.experiment(), view_.showTest(), view_.discretize());
    QApplication::clipboard()->setText(QString::fromStdString(link.text));
    QStringList leftOut;
    for (const std::string& text : link.leftOut)
        leftOut << QString::fromStdString(text);
    if (!session_.snapshot()->state.edits.empty())
        leftOut << tr("changes made while training, edited weights");
    if (leftOut.isEmpty())
        Q_EMIT message(tr("The link was copied; it carries the whole experiment."));
    else
        Q_EMIT message(
            tr("The link was copied. The Playground cannot express: %1.").arg(leftOut.join(tr(", "))));
}

void LinkActions::copyWorkLink(const NablaFile& work) {
    const std::string link = numbersIn(work) <= mostNumbers ? workLink(work) : std::string();
    if (link.empty() || link.size() > longestWorkLink)
        return Q_EMIT message(
            tr("There is too much for a link. Save a file and send that, or draw fewer points."));
    QApplication::clipboard()->setText(QString::fromStdString(link));
    const QString length = QLocale().toString(static_cast<qulonglong>(link.size()));
    if (link.size() > longLink)
        Q_EMIT message(
            tr("The link was copied. It has %1 characters; some mail programs may cut it.").arg(length));
    else
        Q_EMIT message(tr("The link was copied; it has %1 characters.").arg(length));
}

} // namespace nabla
