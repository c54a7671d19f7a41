#include "ui/animation/record_training.h"

#include "core/live/evaluate_field.h"
#include "core/live/live_training.h"
#include "core/support/files.h"
#include "ui/animation/frame_painter.h"

#include <algorithm>
#include <chrono>

namespace nabla {
namespace {

/// How long training goes on before it looks whether it is to end.
constexpr auto sliceTime = std::chrono::milliseconds(5);
constexpr std::int64_t mostBatches = 1 << 16;

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
        for (std::size_t i = 0; i < epochs.size(); ++i) {
            const bool goesOn = trainTo(epochs[i]);
            const bool isLast = !goesOn || i + 1 == epochs.size();
            // Where the numbers ended, training went back to what the last frame shows.
            if (training_.hasDiverged() && made_.frames > 0)
                break;
            const double done = isLast ? 1 : shareOf(epochs, i);
            if (Status added = addFrame(isLast ? times.back() : times[i], done); !added)
                return added;
            if (isLast)
                break;
        }
        made_.diverged = training_.hasDiverged();
        made_.stoppedEarly = training_.hasStoppedEarly();
        return Done{};
    }

    const Recording& made() const { return made_; }

  private:
    using Clock = std::chrono::steady_clock;

    /// Whether training came that far.
    bool trainTo(std::int64_t epoch) {
        while (training_.epoch() < epoch && !watch_.cancelled) {
            const auto start = Clock::now();
            if (!training_.step(batches_) || training_.hasStoppedEarly())
                return false;
            const bool quick = Clock::now() - start < sliceTime;
            batches_ = quick ? std::min(2 * batches_, mostBatches) : std::max<std::int64_t>(1, batches_ / 2);
        }
        return !watch_.cancelled;
    }

    /// Late frames take more epochs than early ones, so that both count.
    double shareOf(const std::vector<std::int64_t>& epochs, std::size_t frame) const {
        const double frames = static_cast<double>(frame + 1) / static_cast<double>(epochs.size());
        const double trained = static_cast<double>(epochs[frame]) /
                               static_cast<double>(std::max<std::int64_t>(1, epochs.back()));
        return (frames + trained) / 2;
    }

    Status addFrame(int milliseconds, double done) {
        const auto field = watch_.cancelled ? nullptr
                                            : evaluateField(planes_, training_.snapshot(), painter_.request(),
                                                            watch_.cancelled);
        if (!field)
            return givenUp;
        const QImage frame = painter_.paint(*field);
        if (Status added = writer_.add(frame, milliseconds); !added)
            return added;
        ++made_.frames;
        made_.size = frame.size();
        made_.lastEpoch = field->snapshot->state.epoch;
        watch_.frameMade(frame, {done, made_.lastEpoch});
        return Done{};
    }

    const RecordingPlan& plan_;
    const RecordingWatch& watch_;
    FrameWriter& writer_;
    FramePainter painter_;
    PlaneEvaluator planes_;
    LiveTraining training_;
    std::int64_t batches_ = 1;
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
