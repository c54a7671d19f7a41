#include "core/exporters/tfjs_graph.h"

#include <algorithm>
#include <array>

namespace nabla {
namespace {

/// The operations that TensorFlow has as they are.
constexpr std::array<std::pair<Operation, std::string_view>, 17> operations{{
    {Operation::add, "AddV2"},
    {Operation::subtract, "Sub"},
    {Operation::multiply, "Mul"},
    {Operation::divide, "RealDiv"},
    {Operation::negate, "Neg"},
    {Operation::less, "Less"},
    {Operation::lessOrEqual, "LessEqual"},
    {Operation::minimum, "Minimum"},
    {Operation::maximum, "Maximum"},
    {Operation::abs, "Abs"},
    {Operation::exp, "Exp"},
    {Operation::expm1, "Expm1"},
    {Operation::log1p, "Log1p"},
    {Operation::tanh, "Tanh"},
    {Operation::sin, "Sin"},
    {Operation::atan2, "Atan2"},
    {Operation::power, "Pow"},
}};

/// All others but constants, variables, choose, erfc and hypot, which are made of them.
static_assert(operations.size() + 5 == operationCount);

std::string_view operationName(Operation operation) {
    return std::find_if(operations.begin(), operations.end(),
                        [=](const auto& o) { return o.first == operation; })
        ->second;
}

void writeType(JsonWriter& json, std::string_view name, std::string_view type) {
    json.key(name).beginObject().key("type").value(type).endObject();
}

} // namespace

std::string TfjsGraph::freeName(std::string_view operation) {
    const std::string base = scope_ + std::string(operation);
    std::string name = base;
    for (int n = 1; names_.contains(name); ++n)
        name = base + "_" + std::to_string(n);
    return name;
}

std::string TfjsGraph::named(std::string name, std::string_view operation, std::vector<std::string> inputs,
                             Attributes attributes) {
    names_.insert(name);
    nodes_.push_back({name, std::string(operation), std::move(inputs), std::move(attributes)});
    return name;
}

std::string TfjsGraph::add(std::string_view operation, std::vector<std::string> inputs,
                           Attributes attributes) {
    return named(freeName(operation), operation, std::move(inputs), std::move(attributes));
}

std::string TfjsGraph::placeholder(std::string name, int columns) {
    return named(std::move(name), "Placeholder", {}, [=](JsonWriter& json) {
        writeType(json, "dtype", "DT_FLOAT");
        json.key("shape").beginObject();
        writeTfjsShape(json, "shape", {-1, columns});
        json.endObject();
    });
}

std::string TfjsGraph::constant(std::string name, std::string_view type, const std::vector<int>& shape) {
    return named(std::move(name), "Const", {}, [=](JsonWriter& json) {
        writeType(json, "dtype", type);
        json.key("value").beginObject().key("tensor").beginObject().key("dtype").value(type);
        writeTfjsShape(json, "tensorShape", shape);
        json.endObject().endObject();
    });
}

std::string TfjsGraph::number(double value) {
    const auto [at, isNew] = numbers_.try_emplace(value);
    if (isNew) {
        at->second = constant("number" + std::to_string(numbers_.size()), "DT_FLOAT", {});
        weights_.add(at->second, {}, std::span(&value, 1));
    }
    return at->second;
}

std::string TfjsGraph::integers(const std::vector<int>& values) {
    const auto [at, isNew] = integers_.try_emplace(values);
    if (isNew) {
        at->second = constant("integers" + std::to_string(integers_.size()), "DT_INT32",
                              {static_cast<int>(values.size())});
        weights_.addIntegers(at->second, values);
    }
    return at->second;
}

std::string TfjsGraph::tensor(const std::string& name, std::vector<int> shape,
                              std::span<const double> numbers) {
    std::string made = constant(scope_ + name, "DT_FLOAT", shape);
    weights_.add(made, std::move(shape), numbers);
    return made;
}

std::string TfjsGraph::repeated(const std::string& node, const std::string& other) {
    const bool isNumber = std::any_of(numbers_.begin(), numbers_.end(),
                                      [&](const auto& known) { return known.second == node; });
    return isNumber ? add("AddV2", {add("ZerosLike", {other}), node}) : node;
}

std::string TfjsGraph::part(const Expression::Part& part, const std::vector<std::string>& arguments) {
    switch (part.operation) {
    case Operation::constant:
        return number(part.number);
    case Operation::erfc:
        return add("Sub", {number(1), add("Erf", arguments)});
    case Operation::hypot:
        return add("Sqrt", {add("AddV2", {add("Mul", {arguments[0], arguments[0]}),
                                          add("Mul", {arguments[1], arguments[1]})})});
    case Operation::choose:
        return add("SelectV2", {arguments[0], repeated(arguments[1], arguments[2]),
                                repeated(arguments[2], arguments[1])});
    default:
        return add(operationName(part.operation), arguments);
    }
}

std::string TfjsGraph::formula(const Expression& formula, const Variables& variables) {
    return fold<std::string>(
        formula, [&](const Expression::Part& made, const std::vector<std::string>& arguments) {
            return made.operation == Operation::variable ? variables(made.name) : part(made, arguments);
        });
}

void TfjsGraph::write(JsonWriter& json) const {
    json.beginObject().key("node").beginArray();
    for (const Node& node : nodes_) {
        json.beginObject().key("name").value(node.name).key("op").value(node.operation);
        json.key("input").array(std::span<const std::string>(node.inputs)).key("attr").beginObject();
        if (node.attributes)
            node.attributes(json);
        json.endObject().endObject();
    }
    json.endArray().key("library").beginObject().endObject();
    json.key("versions").beginObject().key("producer").value(1).endObject().endObject();
}

TfjsGraph::Attributes tfjsCount(int count) {
    return [=](JsonWriter& json) {
        json.key("N").beginObject().key("i").value(std::to_string(count)).endObject();
    };
}

TfjsGraph::Attributes tfjsKeepsDimension() {
    return [](JsonWriter& json) { json.key("keep_dims").beginObject().key("b").value(true).endObject(); };
}

TfjsGraph::Attributes tfjsToInteger() {
    return [](JsonWriter& json) {
        writeType(json, "SrcT", "DT_BOOL");
        writeType(json, "DstT", "DT_INT32");
    };
}

} // namespace nabla
