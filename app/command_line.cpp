#include "app/command_line.h"

#include <CLI/CLI.hpp>

#include <optional>
#include <sstream>

namespace nabla {
namespace {

/// An option with a text; an empty text is a text.
CLI::Option* addText(CLI::App& app, const std::string& name, std::optional<std::string>& target,
                     const std::string& help) {
    return app.add_option_function<std::string>(
        name, [&target](const std::string& text) { target = text; }, help);
}

void addExperiment(CLI::App& app, ExperimentOptions& options) {
    auto* link = addText(app, "--link", options.link,
                         "A TensorFlow Playground link, or what stands behind its '#'; or a link of Nabla")
                     ->type_name("TEXT");
    addText(app, "--experiment,--in", options.file, "A .nabla file, or an ONNX model of points")
        ->type_name("FILE")
        ->excludes(link);
    addText(app, "--table", options.table,
            "Points to be learnt, in a table of numbers and classes: CSV or the like")
        ->type_name("FILE.csv");
    addText(
        app, "--columns", options.columns,
        "The table's columns by name, where they are not found well; a name with a comma in double quotes")
        ->type_name("X,Y,LABEL");
    app.add_option("--set", options.set, "Change a setting, any number of times; see 'nabla-cli settings'")
        ->type_name("KEY=VALUE")
        ->expected(1)
        ->take_all()
        ->allow_extra_args(false);
    addText(app, "--precision", options.precision, "Short for --set precision=float32 or float64")
        ->type_name("PRECISION");
}

CLI::App* addTrain(CLI::App& app, TrainOptions& options) {
    auto* train = app.add_subcommand(
        "train", "Train an experiment; one that was saved with its training goes on from there, exactly");
    addExperiment(*train, options.experiment);
    train->add_flag("--from-start", options.fromStart, "Train a saved model from its start instead");
    train
        ->add_option("--epochs", options.epochs,
                     "How many epochs to train: where a saved model goes on, so many more; one begun counts")
        ->type_name("N")
        ->capture_default_str();
    train
        ->add_option(
            "--record", options.record,
            "After which epochs since the training's start to record the loss; 'first' is where it goes "
            "on, 'last' the last")
        ->type_name("0,1,10,...")
        ->capture_default_str();
    train->add_flag("--weights", options.weights,
                    "Record weights, biases and dead links too (in the report)");
    addText(*train, "--out", options.out, "Save the trained model")->type_name("FILE.nabla");
    train->add_flag("--json", options.json, "Print a report as one JSON object");
    return train;
}

CLI::App* addData(CLI::App& app, DataOptions& options) {
    auto* data = app.add_subcommand(
        "data",
        "Write an experiment's points as CSV: a generator's in the plane and in training order; one's "
        "own in their units and with their names, as 'train --table' reads them");
    addExperiment(*data, options.experiment);
    data->add_option("--csv", options.csv, "Where to; '-' is standard output")
        ->type_name("FILE")
        ->capture_default_str();
    return data;
}

CLI::App* addPredict(CLI::App& app, PredictOptions& options) {
    auto* predict = app.add_subcommand("predict", "Ask a saved model about points");
    predict
        ->add_option("model", options.model,
                     "The model, as 'train --out' saves it, or an ONNX model of points")
        ->type_name("MODEL.nabla")
        ->required();
    predict
        ->add_option("--in", options.in,
                     "A table with columns named as the data's axes, as 'length (cm)' or 'length', in their "
                     "units; else with columns x and y, in the plane's units, or the data's where the model "
                     "learnt from a table. Data of one dimension need but the first. Values are written in "
                     "the same units, classes by their names. Delimited and encoded as you like; '-' is "
                     "standard input")
        ->type_name("POINTS.csv")
        ->required();
    predict->add_option("--out", options.out, "Where to; '-' is standard output")
        ->type_name("FILE")
        ->capture_default_str();
    predict->add_flag("--neurons", options.neurons, "Write every hidden neuron's output too");
    return predict;
}

CLI::App* addExport(CLI::App& app, ModelExportOptions& options) {
    auto* command = app.add_subcommand("export", "Write a saved model for other programs to run");
    command
        ->add_option("model", options.model,
                     "The model, as 'train --out' saves it, or an ONNX model of points")
        ->type_name("MODEL.nabla");
    command->add_option("--format", options.format, "What to write; --list tells all")->type_name("NAME");
    command
        ->add_option("--numbers", options.numbers,
                     "Instead of the model, a table of its numbers as CSV: " + numbersNames())
        ->type_name("NAME");
    command
        ->add_option("--out", options.out,
                     "Where to: a file, or a folder where the format is one; '-' is standard output")
        ->type_name("FILE");
    command->add_option("--name", options.choices.name, "What the code calls the model")
        ->type_name("NAME")
        ->capture_default_str();
    command->add_flag_callback(
        "--without-features", [&options] { options.choices.hasFeatures = false; },
        "Take the network's inputs, which are scaled features, instead of the data's columns");
    command->add_flag("--list", options.list, "List the formats and what they are for");
    return command;
}

CLI::App* addSettings(CLI::App& app, SettingsOptions& options) {
    auto* settings =
        app.add_subcommand("settings", "List all settings: type, allowed values, default, meaning");
    settings->add_flag("--json", options.json, "As one JSON object");
    return settings;
}

CLI::App* addLink(CLI::App& app, LinkOptions& options) {
    auto* link =
        app.add_subcommand("link", "Print an experiment with its points as a link: one line of text");
    addExperiment(*link, options.experiment);
    link->add_flag("--weights", options.weights, "With where a saved model's training stands");
    return link;
}

CLI::App* addBench(CLI::App& app, BenchOptions& options) {
    auto* bench = app.add_subcommand("bench", "Measure how fast an experiment trains");
    addExperiment(*bench, options.experiment);
    addText(*bench, "--shape", options.sizes.shape,
            "Inputs (the first features), neurons of each hidden layer, and 1 output")
        ->type_name("2,4,2,1");
    addText(*bench, "--batch", options.sizes.batch, "Short for --set batch_size=N")->type_name("N");
    addText(*bench, "--points", options.sizes.points,
            "Points in an epoch; short for --set samples=N --set training_share=100")
        ->type_name("N");
    bench->add_option("--threads", options.threads, "How many threads to use at most")
        ->type_name("N")
        ->capture_default_str();
    bench->add_option("--seconds", options.seconds, "How long to measure; a grid is measured as long again")
        ->type_name("S")
        ->capture_default_str();
    addText(*bench, "--isa", options.isa,
            "The instruction set to use: " + isaNames() + "; the last is used unless told")
        ->type_name("NAME");
    addText(*bench, "--grid", options.grid, "Measure all neurons' outputs over N x N points, too")
        ->type_name("N");
    bench->add_flag("--json", options.json, "Print the figures as one JSON object");
    return bench;
}

/// CLI11 prints help and version itself, which are errors to it.
Result<Command> helpOrError(const CLI::App& app, const CLI::ParseError& error) {
    std::ostringstream out, ignored;
    if (app.exit(error, out, ignored) == 0)
        return Command(TextOptions{out.str()});
    if (const auto unknown = app.remaining(); app.get_subcommands().empty() && !unknown.empty())
        return Error{"'" + unknown.front() + "' is no command; 'nabla-cli --help' lists them."};
    return Error{std::string(error.what()) + " ('nabla-cli --help' shows what can be asked for.)"};
}

} // namespace

Result<Command> parseCommandLine(int argc, const char* const* argv) {
    CLI::App app("Trains small neural networks as Nabla's window does, without one.", "nabla-cli");
    app.set_version_flag("--version", "nabla-cli " NABLA_VERSION);
    app.require_subcommand(1);
    TrainOptions trainOptions;
    DataOptions dataOptions;
    PredictOptions predictOptions;
    ModelExportOptions exportOptions;
    SettingsOptions settingsOptions;
    BenchOptions benchOptions;
    LinkOptions linkOptions;
    SchemaOptions schemaOptions;
    const auto* train = addTrain(app, trainOptions);
    const auto* data = addData(app, dataOptions);
    const auto* predict = addPredict(app, predictOptions);
    const auto* exported = addExport(app, exportOptions);
    const auto* bench = addBench(app, benchOptions);
    const auto* link = addLink(app, linkOptions);
    const auto* settings = addSettings(app, settingsOptions);
    app.add_subcommand("schema", "Print the JSON Schema of .nabla files")
        ->add_flag("--model", schemaOptions.model, "That of models exported as JSON instead");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return helpOrError(app, error);
    }
    if (app.got_subcommand(train))
        return Command(trainOptions);
    if (app.got_subcommand(data))
        return Command(dataOptions);
    if (app.got_subcommand(bench))
        return Command(benchOptions);
    if (app.got_subcommand(link))
        return Command(linkOptions);
    if (app.got_subcommand(exported))
        return Command(exportOptions);
    if (app.got_subcommand(predict))
        return Command(predictOptions);
    return app.got_subcommand(settings) ? Command(settingsOptions) : Command(schemaOptions);
}

} // namespace nabla
