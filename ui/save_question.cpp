#include "ui/save_question.h"

#include "ui/controls/push_button.h"
#include "ui/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace nabla {

SaveQuestion::SaveQuestion(const QString& name, QWidget* parent) : QDialog(parent) {
    setWindowTitle(tr("Unsaved work"));
    auto* question = new QLabel(tr("Save “%1” before closing?").arg(name), this);
    question->setFont(textFont(15, QFont::DemiBold));
    question->setTextFormat(Qt::PlainText);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    addButton(*row, "discard", tr("Discard"), discard);
    row->addStretch(1);
    addButton(*row, "cancel", tr("Cancel"), cancel);
    addButton(*row, "save", tr("Save"), save);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 18);
    column->setSpacing(10);
    column->addWidget(question);
    column->addWidget(new QLabel(tr("What was changed since it was last saved is lost otherwise."), this));
    column->addSpacing(8);
    column->addLayout(row);
    setMinimumWidth(440);
}

/// Saving is what Return does.
void SaveQuestion::addButton(QHBoxLayout& row, const char* objectName, const QString& text, Answer answer) {
    auto* button = new PushButton(text, this);
    button->setObjectName(QLatin1String(objectName));
    button->setAutoDefault(false);
    button->setDefault(answer == save);
    if (answer == save)
        button->setFocus();
    connect(button, &QPushButton::clicked, this, [this, answer] { done(answer); });
    row.addWidget(button);
}

} // namespace nabla
