#include "ui/document_actions.h"

#include "ui/document.h"
#include "ui/icons.h"
#include "ui/recent_files.h"
#include "ui/save_question.h"

#include <QAction>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QStandardPaths>

#include <utility>

namespace nabla {
namespace {

/// Where to look for files at first: beside the last one, else among the user's documents.
QString firstFolder(const Document& document) {
    const QString near = document.path().isEmpty() ? recentFiles::all().value(0) : document.path();
    const QString folder = QFileInfo(near).absolutePath();
    if (!near.isEmpty() && QFileInfo(folder).isDir())
        return folder;
    return QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
}

} // namespace

DocumentActions::DocumentActions(Document& document, QMenu& menu, QWidget& window)
    : QObject(&window), document_(document), menu_(menu), recent_(new QMenu(tr("Open recent"), &menu)),
      window_(window), end_(menu.insertSeparator(menu.actions().value(0))) {
    add(tr("New"), "new", Qt::CTRL | Qt::Key_N, &DocumentActions::startNew);
    add(tr("Open…"), "open", Qt::CTRL | Qt::Key_O, &DocumentActions::chooseFile);
    recent_->setIcon(icon(QStringLiteral("recent")));
    menu.insertMenu(end_, recent_);
    add(tr("Save"), "save", Qt::CTRL | Qt::Key_S, &DocumentActions::save);
    add(tr("Save as…"), nullptr, Qt::CTRL | Qt::SHIFT | Qt::Key_S, &DocumentActions::saveAs);
    connect(&menu, &QMenu::aboutToShow, this, [this] { recent_->setEnabled(!recentFiles::all().isEmpty()); });
    connect(recent_, &QMenu::aboutToShow, this, &DocumentActions::fillRecent);
    connect(&document, &Document::used, this, &recentFiles::add);
    connect(&document, &Document::saved, this, [this](bool success) {
        if (!std::exchange(closes_, false) || !success)
            return;
        // Training that went on while it was saved is no reason to ask again.
        discarded_ = true;
        window_.close();
    });
}

QAction* DocumentActions::add(const QString& text, const char* iconName, const QKeySequence& key,
                              void (DocumentActions::*act)()) {
    auto* action = new QAction(text, this);
    if (iconName)
        action->setIcon(icon(QLatin1String(iconName)));
    action->setShortcut(key);
    menu_.insertAction(end_, action);
    window_.addAction(action);
    connect(action, &QAction::triggered, this, act);
    return action;
}

void DocumentActions::startNew() {
    document_.startNew();
}

QFileDialog* DocumentActions::fileDialog(const QString& title) const {
    auto* dialog = new QFileDialog(&window_, title, firstFolder(document_));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    return dialog;
}

void DocumentActions::chooseFile() {
    QFileDialog* dialog = fileDialog(tr("Open"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Nabla's files and tables (*.nabla *.csv *.tsv *.txt)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, &document_, &Document::open);
    dialog->open();
}

void DocumentActions::save() {
    if (document_.path().isEmpty())
        saveAs();
    else
        document_.save(document_.path());
}

void DocumentActions::saveAs() {
    QFileDialog* dialog = fileDialog(tr("Save as"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("Nabla's files (*.nabla)"), tr("All files (*)")});
    dialog->setDefaultSuffix(QStringLiteral("nabla"));
    dialog->selectFile(document_.name() + QStringLiteral(".nabla"));
    connect(dialog, &QFileDialog::fileSelected, &document_, &Document::save);
    connect(dialog, &QDialog::rejected, this, [this] { closes_ = false; });
    dialog->open();
}

void DocumentActions::fillRecent() {
    recent_->clear();
    for (const QString& path : recentFiles::all()) {
        QAction* action =
            recent_->addAction(QFileInfo(path).fileName().replace(QLatin1Char('&'), QLatin1String("&&")));
        action->setToolTip(path);
        connect(action, &QAction::triggered, this, [this, path] { openRecent(path); });
    }
    recent_->setToolTipsVisible(true);
    recent_->addSeparator();
    connect(recent_->addAction(tr("Clear this list")), &QAction::triggered, this, &recentFiles::clear);
}

void DocumentActions::openRecent(const QString& path) {
    if (QFileInfo::exists(path))
        return document_.open(path);
    recentFiles::remove(path);
    Q_EMIT message(tr("“%1” is not there any more; it was taken off the list.").arg(path));
}

bool DocumentActions::mayClose() {
    const bool isOpen = document_.isWorthSaving();
    const QString unsaved = isOpen ? document_.name() : document_.leftUnsaved();
    if (discarded_ || unsaved.isEmpty())
        return true;
    if (closes_)
        return false;
    auto* question = new SaveQuestion(unsaved, isOpen, &window_);
    question->setAttribute(Qt::WA_DeleteOnClose);
    connect(question, &QDialog::finished, this, &DocumentActions::closeAfter);
    question->open();
    return false;
}

void DocumentActions::closeAfter(int answer) {
    discarded_ = answer == SaveQuestion::discard;
    closes_ = answer == SaveQuestion::save;
    if (closes_)
        save();
    else if (discarded_)
        window_.close();
}

} // namespace nabla
