#include "core/importers/onnx_model.h"

#include "core/importers/protobuf_reader.h"
#include "core/support/onnx_fields.h"

#include <algorithm>

namespace nabla {
namespace {

/// Reads the messages of a model; the first problem ends it. Messages stand in each other at most seven deep.
class ModelReader {
  public:
    Result<OnnxModel> read(std::string_view bytes) {
        bool hasGraph = false;
        each(bytes, [&](const ProtobufField& field) {
            hasGraph |= field.number == onnx::modelGraph && field.type == WireType::bytes;
            if (field.number == onnx::producerName)
                model_.producer = field.bytes;
            else if (field.number == onnx::modelGraph)
                graph(field.bytes);
            else if (field.number == onnx::metadata)
                model_.metadata.push_back(pair(field.bytes));
        });
        if (!hasGraph)
            return Error{"This is not an ONNX model."};
        if (!problem_.empty())
            return Error{problem_};
        return std::move(model_);
    }

  private:
    /// Calls `take` for each field of a message, as long as there is no problem. What costs memory is counted
    /// here: the parts of a file of a few bytes each.
    template <class Take>
    void each(std::string_view message, Take take) {
        ProtobufReader reader(message);
        while (const auto field = reader.next()) {
            if (!problem_.empty())
                return;
            if (++parts_ > mostParts)
                return fail("The model has more parts than any network that Nabla takes.");
            take(*field);
        }
        if (reader.isBroken())
            fail("The file is damaged: it ends too early or is no ONNX model.");
    }

    void fail(std::string problem) {
        if (problem_.empty())
            problem_ = std::move(problem);
    }

    void graph(std::string_view message) {
        each(message, [&](const ProtobufField& field) {
            if (field.number == onnx::graphNode)
                model_.nodes.push_back(node(field.bytes));
            else if (field.number == onnx::initializer)
                model_.initializers.push_back(tensor(field.bytes));
            else if (field.number == onnx::graphInput)
                model_.inputs.push_back(value(field.bytes));
            else if (field.number == onnx::graphOutput)
                model_.outputs.push_back(value(field.bytes));
            else if (field.number == onnx::sparseInitializer)
                fail("The model has sparse weights, which Nabla does not read; export them dense.");
        });
    }

    OnnxNode node(std::string_view message) {
        OnnxNode made;
        each(message, [&](const ProtobufField& field) {
            if (field.number == onnx::nodeInput)
                made.inputs.push_back(field.bytes);
            else if (field.number == onnx::nodeOutput)
                made.outputs.push_back(field.bytes);
            else if (field.number == onnx::nodeName)
                made.name = field.bytes;
            else if (field.number == onnx::operatorType)
                made.op = field.bytes;
            else if (field.number == onnx::nodeAttribute)
                made.attributes.push_back(attribute(field.bytes));
            else if (field.number == onnx::nodeDomain)
                made.domain = field.bytes == "ai.onnx" ? std::string_view() : field.bytes;
        });
        return made;
    }

    OnnxNodeAttribute attribute(std::string_view message) {
        OnnxNodeAttribute made;
        bool isGood = true;
        each(message, [&](const ProtobufField& field) {
            if (field.number == onnx::attributeName)
                made.name = field.bytes;
            else if (field.number == onnx::attributeFloat)
                made.number = static_cast<double>(field.number32());
            else if (field.number == onnx::attributeInt)
                made.integer = field.integer();
            else if (field.number == onnx::attributeText)
                made.text = field.bytes;
            else if (field.number == onnx::attributeTensor)
                made.tensor = tensor(field.bytes);
            else if (field.number == onnx::attributeFloats)
                isGood &= addFloats(field, made.numbers);
            else if (field.number == onnx::attributeInts)
                isGood &= addIntegers(field, made.integers);
        });
        if (!isGood)
            fail("The attribute " + quotedName(made.name) + " is damaged; export the model again.");
        return made;
    }

    OnnxTensor tensor(std::string_view message) {
        auto read = readOnnxTensor(message);
        if (read)
            return *std::move(read);
        fail(read.error());
        return {};
    }

    OnnxValue value(std::string_view message) {
        OnnxValue made;
        each(message, [&](const ProtobufField& field) {
            if (field.number == onnx::valueName)
                made.name = field.bytes;
            else if (field.number == onnx::valueType)
                each(field.bytes, [&](const ProtobufField& type) {
                    if (type.number == onnx::typeTensor)
                        tensorType(type.bytes, made);
                });
        });
        return made;
    }

    void tensorType(std::string_view message, OnnxValue& made) {
        each(message, [&](const ProtobufField& field) {
            if (field.number == onnx::elementType)
                made.type = static_cast<OnnxType>(field.integer());
            else if (field.number == onnx::tensorShape) {
                made.hasShape = true;
                each(field.bytes, [&](const ProtobufField& dim) {
                    if (dim.number == onnx::shapeDimension)
                        made.dims.push_back(dimension(dim.bytes));
                });
            }
        });
    }

    /// A count, or −1 for a name or nothing.
    std::int64_t dimension(std::string_view message) {
        std::int64_t count = -1;
        each(message, [&](const ProtobufField& field) {
            if (field.number == onnx::dimensionSize && field.type == WireType::varint)
                count = field.integer();
        });
        return count;
    }

    std::pair<std::string_view, std::string_view> pair(std::string_view message) {
        std::pair<std::string_view, std::string_view> made;
        each(message, [&](const ProtobufField& field) {
            if (field.number == onnx::entryKey)
                made.first = field.bytes;
            else if (field.number == onnx::entryValue)
                made.second = field.bytes;
        });
        return made;
    }

    static constexpr std::size_t mostParts = 100'000;
    OnnxModel model_;
    std::string problem_;
    std::size_t parts_ = 0;
};

} // namespace

const OnnxNodeAttribute* OnnxNode::find(std::string_view attribute) const {
    const auto at = std::find_if(attributes.begin(), attributes.end(),
                                 [&](const OnnxNodeAttribute& a) { return a.name == attribute; });
    return at == attributes.end() ? nullptr : &*at;
}

double OnnxNode::number(std::string_view attribute, double otherwise) const {
    const OnnxNodeAttribute* found = find(attribute);
    return found ? found->number : otherwise;
}

std::int64_t OnnxNode::integer(std::string_view attribute, std::int64_t otherwise) const {
    const OnnxNodeAttribute* found = find(attribute);
    return found ? found->integer : otherwise;
}

std::string_view OnnxNode::text(std::string_view attribute, std::string_view otherwise) const {
    const OnnxNodeAttribute* found = find(attribute);
    return found ? found->text : otherwise;
}

std::string_view OnnxNode::input(std::size_t place) const {
    return place < inputs.size() ? inputs[place] : std::string_view();
}

std::string OnnxNode::words() const {
    const std::string whose(domain.empty() ? "" : std::string(domain) + ".");
    std::string text = "operator " + quotedName(whose + std::string(op));
    return name.empty() ? text : text + " (node " + quotedName(name) + ")";
}

std::optional<std::string_view> OnnxModel::meta(std::string_view key) const {
    for (const auto& [name, content] : metadata)
        if (name == key)
            return content;
    return std::nullopt;
}

Result<OnnxModel> readOnnxModel(std::string_view bytes) {
    return ModelReader().read(bytes);
}

} // namespace nabla
