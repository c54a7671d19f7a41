#pragma once

#include "core/live/field_evaluator.h"
#include "ui/animation/frame_painter.h"
#include "ui/animation/record_training.h"

#include <QDialog>

#include <memory>
#include <optional>

class QHBoxLayout;
class QLabel;

namespace nabla {

class FramePreview;
class ProgressBar;
class PushButton;
class RecordFields;
class Session;
class TrainingRecorder;
class ViewState;

/// What a recording begins with: what was chosen in the last one.
struct RecordingChoice {
    RecordingPlan plan = {};
    /// The first one where null.
    const AnimationFormat* format = nullptr;
    /// Where files were saved; empty before.
    QString folder = {};
    /// The document of the work; empty where it was never saved.
    QString document = {};
};

/// Asks how training is to be recorded, records it, and shows how that goes.
class RecordDialog : public QDialog {
    Q_OBJECT

  public:
    /// Records the experiment of the snapshot.
    RecordDialog(const std::shared_ptr<const Snapshot>& snapshot, const RecordingChoice& begin,
                 QWidget* parent = nullptr);
    ~RecordDialog() override;

    RecordingChoice choice() const;

    /// Records what is chosen into a file.
    void recordTo(const QString& path);

    /// While recording, gives that up alone.
    void reject() override;

  protected:
    void showEvent(QShowEvent* event) override;

  private:
    void layOut();
    QHBoxLayout* makeButtons();
    void showPlan();
    void showPreview();
    void askForFile();
    void takeFile(const QString& path);
    void showRecording(bool recording);
    void showEnd(const Result<Recording>& made);
    void say(const QString& text, bool isProblem);

    std::shared_ptr<const Snapshot> snapshot_;
    RecordFields* fields_;
    FramePreview* preview_;
    QLabel* status_;
    ProgressBar* progress_;
    PushButton* cancel_;
    PushButton* record_;
    TrainingRecorder* recorder_;
    QString path_;
    QString folder_;
    QString document_;
    /// Paints the preview, the present state; nothing once a recording has shown frames of its own.
    std::optional<FramePainter> painter_;
    /// Last, so that its thread ends before what it notifies is gone.
    FieldEvaluator evaluator_;
};

/// Asks how the training of a window's work is to be recorded, and does it; begins with what was chosen
/// before and still makes sense, and remembers what is.
void askForRecording(Session& session, const ViewState& view, RecordingChoice& choice, QWidget* parent);

} // namespace nabla
