#include "ui/pictures/picture_dialog.h"

#include "ui/controls/combo_box.h"
#include "ui/controls/labeled_field.h"
#include "ui/controls/push_button.h"
#include "ui/pictures/picture_preview.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QScreen>
#include <QVBoxLayout>

namespace nabla {
namespace {

constexpr QSize usualSize{920, 560};
/// What a screen's edges and the window's title need.
constexpr QSize aroundDialog{32, 56};
constexpr int fieldsWidth = 250;
constexpr int helpLines = 3;

QLabel* smallLabel(QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setWordWrap(true);
    label->setFont(textFont(12));
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

} // namespace

PictureDialog::PictureDialog(const PictureContent& content, const PictureChoice& first, QWidget* parent)
    : QDialog(parent), content_(content), chosenScale_(first.scale), preview_(new PicturePreview(this)) {
    setWindowTitle(tr("Save picture"));
    auto* row = new QHBoxLayout;
    row->setSpacing(18);
    row->addLayout(makeFields());
    row->addWidget(preview_, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(14);
    column->addLayout(row, 1);
    column->addLayout(makeButtons());
    resize(usualSize.boundedTo(screen()->availableSize() - aroundDialog));
    choose(first);
    picture_->setFocus();
}

ComboBox* PictureDialog::addList(QVBoxLayout& column, const QString& caption, const char* name) {
    auto* field = new LabeledField(caption, this);
    auto* list = new ComboBox(field);
    list->setObjectName(QLatin1String(name));
    list->setFixedWidth(fieldsWidth);
    field->setControl(list);
    column.addWidget(field);
    return list;
}

QVBoxLayout* PictureDialog::makeFields() {
    auto* column = new QVBoxLayout;
    column->setSpacing(8);
    picture_ = addList(*column, tr("Picture"), "picture");
    for (const Picture& row : pictures())
        picture_->addChoice(labelOf(row), QLatin1String(row.key), helpOf(row));
    column->addWidget(help_ = smallLabel(this));
    column->addSpacing(6);
    format_ = addList(*column, tr("Format"), "format");
    for (const PictureFormat& row : pictureFormats())
        format_->addChoice(labelOf(row), QLatin1String(row.key), helpOf(row));
    column->addWidget(formatHelp_ = smallLabel(this));
    column->addSpacing(6);
    scale_ = addList(*column, tr("Size"), "scale");
    column->addSpacing(6);
    theme_ = addList(*column, tr("Colors"), "theme");
    theme_->addChoice(tr("As the window"), QString());
    theme_->addChoice(tr("Light"), QStringLiteral("light"));
    theme_->addChoice(tr("Dark"), QStringLiteral("dark"));
    column->addStretch(1);
    // As high as the longest help, so that nothing moves.
    for (QLabel* label : {help_, formatHelp_}) {
        label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
        label->setFixedSize(fieldsWidth, helpLines * label->fontMetrics().lineSpacing());
    }
    connect(picture_, &QComboBox::currentIndexChanged, this, [this] {
        fillScales();
        showChoice();
    });
    connect(scale_, &QComboBox::activated, this, [this] { chosenScale_ = scale_->currentData().toInt(); });
    for (ComboBox* list : {format_, scale_, theme_})
        connect(list, &QComboBox::activated, this, &PictureDialog::showChoice);
    return column;
}

void PictureDialog::choose(const PictureChoice& choice) {
    format_->setCurrentData(choice.format);
    theme_->setCurrentData(choice.colors);
    picture_->setCurrentData(choice.picture);
    fillScales();
    showChoice();
}

QHBoxLayout* PictureDialog::makeButtons() {
    auto* cancel = new PushButton(tr("Cancel"), this);
    copy_ = new PushButton(tr("Copy"), this);
    save_ = new PushButton(tr("Save…"), this);
    note_ = new QLabel(this);
    note_->setObjectName(QStringLiteral("note"));
    note_->setTextFormat(Qt::PlainText);
    note_->setWordWrap(true);
    note_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    note_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    copy_->setToolTip(tr("Put the picture into the clipboard, as an image of the chosen size"));
    copy_->setObjectName(QStringLiteral("copy"));
    save_->setObjectName(QStringLiteral("save"));
    for (PushButton* button : {cancel, copy_})
        button->setAutoDefault(false);
    save_->setDefault(true);
    auto* row = new QHBoxLayout;
    row->setSpacing(10);
    row->addWidget(note_, 1);
    row->addWidget(cancel);
    row->addWidget(copy_);
    row->addWidget(save_);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(copy_, &QPushButton::clicked, this, &PictureDialog::copyWanted);
    connect(save_, &QPushButton::clicked, this, &PictureDialog::saveWanted);
    return row;
}

/// Each says how many pixels the chosen picture then has.
void PictureDialog::fillScales() {
    const QSignalBlocker block(scale_);
    scale_->clear();
    if (!isPossible())
        return;
    const QSize size = pictureSize(picture(), content_).toSize();
    const QLocale locale;
    for (const int scale : pictureScales)
        scale_->addChoice(
            tr("%1×   %2 × %3 pixels")
                .arg(scale)
                .arg(locale.toString(scale * size.width()), locale.toString(scale * size.height())),
            scale);
    scale_->setCurrentData(chosenScale_);
}

void PictureDialog::showChoice() {
    help_->setText(helpOf(picture()));
    formatHelp_->setText(helpOf(format()));
    scale_->setEnabled(format().hasPixels && isPossible());
    scale_->setToolTip(format().hasPixels ? QString() : tr("It is sharp at any size."));
    // What the window painted has its colors already.
    theme_->setEnabled(!picture().asWindow);
    enableButtons();
    say({});
    preview_->show(order(), content_);
}

bool PictureDialog::isPossible() const {
    return picture().missing(content_).isEmpty();
}

void PictureDialog::enableButtons() {
    save_->setEnabled(isPossible() && !busy_);
    copy_->setEnabled(isPossible() && !busy_);
}

void PictureDialog::setBusy(bool busy) {
    busy_ = busy;
    enableButtons();
}

void PictureDialog::say(const QString& text, bool isProblem) {
    QPalette colors = palette();
    if (isProblem)
        colors.setColor(QPalette::WindowText, theme().warning);
    note_->setPalette(colors);
    note_->setText(text);
}

const Picture& PictureDialog::picture() const {
    return *findPicture(picture_->currentData().toString());
}

const PictureFormat& PictureDialog::format() const {
    return *findPictureFormat(format_->currentData().toString());
}

PictureOrder PictureDialog::order() const {
    const QString colors = theme_->currentData().toString();
    const bool asWindow = colors.isEmpty() || picture().asWindow;
    return {&picture(), &format(), asWindow ? theme() : makeTheme(colors == QLatin1String("dark")),
            static_cast<double>(chosenScale_)};
}

PictureChoice PictureDialog::choice() const {
    return {picture_->currentData().toString(), format_->currentData().toString(), chosenScale_,
            theme_->currentData().toString()};
}

} // namespace nabla
