#include "ui/export/code_box.h"

#include "ui/controls/framed_area.h"
#include "ui/controls/push_button.h"
#include "ui/controls/text_labels.h"
#include "ui/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace nabla {
namespace {

constexpr int buttonHeight = 24;
constexpr int frameHeight = 13;

/// Without ligatures, which would make an arrow of "<!--".
QFont codeFont() {
    QFont font = numberFont(12);
    font.setStyleStrategy(QFont::PreferNoShaping);
    return font;
}

} // namespace

CodeBox::CodeBox(const QString& heading, int lines, QWidget* parent)
    : QWidget(parent), edit_(new QPlainTextEdit(this)), copy_(new PushButton(tr("Copy"), this)) {
    edit_->setReadOnly(true);
    edit_->setTabChangesFocus(true);
    // What takes all room is read as it is; a few lines must not be cut off.
    edit_->setLineWrapMode(lines > 0 ? QPlainTextEdit::WidgetWidth : QPlainTextEdit::NoWrap);
    edit_->setFont(codeFont());
    edit_->setAccessibleName(heading);
    copy_->setFixedHeight(buttonHeight);
    copy_->setAutoDefault(false);
    copy_->setAccessibleName(tr("Copy: %1").arg(heading));
    auto* row = new QHBoxLayout;
    auto* label = new Heading(heading, this);
    label->setFixedHeight(buttonHeight);
    row->addWidget(label);
    row->addStretch(1);
    row->addWidget(copy_);
    auto* frame = new FramedArea(edit_, this);
    if (lines > 0)
        frame->setFixedHeight(lines * QFontMetrics(edit_->font()).lineSpacing() + frameHeight);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(row);
    column->addWidget(frame, 1);
    connect(copy_, &QPushButton::clicked, this, [this] {
        QApplication::clipboard()->setText(copied_());
        Q_EMIT copied();
    });
}

void CodeBox::setText(const QString& text, std::function<QString()> copied) {
    edit_->setPlainText(text);
    copied_ = std::move(copied);
    copy_->setVisible(static_cast<bool>(copied_));
}

QString CodeBox::text() const {
    return edit_->toPlainText();
}

} // namespace nabla
