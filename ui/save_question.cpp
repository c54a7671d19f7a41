#include "ui/save_question.h"

#include "ui/controls/push_button.h"
#include "ui/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace nabla {

SaveQuestion::SaveQuestion(const QString& name, bool isOpen, QWidget* parent) : QDialog(parent) {
    setWindowTitle(tr("Unsaved work"));
    auto* question = new QLabel(
        (isOpen ? tr("Save “%1” before closing?") : tr("Close without saving “%1”?")).arg(name), this);
    auto* reason =
        new QLabel(isOpen ? tr("What was changed since it was last saved is lost otherwise.")
                          : tr("It gave way to what is open now. Until the window closes, undo brings "
                               "it back."),
                   this);
    question->setFont(textFont(15, QFont::DemiBold));
    question->setTextFormat(Qt::PlainText);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    addButton(*row, "discard", tr("Discard"), discard);
    row->addStretch(1);
    addButton(*row, "cancel", tr("Cancel"), cancel);
    if (isOpen)
        addButton(*row, "save", tr("Save"), save);
    // What Return does loses nothing.
    auto* safe = findChild<PushButton*>(QLatin1String(isOpen ? "save" : "cancel"));
    safe->setDefault(true);
    safe->setFocus();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 18);
    column->setSpacing(10);
    column->addWidget(question);
    column->addWidget(reason);
    column->addSpacing(8);
    column->addLayout(row);
    setMinimumWidth(440);
}

void SaveQuestion::addButton(QHBoxLayout& row, const char* objectName, const QString& text, Answer answer) {
    auto* button = new PushButton(text, this);
    button->setObjectName(QLatin1String(objectName));
    button->setAutoDefault(false);
    connect(button, &QPushButton::clicked, this, [this, answer] { done(answer); });
    row.addWidget(button);
}

} // namespace nabla
