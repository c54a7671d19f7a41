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

/// Asks how training is to be recorded, records it, and shows how that goes.
class RecordDialog : public QDialog {
    Q_OBJECT

  public:
    /// Records the experiment of the snapshot; the plan holds what is chosen at first.
    RecordDialog(const std::shared_ptr<const Snapshot>& snapshot, const RecordingPlan& plan,
                 QWidget* parent = nullptr);
    ~RecordDialog() override;

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
    /// Paints the preview, the present state; nothing once a recording has shown frames of its own.
    std::optional<FramePainter> painter_;
    /// Last, so that its thread ends before what it notifies is gone.
    FieldEvaluator evaluator_;
};

/// Asks how the training of a window's work is to be recorded, and does it.
void askForRecording(Session& session, const ViewState& view, QWidget* parent);

} // namespace nabla
