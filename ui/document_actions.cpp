#include "ui/document_actions.h"

#include "ui/document.h"
#include "ui/file_ending.h"
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
    QString folder = QFileInfo(near).absolutePath();
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
        if (!std::exchange(closes_, false))
            return;
        if (!success)
            return stayOpen();
        // Training that went on while it was saved is no reason to ask again.
        withoutOpen_ = true;
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
    dialog->setNameFilters({tr("Nabla's files, ONNX models and tables (*.nabla *.onnx *.csv *.tsv *.txt)"),
                            tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, &document_, &Document::open);
    dialog->open();
}

void DocumentActions::save() {
    const QString path = document_.path();
    if (path.isEmpty())
        saveAs();
    else if (document_.isChangedOnDisk())
        askToReplace(path,
                     tr("“%1” was changed by another program. Replace it?").arg(QFileInfo(path).fileName()));
    else
        document_.save(path);
}

void DocumentActions::saveAs() {
    QFileDialog* dialog = fileDialog(tr("Save as"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("Nabla's files (*.nabla)"), tr("All files (*)")});
    dialog->setDefaultSuffix(QStringLiteral("nabla"));
    dialog->selectFile(document_.name() + QStringLiteral(".nabla"));
    connect(dialog, &QFileDialog::fileSelected, this, &DocumentActions::saveInto);
    connect(dialog, &QDialog::rejected, this, &DocumentActions::stayOpen);
    dialog->open();
}

/// The dialog asked nothing about the file of the longer name.
void DocumentActions::saveInto(const QString& path) {
    const QString whole = withEnding(path, QStringLiteral("nabla"));
    if (whole == path || !QFileInfo::exists(whole))
        return document_.save(whole);
    askToReplace(whole, tr("“%1” is there already. Replace it?").arg(QFileInfo(whole).fileName()));
}

void DocumentActions::askToReplace(const QString& path, const QString& what) {
    auto* question = new ReplaceQuestion(what, &window_);
    question->setAttribute(Qt::WA_DeleteOnClose);
    connect(
        question, &QDialog::finished, this,
        [this, path](int answer) {
            if (answer == ReplaceQuestion::replace)
                document_.save(path);
            else if (answer == ReplaceQuestion::saveAs)
                saveAs();
            else
                stayOpen();
        },
        Qt::QueuedConnection);
    question->open();
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
    if (closes_)
        return false;
    const QStringList left = document_.leftUnsaved();
    const bool isOpen = !withoutOpen_ && document_.isWorthSaving();
    if (!isOpen && withoutLeft_ >= left.size())
        return true;
    auto* question = new SaveQuestion(isOpen ? document_.name() : left.at(withoutLeft_), isOpen, &window_);
    question->setAttribute(Qt::WA_DeleteOnClose);
    connect(question, &QDialog::finished, this, [=, this](int answer) { closeAfter(isOpen, answer); });
    question->open();
    return false;
}

/// Closing asks about the next one.
void DocumentActions::closeAfter(bool isOpen, int answer) {
    if (answer == SaveQuestion::save) {
        closes_ = true;
        return save();
    }
    if (answer == SaveQuestion::cancel)
        return stayOpen();
    if (isOpen)
        withoutOpen_ = true;
    else
        ++withoutLeft_;
    window_.close();
}

void DocumentActions::stayOpen() {
    closes_ = false;
    withoutOpen_ = false;
    withoutLeft_ = 0;
}

} // namespace nabla
