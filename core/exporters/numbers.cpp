#include "core/exporters/numbers.h"

#include "core/data/axis_names.h"
#include "core/data/chosen_data.h"
#include "core/data/csv.h"
#include "core/data/make_dataset.h"
#include "core/data/own_points.h"
#include "core/data/points_csv.h"
#include "core/exporters/trained_model.h"
#include "core/support/number_text.h"
#include "core/training/measure.h"
#include "core/training/predictor.h"

#include <algorithm>
#include <array>
#include <utility>

namespace nabla {
namespace {

using Cells = std::vector<std::string>;

/// Nothing where there are no points to have a loss; of training that diverged, nan.
std::string lossText(double loss, const std::vector<Point>& points) {
    return points.empty() ? std::string() : numberText(loss);
}

std::string nothingMissing(const Experiment&, const LossHistory&) {
    return {};
}

std::string missingLosses(const Experiment&, const LossHistory& history) {
    return history.records().empty() ? "Nobody kept the losses of this training, so there are none to write."
                                     : std::string();
}

Result<std::string> losses(const NablaFile& work) {
    const auto data = makeDataset(work.experiment);
    std::string text = csvLine(Cells{"epoch", "training loss", "test loss"});
    for (const LossHistory::Record& record : work.history.records())
        text += csvLine(Cells{std::to_string(record.epoch), lossText(record.train, data->train),
                              lossText(record.test, data->test)});
    return text;
}

/// All points as tables of the data have them, in the order of the training and the test set.
std::vector<Point> readingsOf(const Experiment& experiment, const Dataset& data) {
    if (hasOwnData(experiment))
        return readingsInTrainingOrder(*experiment.points);
    std::vector<Point> readings = data.train;
    readings.insert(readings.end(), data.test.begin(), data.test.end());
    for (Point& point : readings)
        point = asReading(data.axes, point);
    return readings;
}

/// Asks a model about points, in parts, so that large networks do not take all memory.
class PredictionLines {
  public:
    PredictionLines(const NablaFile& work, const TrainedModel& model)
        : model_(model), predictor_(work.experiment, *work.state) {}

    std::string header() const {
        Cells cells;
        for (const Axis& column : model_.columns)
            cells.push_back(columnName(column));
        cells.push_back(model_.classes.empty() ? columnName(model_.value) : "class");
        cells.emplace_back("set");
        if (!model_.classes.empty())
            cells.emplace_back("predicted class");
        for (const std::string& name : model_.outputNames())
            cells.push_back(model_.classes.empty() ? "predicted " + name : name);
        return csvLine(cells);
    }

    /// The lines of points in the plane, which read as in `readings`.
    std::string of(std::span<const Point> points, std::span<const Point> readings, const char* set) {
        constexpr std::size_t part = 256;
        std::string text;
        for (std::size_t at = 0; at < points.size(); at += part) {
            const auto asked = points.subspan(at, std::min(part, points.size() - at));
            const auto outputs = predictor_.outputs(asked);
            const std::size_t neurons = predictor_.neurons();
            for (std::size_t i = 0; i < asked.size(); ++i)
                text +=
                    line(asked[i], readings[at + i], set, std::span(outputs).subspan(i * neurons, neurons));
        }
        return text;
    }

  private:
    std::string line(const Point& point, const Point& reading, const char* set,
                     std::span<const double> neurons) const {
        const auto own = neurons.last(static_cast<std::size_t>(model_.outputs()));
        std::vector<double> outputs(own.begin(), own.end());
        model_.finish(outputs);
        Cells cells{numberText(reading.x)};
        if (model_.columns.size() > 1)
            cells.push_back(numberText(reading.y));
        cells.push_back(model_.classes.empty() ? numberText(reading.label)
                                               : labelText(point.label, model_.classes));
        cells.emplace_back(set);
        if (!model_.classes.empty())
            cells.push_back(model_.classes[model_.classOf(outputs)]);
        for (const double output : outputs)
            cells.push_back(model_.hasUnits() ? numberText(output) : numberText(output, model_.precision));
        return csvLine(cells);
    }

    const TrainedModel& model_;
    Predictor predictor_;
};

Result<std::string> predictions(const NablaFile& work) {
    const auto model = trainedModel(work.experiment, *work.state);
    if (!model)
        return Error{model.error()};
    const auto data = makeDataset(work.experiment);
    PredictionLines lines(work, *model);
    const std::vector<Point> readings = readingsOf(work.experiment, *data);
    const auto trained = std::span(readings).first(data->train.size());
    const auto tested = std::span(readings).subspan(data->train.size());
    return lines.header() + lines.of(data->train, trained, "training") + lines.of(data->test, tested, "test");
}

std::string confusionLines(const ConfusionMatrix& matrix, const Cells& classes, const char* set) {
    std::string text;
    for (int truth = 0; truth < matrix.classes; ++truth) {
        Cells cells{set, classes[static_cast<std::size_t>(truth)]};
        for (int predicted = 0; predicted < matrix.classes; ++predicted)
            cells.push_back(std::to_string(matrix.count(truth, predicted)));
        text += csvLine(cells);
    }
    return text;
}

std::string missingConfusion(const Experiment& experiment, const LossHistory&) {
    return experiment.problem == Problem::regression
               ? "Values have no confusion matrix; write the predictions instead."
               : std::string();
}

Result<std::string> confusion(const NablaFile& work) {
    const auto model = trainedModel(work.experiment, *work.state);
    if (!model)
        return Error{model.error()};
    const std::atomic<bool> never{false};
    const auto metrics = measure(work.experiment, *makeDataset(work.experiment), *work.state, never);
    Cells header{"set", "class"};
    for (const std::string& name : model->classes)
        header.push_back("predicted " + name);
    return csvLine(header) + confusionLines(*metrics->train.confusion, model->classes, "training") +
           confusionLines(*metrics->test.confusion, model->classes, "test");
}

} // namespace

std::span<const NumbersTable> numbersTables() {
    static constexpr std::array<NumbersTable, 3> table{
        {{"losses", "Loss history", "The training and the test loss after each epoch that was kept.",
          missingLosses, losses},
         {"predictions", "Predictions",
          "Each training and test point, with what it is and what the network says of it.", nothingMissing,
          predictions},
         {"confusion", "Confusion matrix", "How often each class was taken for which, in both sets.",
          missingConfusion, confusion}}};
    return table;
}

Result<std::string> numbersText(const NumbersTable& table, const NablaFile& work) {
    if (std::string missing = table.missing(work.experiment, work.history); !missing.empty())
        return Error{std::move(missing)};
    return table.write(work);
}

const NumbersTable* findNumbersTable(std::string_view key) {
    const auto all = numbersTables();
    const auto at = std::find_if(all.begin(), all.end(), [&](const NumbersTable& t) { return t.key == key; });
    return at == all.end() ? nullptr : &*at;
}

} // namespace nabla
