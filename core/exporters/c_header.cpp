#include "core/exporters/all.h"
#include "core/exporters/c_header_frame.h"
#include "core/exporters/c_header_text.h"
#include "core/exporters/c_model.h"
#include "core/exporters/c_text.h"
#include "core/exporters/single_precision.h"
#include "core/exporters/source_text.h"
#include "core/network/activation_formula.h"

#include <algorithm>
#include <set>

namespace nabla {
namespace {

/// Writes the header of one model.
class CHeader {
  public:
    CHeader(const TrainedModel& model, std::string name)
        : model_(withNormalizationInWeights(model)), name_(std::move(name)) {
        for (const ModelLayer& layer : model.layers)
            words_.push_back(layerWords(layer) + (layer.normalization.isOverSamples()
                                                      ? "; the weights do the normalization's work, too"
                                                      : ""));
    }

    /// Whether the precisions that it computes in, and takes and gives numbers in, have all its numbers.
    Status check() const {
        const Status finite = checkFinite(model_);
        return finite ? checkSinglePrecision(inSinglePrecision(model_)) : finite;
    }

    std::string text() const {
        return framedCHeader(model_, name_,
                             parameters() + functions() + prediction() + cClasses(model_, name_));
    }

  private:
    std::string fixed(std::string_view text) const { return cText(text, name_, model_.precision); }
    std::string number(double value) const { return cNumber(value, model_.precision); }
    CFormula formula(const Expression& of) const { return cFormula(of, model_.precision); }
    std::string array(const std::string& what, std::size_t layer) const {
        return name_ + "_" + what + std::to_string(layer + 1);
    }

    /// How many numbers the network's inputs and layers have at most.
    int widest() const {
        const auto shape = model_.shape();
        return *std::max_element(shape.begin(), shape.end());
    }

    /// The buffer that a layer reads, and that the one before it writes.
    static std::string buffer(std::size_t layer) { return layer % 2 == 0 ? "a" : "b"; }

    std::string parameters() const;
    std::string activations() const;
    std::string functions() const;
    std::string features() const;
    Expression inPlane(std::size_t column) const;
    std::string layer(std::size_t index) const;
    std::string ending() const;
    std::string prediction() const;

