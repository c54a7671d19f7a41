#include "ui/export/export_dialog.h"

#include "core/exporters/exporters.h"
#include "ui/background_work.h"
#include "ui/controls/check_box.h"
#include "ui/controls/framed_area.h"
#include "ui/controls/labeled_field.h"
#include "ui/controls/line_edit.h"
#include "ui/controls/painting.h"
#include "ui/controls/push_button.h"
#include "ui/controls/text_labels.h"
#include "ui/core_text.h"
#include "ui/export/code_box.h"
#include "ui/export/format_list.h"
#include "ui/theme.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPointer>
#include <QScreen>
#include <QTimer>
#include <QVBoxLayout>

namespace nabla {
namespace {

constexpr QSize usualSize{840, 640};
/// What a screen's edges and the window's title need.
constexpr QSize aroundDialog{32, 56};
constexpr int listWidth = 148;
constexpr int usageLines = 5;
/// What takes longer than this many milliseconds is said to be under way.
constexpr int patience = 300;

void setWarning(QLabel& label, bool warns) {
    QPalette colors = label.parentWidget()->palette();
    if (warns)
        colors.setColor(QPalette::WindowText, theme().warning);
    label.setPalette(colors);
}

QLabel* wrappedLabel(QWidget* parent, const char* name) {
    auto* label = new QLabel(parent);
    label->setWordWrap(true);
    // Names in a model must not be taken for markup.
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setObjectName(QLatin1String(name));
    return label;
}

} // namespace

ExportDialog::ExportDialog(std::shared_ptr<const TrainedModel> model, const QString& title,
                           const ExportChoice& begin, const QString& document, BackgroundWork& work,
                           QWidget* parent)
    : QDialog(parent), model_(std::move(model)), work_(work), document_(document),
      formats_(new FormatList(begin.format, this)), help_(wrappedLabel(this, "help")),
      losses_(wrappedLabel(this, "losses")), nameField_(new LabeledField(tr("Name in the code"), this)),
      name_(new LineEdit(nameField_)),
      features_(new CheckBox(tr("Takes the data's columns and makes the features itself"), this)),
      preview_(new CodeBox(tr("What is written"), 0, this)),
      usage_(new CodeBox(tr("How it is used"), usageLines, this)), outcome_(wrappedLabel(this, "outcome")),
      save_(new PushButton(tr("Save…"), this)) {
    setWindowTitle(tr("Export model – %1").arg(title));
    auto* row = new QHBoxLayout;
    row->setSpacing(16);
    row->addWidget(makeFormats());
    row->addLayout(makeDetails(), 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(12);
    column->addLayout(row, 1);
    column->addLayout(makeButtons());
    resize(usualSize.boundedTo(screen()->availableSize() - aroundDialog));
    connect(formats_, &QListWidget::currentRowChanged, this, &ExportDialog::showFormat);
    connect(name_, &QLineEdit::textEdited, this, &ExportDialog::make);
    connect(features_, &QCheckBox::clicked, this, &ExportDialog::make);
    for (CodeBox* box : {preview_, usage_})
        connect(box, &CodeBox::copied, this, [this] { say(tr("It was copied."), false); });
    name_->setText(QString::fromStdString(begin.options.name));
    features_->setChecked(begin.options.hasFeatures);
    showFormat();
    formats_->setFocus();
}

QWidget* ExportDialog::makeFormats() {
    auto* frame = new FramedArea(formats_, this);
    frame->setFixedWidth(listWidth);
    return frame;
}

QVBoxLayout* ExportDialog::makeDetails() {
    auto* column = new QVBoxLayout;
    column->setSpacing(10);
    column->addWidget(help_);
    column->addWidget(losses_);
    column->addWidget(makeOptions());
    column->addWidget(preview_, 1);
    column->addWidget(usage_);
    help_->setFont(textFont(13, QFont::Medium));
    return column;
}

QWidget* ExportDialog::makeOptions() {
    auto* options = new QWidget(this);
    name_->setMaxLength(static_cast<int>(longestModelName));
    name_->setObjectName(QStringLiteral("name"));
    nameField_->setControl(name_);
    nameField_->setMaximumWidth(220);
    features_->setObjectName(QStringLiteral("features"));
    features_->setToolTip(tr("Otherwise it takes the network's inputs: features, scaled."));
    auto* row = new QHBoxLayout(options);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(nameField_);
    row->addWidget(features_);
    row->addStretch(1);
    return options;
}

QVBoxLayout* ExportDialog::makeButtons() {
    auto* close = new PushButton(tr("Close"), this);
    close->setAutoDefault(false);
    close->setObjectName(QStringLiteral("close"));
    save_->setDefault(true);
    save_->setObjectName(QStringLiteral("save"));
    auto* row = new QHBoxLayout;
    row->setSpacing(10);
    row->addStretch(1);
    row->addWidget(close);
    row->addWidget(save_);
    auto* column = new QVBoxLayout;
    column->setSpacing(10);
    column->addWidget(outcome_);
    column->addLayout(row);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(save_, &QPushButton::clicked, this, &ExportDialog::saveWanted);
    return column;
}

ExportChoice ExportDialog::choice() const {
    return {formats_->key(), {name_->text().toStdString(), features_->isChecked()}};
}

void ExportDialog::showFormat() {
    const Exporter& chosen = formats_->exporter();
    help_->setText(coreText(chosen.help));
    nameField_->setVisible(chosen.takesName);
    features_->setVisible(chosen.takesFeatures);
    features_->parentWidget()->setVisible(chosen.takesName || chosen.takesFeatures);
    say({}, false);
    make();
}

/// Where several are asked for at once, the last one's text is shown.
void ExportDialog::make() {
    ExportMade wanted{&formats_->exporter(), {}, {}, document_};
    if (wanted.exporter->takesName)
        wanted.options.name = name_->text().toStdString();
    if (wanted.exporter->takesFeatures)
        wanted.options.hasFeatures = features_->isChecked();
    const int number = ++*newest_;
    made_.reset();
    enableSaving();
    const auto make = [wanted, model = model_, number, newest = newest_]() -> Result<ExportMade> {
        return *newest == number ? withFiles(wanted, *model) : Error{};
    };
    const QPointer<ExportDialog> self = this;
    work_.run(make, [self, number](Result<ExportMade> made) {
        if (self)
            self->showMade(number, std::move(made));
    });
    QTimer::singleShot(patience, this, [this, number] {
        if (*newest_ == number && !made_ && outcome_->isHidden())
            showNothing(tr("It is being made…"), false);
    });
}

void ExportDialog::showMade(int number, Result<ExportMade> made) {
    if (number != *newest_)
        return;
    if (!made)
        return showNothing(QString::fromStdString(made.error()), true);
    say({}, false);
    made_ = std::make_shared<const ExportMade>(*std::move(made));
    preview_->setText(previewText(*made_, *model_), copiedText());
    QStringList losses;
    for (const std::string& loss : made_->exporter->losses(*model_, made_->options))
        losses << coreText(loss);
    losses_->setText(losses.join(QLatin1Char('\n')));
    losses_->setVisible(!losses.isEmpty());
    setWarning(*losses_, true);
    showUsage(usualFileName(*made_));
    enableSaving();
}

/// Says why there is nothing to be seen.
void ExportDialog::showNothing(const QString& why, bool isProblem) {
    for (CodeBox* box : {preview_, usage_})
        box->setText({}, {});
    say(why, isProblem);
}

/// The whole text, made only when it is asked for: it may be long.
std::function<QString()> ExportDialog::copiedText() const {
    if (made_->exporter->kind != ExportKind::textFile)
        return {};
    return [made = made_] { return QString::fromStdString(made->files.front().content); };
}

void ExportDialog::showUsage(const QString& file) {
    const std::string usage = made_->exporter->usage(*model_, made_->options, file.toStdString());
    const QString text = QString::fromStdString(usage).trimmed();
    usage_->setText(text, [text] { return text + QLatin1Char('\n'); });
}

void ExportDialog::enableSaving() {
    save_->setEnabled(made_ && !isWriting_);
}

void ExportDialog::showWriting() {
    isWriting_ = true;
    enableSaving();
    say({}, false);
}

void ExportDialog::showWritten(const std::shared_ptr<const ExportMade>& made, const QString& path,
                               const Status& written) {
    isWriting_ = false;
    enableSaving();
    if (!written)
        return say(QString::fromStdString(written.error()), true);
    say(tr("Written to %1 (%2).").arg(path, sizeText(made->bytes())), false);
    if (made_ == made)
        showUsage(QFileInfo(path).fileName());
}

/// What is being written is said where there is nothing else to say.
void ExportDialog::say(const QString& text, bool isProblem) {
    outcome_->setText(text.isEmpty() && isWriting_ ? tr("Writing…") : text);
    outcome_->setVisible(!outcome_->text().isEmpty());
    setWarning(*outcome_, isProblem);
}

} // namespace nabla
