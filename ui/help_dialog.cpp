#include "ui/help_dialog.h"

#include "ui/controls/push_button.h"
#include "ui/theme.h"

#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <array>

namespace nabla {
namespace {

struct KeyHelp {
    const char* keys;
    const char* what;
};

constexpr std::array<KeyHelp, 21> keyTable{{
    {"Space", QT_TRANSLATE_NOOP("HelpDialog", "play or pause")},
    {"→", QT_TRANSLATE_NOOP("HelpDialog", "train one epoch")},
    {"Shift + →", QT_TRANSLATE_NOOP("HelpDialog", "train one batch")},
    {"R", QT_TRANSLATE_NOOP("HelpDialog", "start again from the same weights")},
    {"Shift + R", QT_TRANSLATE_NOOP("HelpDialog", "new start weights")},
    {"Ctrl + Z", QT_TRANSLATE_NOOP("HelpDialog", "undo")},
    {"Ctrl + Shift + Z", QT_TRANSLATE_NOOP("HelpDialog", "redo")},
    {"Ctrl + N", QT_TRANSLATE_NOOP("HelpDialog", "begin anew")},
    {"Ctrl + O", QT_TRANSLATE_NOOP("HelpDialog", "open a file; dropping it onto the window does the same")},
    {"Ctrl + S", QT_TRANSLATE_NOOP("HelpDialog", "save")},
    {"Ctrl + Shift + S", QT_TRANSLATE_NOOP("HelpDialog", "save under another name")},
    {"Ctrl + Shift + P",
     QT_TRANSLATE_NOOP("HelpDialog", "save a picture of the network, the map or a chart")},
    {"Ctrl + I", QT_TRANSLATE_NOOP("HelpDialog", "import points from a table")},
    {"Ctrl + E", QT_TRANSLATE_NOOP("HelpDialog", "export the model for other programs")},
    {"Ctrl + L", QT_TRANSLATE_NOOP("HelpDialog", "open a link of Nabla or the TensorFlow Playground")},
    {"Ctrl + Shift + C", QT_TRANSLATE_NOOP("HelpDialog", "copy a TensorFlow Playground link")},
    {"Shift, Ctrl while drawing", QT_TRANSLATE_NOOP("HelpDialog", "draw the other class; erase")},
    {"Tab, arrows, Return",
     QT_TRANSLATE_NOOP("HelpDialog", "walk through the window and the diagram, and edit")},
    {"F11", QT_TRANSLATE_NOOP("HelpDialog", "full screen")},
    {"F1", QT_TRANSLATE_NOOP("HelpDialog", "this help")},
    {"Ctrl + Q", QT_TRANSLATE_NOOP("HelpDialog", "quit")},
}};

} // namespace

HelpDialog::HelpDialog(QWidget* parent) : QDialog(parent) {
    setWindowTitle(tr("Keys and help"));
    auto* about =
        new QLabel(tr("Each square is a neuron and shows its output over the plane, from orange (−1) to blue "
                      "(+1). A line is a "
                      "weight: its width shows the size, its color the sign. Point at a line to read it, "
                      "click to edit it, "
                      "right-click to freeze it. Point at a neuron to see it large, click to keep it there."),
                   this);
    about->setWordWrap(true);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(6);
    for (const KeyHelp& row : keyTable) {
        const int at = grid->rowCount();
        auto* keys = new QLabel(QString::fromUtf8(row.keys), this);
        keys->setFont(textFont(13, QFont::DemiBold));
        grid->addWidget(keys, at, 0);
        grid->addWidget(new QLabel(tr(row.what), this), at, 1);
    }
    grid->setColumnStretch(1, 1);
    auto* close = new PushButton(tr("Close"), this);
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 18);
    column->setSpacing(14);
    column->addWidget(about);
    column->addLayout(grid);
    column->addWidget(close, 0, Qt::AlignRight);
    setMinimumWidth(520);
}

} // namespace nabla
