#include "core/exporters/c_header_frame.h"

#include "core/data/axis_names.h"
#include "core/exporters/c_header_text.h"
#include "core/exporters/c_text.h"
#include "core/exporters/source_text.h"

#include <cstdint>

namespace nabla {
namespace {

/// A class as it is called, and as the number that stands for it.
std::string classWords(const TrainedModel& model, std::size_t place) {
    return "class " + std::to_string(place) + ", '" + inComment(model.classes[place]) + "',";
}

std::string outputWords(const TrainedModel& model, std::size_t place) {
    const std::string name = inComment(model.outputNames()[place]);
    if (model.problem != Problem::classification)
        return name;
    std::string words = name + ": " + classWords(model, 1) + " from " +
                        cNumber(model.threshold, Precision::float32) + " on, else " + classWords(model, 0);
    words.pop_back();
    return words;
}

std::string comment(const TrainedModel& model, const std::string& name) {
    const auto fixed = [&](std::string_view text) { return cText(text, name, model.precision); };
    std::string text =
        "/* " + title(model) + ".\n *\n" +
        fixed(" * $name_predict(in, out) takes $NAME_INPUTS numbers and gives $NAME_OUTPUTS:\n");
    for (std::size_t c = 0; c < model.columns.size(); ++c)
        text += " *   in[" + std::to_string(c) + "]   " + inComment(columnName(model.columns[c])) + "\n";
    for (std::size_t k = 0; k < model.outputNames().size(); ++k)
        text += " *   out[" + std::to_string(k) + "]  " + outputWords(model, k) + "\n";
    return text + fixed(" *\n * C99, also C++11; needs nothing but the C library's <math.h>, allocates\n * "
                        "nothing, computes in $real as the network did. */\n");
}

std::string sizes(const TrainedModel& model) {
    std::string text = "#define $NAME_INPUTS " + std::to_string(model.columns.size()) +
                       "\n#define $NAME_OUTPUTS " + std::to_string(model.outputs()) + "\n";
    if (!model.classes.empty())
        text += "#define $NAME_CLASSES " + std::to_string(model.classes.size()) + "\n";
    return text;
}

/// A number of C that stands for a text among others: FNV-1a, 32 bit.
std::string markOf(const std::string& text) {
    std::uint32_t hash = 2166136261u;
    for (const char c : text)
        hash = (hash ^ static_cast<std::uint8_t>(c)) * 16777619u;
    return std::to_string(hash) + "u";
}

} // namespace

std::string framedCHeader(const TrainedModel& model, const std::string& name, const std::string& code) {
    const auto fixed = [&](std::string_view text) { return cText(text, name, model.precision); };
    const std::string mark = markOf(name + code);
    return comment(model, name) +
           fixed("#ifndef $NAME_H\n#define $NAME_H " + mark + "\n\n#include <math.h>\n\n" + sizes(model)) +
           code +
           fixed("\n#elif $NAME_H != " + mark +
                 "\n#error \"Two models have the macros $NAME_...: export one of them with another "
                 "--name.\"\n#endif\n");
}

std::string cClasses(const TrainedModel& model, const std::string& name) {
    if (model.classes.empty())
        return "";
    const auto fixed = [&](std::string_view text) { return cText(text, name, model.precision); };
    std::vector<std::string> names;
    for (const std::string& each : model.classes)
        names.push_back(cString(each));
    return fixed(classifyText) +
           (model.problem == Problem::multiclass
                ? fixed(likeliestText)
                : "    return out[0] >= " + cNumber(model.threshold, Precision::float32) + " ? 1 : 0;\n}\n") +
           fixed(classNameText) + joined(names, ",\n        ") + "};\n    return names[index];\n}\n";
}

} // namespace nabla
