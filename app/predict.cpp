#include "app/asked_points.h"
#include "app/commands.h"
#include "app/output.h"
#include "app/read_trained.h"
#include "core/data/axis_names.h"
#include "core/data/chosen_data.h"
#include "core/data/csv.h"
#include "core/data/points_csv.h"
#include "core/data/table.h"
#include "core/network/softmax.h"
#include "core/support/files.h"
#include "core/support/number_text.h"
#include "core/training/predictor.h"
#include "core/training/targets.h"

#include <algorithm>

namespace nabla {
namespace {

/// A saved model as it was read.
struct Model {
    Experiment experiment;
    Predictor predictor;
};

Error inFile(const std::string& path, const std::string& what) {
    return {"'" + path + "': " + what};
}

Result<Model> readModel(const std::string& path) {
    const auto file = readTrained(path);
    if (!file)
        return Error{file.error()};
    return Model{file->experiment, Predictor(file->experiment, *file->state)};
}

DataUnits unitsOf(const Experiment& experiment) {
    return {axesOf(experiment), dimensionsOf(experiment), hasOwnData(experiment) && experiment.points};
}

Result<AskedPoints> readPoints(const std::string& path, const DataUnits& units) {
    const auto text = readFile(path == "-" ? "/dev/stdin" : path, mostTableBytes);
    if (!text)
        return Error{text.error()};
    auto points = askedPoints(*text, units);
    if (!points)
        return inFile(path, points.error());
    return points;
}

/// Writes what a network's outputs mean, in the data's words.
class OutputWords {
  public:
    OutputWords(const Experiment& experiment, int outputs, bool areReadings)
        : outputs_(static_cast<std::size_t>(outputs)), precision_(experiment.precision),
          threshold_(classCoding(experiment).threshold) {
        if (hasOwnData(experiment) && experiment.points)
            classes_ = experiment.points->classes;
        if (areReadings && problemOfData(experiment) == Problem::regression)
            value_ = axesOf(experiment).label;
    }

    void addNames(std::vector<std::string>& names) const {
        if (outputs_ > 1 || !classes_.empty())
            names.emplace_back("class");
        if (outputs_ == 1)
            names.push_back(columnName(value_));
        for (std::size_t k = 0; outputs_ > 1 && k < outputs_; ++k)
            names.push_back(k < classes_.size() ? "p_" + classes_[k] : "p" + std::to_string(k));
    }

    /// A single output as it is or in its units, behind the class's name where it has one; of several, the
    /// predicted class and the probability of each.
    void addCells(std::span<double> outputs, std::vector<std::string>& cells) const {
        if (outputs.size() > 1) {
            cells.push_back(className(largestOf<double>(outputs)));
            softmax(outputs);
        } else if (!classes_.empty()) {
            cells.push_back(labelText(outputs[0] >= threshold_ ? 1 : -1, classes_));
        }
        // Readings may be far from 0 compared with how much they differ, which takes all digits.
        for (const double output : outputs)
            cells.push_back(value_.isPlain() ? numberText(output, precision_)
                                             : numberText(value_.reading(output)));
    }

  private:
    std::string className(std::size_t place) const {
        return place < classes_.size() ? classes_[place] : std::to_string(place);
    }

    std::size_t outputs_;
    Precision precision_;
    double threshold_;
    std::vector<std::string> classes_;
    Axis value_ = Axes{}.label;
};

std::string header(const AskedPoints& points, const NetworkSpec& network, bool neurons,
                   const OutputWords& words) {
    std::vector<std::string> names = points.names;
    for (std::size_t l = 0; neurons && l + 1 < network.layers.size(); ++l)
        for (int unit = 1; unit <= network.layers[l].to; ++unit)
            names.push_back("h" + std::to_string(l + 1) + "_" + std::to_string(unit));
    words.addNames(names);
    return csvLine(names);
}

/// Points go through the network in parts, so that large networks do not take all memory.
std::string predictions(Model& model, AskedPoints asked, bool neurons) {
    constexpr std::size_t part = 256;
    const NetworkSpec& network = model.predictor.network();
    const std::size_t all = model.predictor.neurons();
    const std::size_t hidden = all - static_cast<std::size_t>(network.outputs());
    const OutputWords words(model.experiment, network.outputs(), asked.areReadings);
    std::string text = header(asked, network, neurons, words);
    for (std::size_t at = 0; at < asked.points.size(); at += part) {
        const std::size_t count = std::min(part, asked.points.size() - at);
        auto outputs = model.predictor.outputs(std::span(asked.points).subspan(at, count));
        for (std::size_t i = 0; i < count; ++i) {
            std::vector<std::string> cells = std::move(asked.written[at + i]);
            const auto own = std::span(outputs).subspan(i * all, all);
            for (const double output : own.first(neurons ? hidden : 0))
                cells.push_back(numberText(output, model.experiment.precision));
            words.addCells(own.subspan(hidden), cells);
            text += csvLine(cells);
        }
    }
    return text;
}

} // namespace

Status run(const PredictOptions& options) {
    auto model = readModel(options.model);
    if (!model)
        return Error{model.error()};
    auto points = readPoints(options.in, unitsOf(model->experiment));
    if (!points)
        return Error{points.error()};
    return writeOutput(options.out, predictions(*model, *std::move(points), options.neurons));
}

} // namespace nabla
