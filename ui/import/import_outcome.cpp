#include "ui/import/import_outcome.h"

#include "ui/controls/framed_area.h"
#include "ui/controls/text_labels.h"
#include "ui/import/import_words.h"
#include "ui/theme.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace nabla {
namespace {

/// The list of rows shows so many lines at once.
constexpr int fewestLines = 2;
constexpr int mostLines = 4;
constexpr int frameHeight = 11;

} // namespace

ImportOutcome::ImportOutcome(QWidget* parent)
    : QWidget(parent), text_(new QLabel(this)), leftOutTitle_(new Caption({}, this)),
      lines_(new QPlainTextEdit(this)), frame_(new FramedArea(lines_, this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(text_);
    column->addSpacing(4);
    column->addWidget(leftOutTitle_);
    column->addWidget(frame_);
    // What a file holds must not be taken for markup.
    text_->setTextFormat(Qt::PlainText);
    text_->setWordWrap(true);
    text_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    text_->setObjectName(QStringLiteral("outcome"));
    text_->setFont(textFont(13, QFont::Medium));
    lines_->setReadOnly(true);
    lines_->setTabChangesFocus(true);
    lines_->setFont(textFont(12));
    lines_->setAccessibleName(tr("Rows that do not fit"));
    lines_->setObjectName(QStringLiteral("left_out"));
    showLeftOut({});
}

void ImportOutcome::setReading() {
    showText(tr("The table is being read…"), false);
    showLeftOut({});
}

void ImportOutcome::setStand(const ImportStand& stand) {
    if (!stand.isComplete)
        return setReading();
    showText(stand.points ? ImportWords::outcome(stand) : QString::fromStdString(stand.problem),
             !stand.points || ImportWords::hasOneClass(stand));
    showLeftOut(stand.leftOut);
}

void ImportOutcome::showText(const QString& text, bool isProblem) {
    QPalette colors = palette();
    if (isProblem)
        colors.setColor(QPalette::WindowText, theme().warning);
    text_->setPalette(colors);
    text_->setText(text);
}

void ImportOutcome::showLeftOut(const FirstOfMany<RowProblem>& leftOut) {
    const bool isShown = leftOut.count > 0;
    leftOutTitle_->setVisible(isShown);
    frame_->setVisible(isShown);
    if (!isShown)
        return;
    leftOutTitle_->setText(ImportWords::leftOutTitle(leftOut.count));
    lines_->setPlainText(ImportWords::leftOutLines(leftOut));
    const int shown = std::clamp(lines_->blockCount(), fewestLines, mostLines);
    frame_->setFixedHeight(shown * QFontMetrics(lines_->font()).lineSpacing() + frameHeight);
}

} // namespace nabla
