#include "app/commands.h"
#include "app/output.h"
#include "core/data/csv.h"
#include "core/support/files.h"
#include "core/training/nabla_file.h"
#include "core/training/predictor.h"

#include <algorithm>

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
    const auto text = readFile(path);
    if (!text)
        return Error{text.error()};
    const auto file = parseNablaFile(*text);
    if (!file)
        return inFile(path, file.error());
    if (!file->state)
        return inFile(path, "This is an experiment without weights; 'nabla-cli train --out' saves a model.");
    return Model{file->experiment, Predictor(file->experiment, *file->state)};
}

Status addPoint(WrittenPoints& points, const CsvTable& table, const CsvRow& row, std::size_t xColumn,
                std::size_t yColumn) {
    const auto x = csvNumber(table, row, xColumn);
    if (!x)
        return Error{x.error()};
    const auto y = csvNumber(table, row, yColumn);
    if (!y)
        return Error{y.error()};
    points.points.push_back({*x, *y, 0});
    points.x.push_back(row.cells[xColumn]);
    points.y.push_back(row.cells[yColumn]);
    return Done{};
}

Result<WrittenPoints> pointsOf(const std::string& text) {
    const auto table = parseCsv(text);
    if (!table)
        return Error{table.error()};
    const auto x = csvColumn(*table, "x");
    if (!x)
        return Error{x.error()};
    const auto y = csvColumn(*table, "y");
    if (!y)
        return Error{y.error()};
    WrittenPoints points;
    for (const CsvRow& row : table->rows)
        if (const auto added = addPoint(points, *table, row, *x, *y); !added)
            return Error{added.error()};
    return points;
}

Result<WrittenPoints> readPoints(const std::string& path) {
    const auto text = readFile(path == "-" ? "/dev/stdin" : path);
    if (!text)
        return Error{text.error()};
    auto points = pointsOf(*text);
    if (!points)
        return inFile(path, points.error());
    return points;
}

std::string header(const NetworkSpec& network, bool neurons) {
    std::vector<std::string> names{"x", "y"};
    for (std::size_t l = 0; neurons && l + 1 < network.layers.size(); ++l)
        for (int unit = 1; unit <= network.layers[l].to; ++unit)
            names.push_back("h" + std::to_string(l + 1) + "_" + std::to_string(unit));
    names.emplace_back("output");
    return csvLine(names);
}

/// Points go through the network in parts, so that large networks do not take all memory.
std::string predictions(Model& model, const WrittenPoints& points, bool neurons) {
    constexpr std::size_t part = 256;
    const std::size_t all = model.predictor.neurons();
    std::string text = header(model.predictor.network(), neurons);
    for (std::size_t at = 0; at < points.points.size(); at += part) {
        const std::size_t count = std::min(part, points.points.size() - at);
        const auto outputs = model.predictor.outputs(std::span(points.points).subspan(at, count));
        for (std::size_t i = 0; i < count; ++i) {
            std::vector<std::string> cells{points.x[at + i], points.y[at + i]};
            for (std::size_t n = neurons ? 0 : all - 1; n < all; ++n)
                cells.push_back(numberText(outputs[i * all + n], model.experiment.precision));
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
    const auto points = readPoints(options.in);
    if (!points)
        return Error{points.error()};
    return writeOutput(options.out, predictions(*model, *points, options.neurons));
}

} // namespace nabla
