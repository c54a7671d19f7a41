#include "ui/animation/record_dialog.h"

#include "core/data/chosen_data.h"
#include "ui/animation/frame_preview.h"
#include "ui/animation/record_fields.h"
#include "ui/animation/record_words.h"
#include "ui/animation/training_recorder.h"
#include "ui/controls/progress_bar.h"
#include "ui/controls/push_button.h"
#include "ui/file_ending.h"
#include "ui/session.h"
#include "ui/theme.h"
#include "ui/usual_place.h"
#include "ui/view_state.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QScreen>
#include <QVBoxLayout>

namespace nabla {
namespace {

constexpr QSize usualSize{700, 600};
/// What a screen's edges and the window's title need.
constexpr QSize aroundDialog{32, 56};
/// The status has room for so many lines.
constexpr int statusLines = 3;

/// "house-training" of house.nabla; of what was never saved "spiral-training", by its data.
QString usualName(const QString& document, const Experiment& experiment) {
    if (!document.isEmpty())
        return RecordDialog::tr("%1-training").arg(documentName(document));
    const std::string& source = hasOwnData(experiment) ? experiment.points->source : experiment.dataset;
    const QString base = QFileInfo(QString::fromStdString(source)).completeBaseName();
    return base.isEmpty() ? RecordDialog::tr("training") : RecordDialog::tr("%1-training").arg(base);
}

} // namespace

RecordDialog::RecordDialog(const std::shared_ptr<const Snapshot>& snapshot, const RecordingChoice& begin,
                           QWidget* parent)
    : QDialog(parent), snapshot_(snapshot), fields_(new RecordFields(begin.plan, this)),
      preview_(new FramePreview(this)), status_(new QLabel(this)), progress_(new ProgressBar(this)),
      cancel_(new PushButton(tr("Cancel"), this)), record_(new PushButton(tr("Record…"), this)),
      recorder_(new TrainingRecorder(this)), folder_(begin.folder), document_(begin.document),
      evaluator_(
          1, [this] { QMetaObject::invokeMethod(this, &RecordDialog::showPreview, Qt::QueuedConnection); }) {
    setWindowTitle(tr("Record training"));
    if (begin.format)
        fields_->setFormat(*begin.format);
    layOut();
    connect(fields_, &RecordFields::edited, this, &RecordDialog::showPlan);
    connect(record_, &QPushButton::clicked, this, &RecordDialog::askForFile);
    connect(cancel_, &QPushButton::clicked, this, &QDialog::reject);
    connect(recorder_, &TrainingRecorder::finished, this, &RecordDialog::showEnd);
    connect(recorder_, &TrainingRecorder::frameMade, this, [this](const QImage& frame, double done) {
        painter_.reset();
        preview_->setFrame(frame);
        progress_->setDone(done);
    });
    showPlan();
}

RecordDialog::~RecordDialog() = default;

RecordingChoice RecordDialog::choice() const {
    return {fields_->plan(), &fields_->format(), folder_, document_};
}

void RecordDialog::layOut() {
    auto* content = new QHBoxLayout;
    content->setSpacing(20);
    content->addWidget(fields_);
    content->addWidget(preview_, 1);
    status_->setObjectName(QStringLiteral("status"));
    status_->setTextFormat(Qt::PlainText);
    status_->setWordWrap(true);
    status_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    status_->setMinimumHeight(statusLines * fontMetrics().lineSpacing());
    status_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(12);
    column->addLayout(content, 1);
    column->addWidget(status_);
    column->addLayout(makeButtons());
    resize(usualSize.boundedTo(screen()->availableSize() - aroundDialog));
}

QHBoxLayout* RecordDialog::makeButtons() {
    cancel_->setObjectName(QStringLiteral("cancel"));
    record_->setObjectName(QStringLiteral("record"));
    record_->setDefault(true);
    progress_->setAccessibleName(tr("Recording"));
    QSizePolicy keepsRoom = progress_->sizePolicy();
    keepsRoom.setRetainSizeWhenHidden(true);
    progress_->setSizePolicy(keepsRoom);
    progress_->hide();
    auto* row = new QHBoxLayout;
    row->setSpacing(10);
    row->addWidget(progress_, 1, Qt::AlignVCenter);
    row->addSpacing(14);
    row->addWidget(cancel_);
    row->addWidget(record_);
    return row;
}

void RecordDialog::say(const QString& text, bool isProblem) {
    QPalette colors = palette();
    if (isProblem)
        colors.setColor(QPalette::WindowText, theme().warning);
    status_->setPalette(colors);
    status_->setText(text);
}

/// What will be written, and what it cannot carry, before it is.
void RecordDialog::showPlan() {
    const QString missing = fields_->format().missing();
    record_->setEnabled(missing.isEmpty());
    if (missing.isEmpty()) {
        const QStringList lines{RecordWords::estimate(fields_->plan(), fields_->format()),
                                RecordWords::leftOut(snapshot_->state)};
        say(lines.join(QLatin1Char('\n')).trimmed(), false);
    } else {
        say(missing, true);
    }
    painter_.emplace(fields_->plan());
    evaluator_.request(snapshot_, painter_->request());
}

void RecordDialog::showPreview() {
    if (const auto field = evaluator_.take(); field && painter_)
        preview_->setFrame(painter_->paint(*field));
}

void RecordDialog::askForFile() {
    const QString ending = QLatin1String(fields_->format().key);
    auto* dialog = new QFileDialog(this, tr("Record training"),
                                   usualFolder(folder_, document_, QStandardPaths::PicturesLocation),
                                   tr("%1 files (*.%2)").arg(animationText(fields_->format().label), ending));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(ending);
    dialog->selectFile(usualName(document_, snapshot_->experiment) + QLatin1Char('.') + ending);
    connect(dialog, &QFileDialog::fileSelected, this, &RecordDialog::takeFile);
    dialog->open();
}

/// The name's ending decides about the format where it is one of ours; what is missing for it is shown.
void RecordDialog::takeFile(const QString& path) {
    if (const AnimationFormat* named = animationFormatOf(path))
        fields_->setFormat(*named);
    if (!fields_->format().missing().isEmpty())
        return;
    useWithEnding(
        path, QLatin1String(fields_->format().key), *this, [this](const QString& whole) { recordTo(whole); },
        [this] { askForFile(); });
}

void RecordDialog::recordTo(const QString& path) {
    path_ = path;
    showRecording(true);
    say(tr("Recording %1…").arg(QFileInfo(path).fileName()), false);
    recorder_->start(fields_->plan(), fields_->format(), path);
}

void RecordDialog::showRecording(bool recording) {
    fields_->setEnabled(!recording);
    record_->setEnabled(!recording);
    progress_->setDone(0);
    progress_->setVisible(recording);
    cancel_->setText(recording ? tr("Cancel") : tr("Close"));
    (recording ? cancel_ : record_)->setFocus();
}

void RecordDialog::showEnd(const Result<Recording>& made) {
    showRecording(false);
    if (made) {
        folder_ = QFileInfo(path_).absolutePath();
        cancel_->setFocus();
        return say(RecordWords::outcome(*made, path_), false);
    }
    if (!recorder_->isCancelled())
        return say(QString::fromStdString(made.error()), true);
    showPlan();
    say(tr("The recording was cancelled; no file was written."), false);
}

void RecordDialog::reject() {
    if (recorder_->isBusy())
        recorder_->cancel();
    else
        QDialog::reject();
}

void RecordDialog::showEvent(QShowEvent* event) {
    QDialog::showEvent(event);
    record_->setFocus();
}

void askForRecording(Session& session, const ViewState& view, RecordingChoice& choice, QWidget* parent) {
    const std::int64_t epoch = session.snapshot()->state.epoch;
    RecordingPlan& plan = choice.plan;
    plan.firstEpoch = 0;
    plan.experiment = session.experiment();
    plan.lastEpoch = epoch > 0 ? std::min(epoch, mostRecordedEpochs) : RecordingPlan{}.lastEpoch;
    plan.look.showTest = view.showTest();
    plan.look.discretize = view.discretize();
    plan.look.logarithmicLoss = view.logarithmicLoss();
    choice.document = session.file()->path;
    RecordDialog dialog(session.snapshot(), choice, parent);
    dialog.exec();
    choice = dialog.choice();
}

} // namespace nabla
