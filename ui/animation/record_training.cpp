#include "ui/animation/record_training.h"

#include "core/live/evaluate_field.h"
#include "core/live/train_to.h"
#include "core/support/files.h"
#include "ui/animation/frame_painter.h"

#include <algorithm>

namespace nabla {
namespace {

const Error givenUp{"The recording was cancelled."};

/// One recording under way.
class Recorder {
  public:
    Recorder(const RecordingPlan& plan, const RecordingWatch& watch, FrameWriter& writer)
        : plan_(plan), watch_(watch), writer_(writer), painter_(plan),
          training_(plan.experiment, &watch.cancelled) {}

    Status run() {
        const std::vector<std::int64_t> epochs = recordedEpochs(plan_);
        const std::vector<int> times = frameTimes(plan_, epochs.size());
        bool goesOn = true;
        for (std::size_t i = 0; goesOn && i < epochs.size(); ++i) {
            goesOn = trainTo(training_, epochs[i], watch_.cancelled, [] {});
            const bool isLast = !goesOn || i + 1 == epochs.size();
            // Where the numbers ended, training went back to what the last frame shows.
            if (training_.hasDiverged() && made_.frames > 0)
                break;
            if (Status added = i > 0 ? writer_.add(newest_, times[i - 1]) : Done{}; !added)
                return added;
            if (Status made = makeFrame(isLast ? 1 : shareOf(epochs, i)); !made)
                return made;
        }
        made_.diverged = training_.hasDiverged();
        made_.stoppedEarly = training_.hasStoppedEarly();
        return writer_.add(newest_, times.back());
    }

    const Recording& made() const { return made_; }

  private:
    /// Late frames take more epochs than early ones, so that both count.
    double shareOf(const std::vector<std::int64_t>& epochs, std::size_t frame) const {
        const double frames = static_cast<double>(frame + 1) / static_cast<double>(epochs.size());
        const double trained = static_cast<double>(epochs[frame]) /
                               static_cast<double>(std::max<std::int64_t>(1, epochs.back()));
        return (frames + trained) / 2;
    }

    Status makeFrame(double done) {
        const auto field = watch_.cancelled ? nullptr
                                            : evaluateField(planes_, training_.snapshot(), painter_.request(),
                                                            watch_.cancelled);
        if (!field)
            return givenUp;
        newest_ = painter_.paint(*field);
        ++made_.frames;
        made_.size = newest_.size();
        made_.lastEpoch = field->snapshot->state.epoch;
        watch_.frameMade(newest_, {done, made_.lastEpoch});
        return Done{};
    }

    const RecordingPlan& plan_;
    const RecordingWatch& watch_;
    FrameWriter& writer_;
    FramePainter painter_;
    PlaneEvaluator planes_;
    LiveTraining training_;
    /// Not yet written: where no other follows it, it stays longer.
    QImage newest_;
    Recording made_;
};

} // namespace

Result<Recording> recordTraining(const RecordingPlan& plan, const AnimationFormat& format,
                                 const std::string& path, const RecordingWatch& watch) {
    if (Status writable = checkWritable(path); !writable)
        return Error{writable.error()};
    const QSize size = FramePainter(plan).size();
    auto writer = format.make({size, plan.framesPerSecond});
    if (!writer)
        return Error{writer.error()};
    Recorder recorder(plan, watch, **writer);
    const Status recorded = recorder.run();
    const auto content = recorded ? (*writer)->finish() : Result<std::string>(Error{recorded.error()});
    if (watch.cancelled)
        return givenUp;
    if (!content)
        return Error{content.error()};
    if (Status written = writeFile(path, *content); !written)
        return Error{written.error()};
    Recording made = recorder.made();
    made.bytes = content->size();
    return made;
}

} // namespace nabla