    TrainedModel model_;
    std::string name_;
    std::vector<std::string> words_;
};

std::string CHeader::parameters() const {
    std::string text;
    for (std::size_t l = 0; l < model_.layers.size(); ++l) {
        const ModelLayer& layer = model_.layers[l];
        text += "\n/* Layer " + std::to_string(l + 1) + ": " + words_[l] + ". */\n";
        text += cArray(array("weights", l), layer.weights, layer.from, model_.precision);
        text += cArray(array("biases", l), layer.biases, layer.to, model_.precision);
        if (layer.normalization) {
            text += cArray(array("gains", l), layer.normalization.gains, layer.to, model_.precision);
            text += cArray(array("shifts", l), layer.normalization.shifts, layer.to, model_.precision);
        }
    }
    return text;
}

std::string CHeader::activations() const {
    std::set<Activation> used;
    for (const ModelLayer& layer : model_.layers)
        used.insert(layer.activation);
    used.erase(Activation::linear);
    const std::string type = cType(model_.precision);
    std::string text;
    for (const Activation activation : used) {
        const CFormula value = formula(activationFormula(activation, Expression::variable("z")));
        text += "\nstatic inline " + type + " " + name_ + "_" + std::string(keyOf(activation)) + "(" + type +
                " z) {\n" + value.lines + "    return " + value.result + ";\n}\n";
    }
    return text;
}

std::string CHeader::functions() const {
    const bool normalizes = std::any_of(model_.layers.begin(), model_.layers.end(), [](const ModelLayer& l) {
        return static_cast<bool>(l.normalization);
    });
    return activations() + fixed(denseText) + (normalizes ? fixed(normalizeText) : "") +
           (model_.problem == Problem::multiclass ? fixed(softmaxText) : "");
}

/// Only the coordinates that a feature is made of become variables: compilers warn of what is not used.
std::string CHeader::features() const {
    std::string text;
    std::vector<bool> isUsed(model_.columns.size());
    for (std::size_t i = 0; i < model_.inputs.size(); ++i) {
        const Expression input =
            model_.inputs[i].formula(Expression::variable("x"), Expression::variable("y"));
        for (std::size_t c = 0; c < isUsed.size(); ++c)
            isUsed[c] = isUsed[c] || usesVariable(input, c == 0 ? "x" : "y");
        const CFormula value = formula(input);
        text += value.lines + "    a[" + std::to_string(i) + "] = " + value.result + ";\n";
    }
    std::string coordinates;
    for (std::size_t c = 0; c < isUsed.size(); ++c)
        if (isUsed[c])
            coordinates += "    const " + cType(model_.precision) + " " + std::string(c == 0 ? "x" : "y") +
                           " = " + formula(inPlane(c)).result + ";\n";
    return (coordinates.empty() ? "    (void)in;\n" : coordinates) + text;
}

/// Of what the column reads.
Expression CHeader::inPlane(std::size_t column) const {
    const std::string reading = "in[" + std::to_string(column) + "]";
    if (model_.precision == Precision::float32)
        return inPlaneBySingles(model_, column, Expression::variable(reading));
    return model_.inPlane(column, Expression::variable("(double)" + reading));
}

std::string CHeader::layer(std::size_t index) const {
    const ModelLayer& layer = model_.layers[index];
    const std::string to = buffer(index + 1);
    const std::string units = std::to_string(layer.to);
    std::string text = "\n    /* Layer " + std::to_string(index + 1) + ": " + words_[index] + ". */\n    " +
                       name_ + "_dense(" + array("weights", index) + ", " + array("biases", index) + ", " +
                       std::to_string(layer.from) + ", " + units + ", " + buffer(index) + ", " + to + ");\n";
    if (const ModelNormalization& n = layer.normalization)
        text += "    " + name_ + "_normalize(" + to + ", " + units + ", " +
                std::to_string(layer.to / n.groups) + ", " + number(n.epsilon) + ", " +
                array("gains", index) + ", " + array("shifts", index) + ");\n";
    if (layer.activation != Activation::linear)
        text += "    for (int j = 0; j < " + units + "; ++j)\n        " + to + "[j] = " + name_ + "_" +
                std::string(keyOf(layer.activation)) + "(" + to + "[j]);\n";
    return text;
}

std::string CHeader::ending() const {
    const std::string last = buffer(model_.layers.size());
    std::string text;
    if (model_.problem == Problem::multiclass)
        text += fixed("\n    $name_softmax(" + last + ", $NAME_OUTPUTS);");
    if (model_.hasUnits())
        text += "\n    /* In the data's units. */\n    " + last +
                "[0] = " + formula(model_.asReading(Expression::variable(last + "[0]"))).result + ";";
    return text + fixed("\n    for (int k = 0; k < $NAME_OUTPUTS; ++k)\n        out[k] = ") +
           (model_.precision == Precision::float32 ? "" : "(float)") + last + "[k];\n";
}

std::string CHeader::prediction() const {
    const std::string size = "[" + std::to_string(widest()) + "]";
    std::string text = fixed("\n/* What the network says of a point, whose columns are in `in`. */\n"
                             "static inline void $name_predict(const float in[], float out[]) {\n") +
                       fixed("    /* Layers take turns with two buffers. */\n    $real a" + size +
                             ";\n    $real b" + size + ";\n") +
                       "\n    /* The network's inputs, made of the columns. */\n" + features();
    for (std::size_t l = 0; l < model_.layers.size(); ++l)
        text += layer(l);
    return text + ending() + "}\n";
}

std::vector<std::string> losses(const TrainedModel& model, const ExportOptions& options) {
    return singlePrecisionLosses(inSinglePrecision(model), options);
}

std::string usage(const TrainedModel& model, const ExportOptions& options, std::string_view file) {
    std::vector<std::string> readings;
    for (const Axis& column : model.columns)
        readings.push_back(cNumber(column.reading(readings.empty() ? 0.5 : -1), Precision::float32));
    const auto fixed = [&](std::string_view text) { return cText(text, options.name, Precision::float32); };
    return "#include <stdio.h>\n#include \"" + std::string(file) +
           fixed("\"\nint main(void) { float in[$NAME_INPUTS] = {") + joined(readings) +
           fixed("}, out[$NAME_OUTPUTS]; $name_predict(in, out); printf(\"%g\\n\", (double)out[0]); return "
                 "0; }\n");
}

Result<std::vector<ExportedFile>> write(const TrainedModel& model, const ExportOptions& options) {
    const CHeader header(model, options.name);
    if (const Status fits = header.check(); !fits)
        return Error{fits.error()};
    return std::vector<ExportedFile>{{"", header.text()}};
}

} // namespace

const Exporter cExporter{
    "c",
    "C header",
    "One file of C99 for programs in C and C++ and for microcontrollers: no library, no allocation.",
    ExportKind::textFile,
    ".h",
    true,
    false,
    losses,
    usage,
    write};

} // namespace nabla
