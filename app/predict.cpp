#include "app/commands.h"
#include "app/output.h"
#include "core/data/chosen_data.h"
#include "core/data/csv.h"
#include "core/network/softmax.h"
#include "core/support/files.h"
#include "core/training/predictor.h"
#include "core/training/read_nabla_file.h"

#include <algorithm>
#include <optional>

namespace nabla {
namespace {

/// A saved model as it was read.
struct Model {
    Experiment experiment;
    Predictor predictor;
};

/// The points of a table, as numbers and as they were written.
struct WrittenPoints {
    std::vector<Point> points;
    std::vector<std::string> x;
    std::vector<std::string> y;
};

Error inFile(const std::string& path, const std::string& what) {
    return {"'" + path + "': " + what};
}

Result<Model> readModel(const std::string& path) {
    const auto file = readNablaFile(path);
    if (!file)
        return Error{file.error()};
    if (!file->state)
        return inFile(path, "This is an experiment without weights; 'nabla-cli train --out' saves a model.");
    return Model{file->experiment, Predictor(file->experiment, *file->state)};
}

/// Without a second column, the second coordinate is 0.
Status addPoint(WrittenPoints& points, const CsvTable& table, const CsvRow& row, std::size_t xColumn,
                std::optional<std::size_t> yColumn) {
    const auto x = csvNumber(table, row, xColumn);
    if (!x)
        return Error{x.error()};
    const auto y = yColumn ? csvNumber(table, row, *yColumn) : Result<double>(0);
    if (!y)
        return Error{y.error()};
    points.points.push_back({*x, *y, 0});
    points.x.push_back(row.cells[xColumn]);
    points.y.push_back(yColumn ? row.cells[*yColumn] : "0");
    return Done{};
}

Result<WrittenPoints> pointsOf(const std::string& text, int dimensions) {
    const auto table = parseCsv(text);
    if (!table)
        return Error{table.error()};
    const auto x = csvColumn(*table, "x");
    if (!x)
        return Error{x.error()};
    const auto y = csvColumn(*table, "y");
    if (!y && dimensions > 1)
        return Error{y.error()};
    WrittenPoints points;
    for (const CsvRow& row : table->rows)
        if (const auto added = addPoint(points, *table, row, *x, y ? std::optional(*y) : std::nullopt);
            !added)
            return Error{added.error()};
    return points;
}

Result<WrittenPoints> readPoints(const std::string& path, int dimensions) {
    const auto text = readFile(path == "-" ? "/dev/stdin" : path);
    if (!text)
        return Error{text.error()};
    auto points = pointsOf(*text, dimensions);
    if (!points)
        return inFile(path, points.error());
    return points;
}

std::string header(const NetworkSpec& network, bool neurons) {
    std::vector<std::string> names{"x", "y"};
    for (std::size_t l = 0; neurons && l + 1 < network.layers.size(); ++l)
        for (int unit = 1; unit <= network.layers[l].to; ++unit)
            names.push_back("h" + std::to_string(l + 1) + "_" + std::to_string(unit));
    if (network.outputs() == 1) {
        names.emplace_back("output");
    } else {
        names.emplace_back("class");
        for (int unit = 0; unit < network.outputs(); ++unit)
            names.push_back("p" + std::to_string(unit));
    }
    return csvLine(names);
}

/// A single output as it is; of several, the predicted class and the probability of each.
void addOutputs(std::vector<std::string>& cells, std::span<double> outputs, Precision precision) {
    if (outputs.size() > 1) {
        cells.push_back(std::to_string(largestOf<double>(outputs)));
        softmax(outputs);
    }
    for (const double output : outputs)
        cells.push_back(numberText(output, precision));
}

/// Points go through the network in parts, so that large networks do not take all memory.
std::string predictions(Model& model, const WrittenPoints& points, bool neurons) {
    constexpr std::size_t part = 256;
    const std::size_t all = model.predictor.neurons();
    const std::size_t hidden = all - static_cast<std::size_t>(model.predictor.network().outputs());
    std::string text = header(model.predictor.network(), neurons);
    for (std::size_t at = 0; at < points.points.size(); at += part) {
        const std::size_t count = std::min(part, points.points.size() - at);
        auto outputs = model.predictor.outputs(std::span(points.points).subspan(at, count));
        for (std::size_t i = 0; i < count; ++i) {
            std::vector<std::string> cells{points.x[at + i], points.y[at + i]};
            const auto own = std::span(outputs).subspan(i * all, all);
            for (const double output : own.first(neurons ? hidden : 0))
                cells.push_back(numberText(output, model.experiment.precision));
            addOutputs(cells, own.subspan(hidden), model.experiment.precision);
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
    const auto points = readPoints(options.in, dimensionsOf(model->experiment));
    if (!points)
        return Error{points.error()};
    return writeOutput(options.out, predictions(*model, *points, options.neurons));
}

} // namespace nabla
