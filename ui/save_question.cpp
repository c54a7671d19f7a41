#include "ui/save_question.h"

#include "ui/controls/push_button.h"
#include "ui/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace nabla {

FileQuestion::FileQuestion(const QString& title, const QString& question, const QString& reason,
                           QWidget* parent)
    : QDialog(parent), row_(new QHBoxLayout) {
    setWindowTitle(title);
    auto* asked = new QLabel(question, this);
    asked->setFont(textFont(15, QFont::DemiBold));
    asked->setTextFormat(Qt::PlainText);
    row_->setSpacing(8);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 18);
    column->setSpacing(10);
    column->addWidget(asked);
    column->addWidget(new QLabel(reason, this));
    column->addSpacing(8);
    column->addLayout(row_);
    setMinimumWidth(440);
}

void FileQuestion::addButton(const char* objectName, const QString& text, Answer answer) {
    auto* button = new PushButton(text, this);
    button->setObjectName(QLatin1String(objectName));
    button->setAutoDefault(false);
    connect(button, &QPushButton::clicked, this, [this, answer] { done(answer); });
    row_->addWidget(button);
}

void FileQuestion::addSpace() {
    row_->addStretch(1);
}

void FileQuestion::setSafe(const char* objectName) {
    auto* button = findChild<PushButton*>(QLatin1String(objectName));
    button->setDefault(true);
    button->setFocus();
}

SaveQuestion::SaveQuestion(const QString& name, bool isOpen, QWidget* parent)
    : FileQuestion(tr("Unsaved work"),
                   (isOpen ? tr("Save “%1” before closing?") : tr("Close without saving “%1”?")).arg(name),
                   isOpen ? tr("What was changed since it was last saved is lost otherwise.")
                          : tr("It gave way to other work. Until the window closes, undo or redo brings "
                               "it back."),
                   parent) {
    addButton("discard", tr("Discard"), discard);
    addSpace();
    addButton("cancel", tr("Cancel"), cancel);
    if (isOpen)
        addButton("save", tr("Save"), save);
    setSafe(isOpen ? "save" : "cancel");
}

ReplaceQuestion::ReplaceQuestion(const QString& what, QWidget* parent)
    : FileQuestion(tr("Replace the file?"), what, tr("What is in it now is lost if it is replaced."),
                   parent) {
    addButton("replace", tr("Replace"), replace);
    addSpace();
    addButton("cancel", tr("Cancel"), cancel);
    addButton("saveAs", tr("Save as…"), saveAs);
    setSafe("saveAs");
}

ReplaceFolderQuestion::ReplaceFolderQuestion(const QString& name, QWidget* parent)
    : FileQuestion(tr("Replace the folder?"), tr("“%1” is there already. Replace it?").arg(name),
                   tr("An earlier export in it is lost then; a folder with anything else stays as it is."),
                   parent) {
    addButton("replace", tr("Replace"), replace);
    addSpace();
    addButton("cancel", tr("Cancel"), cancel);
    setSafe("cancel");
}

} // namespace nabla
