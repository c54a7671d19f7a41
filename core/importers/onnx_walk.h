#pragma once

#include "core/importers/onnx_columns.h"
#include "core/importers/onnx_function.h"
#include "core/importers/onnx_network.h"
#include "core/importers/own_export.h"

#include <deque>
#include <unordered_map>
#include <unordered_set>
#include <variant>

namespace nabla {

/// Goes through a graph's operators in their order and makes layers of them. Each value of the graph is a
/// constant, a flow (what has become so far of the newest layer's weighted sums), columns of the model's
/// input, or a shape.
class OnnxWalk {
  public:
    /// Of a model that Nabla wrote, its features are not read but known.
    OnnxWalk(const OnnxModel& model, const std::optional<OwnExport>& own) : model_(model), own_(own) {}

    Result<OnnxNetwork> run();

  private:
    struct Constant {
        const OnnxTensor* tensor = nullptr;
        bool isTransposed = false;
    };
    /// What a flow is: a function of each sum, a step on the way to layer norm, or probabilities of classes.
    enum class Step { function, mean, centered, squares, variance, padded, deviation, probabilities };
    struct Flow {
        std::size_t layer = 0;
        /// Of the layer's sums: normalization makes others of them.
        int version = 0;
        Step step = Step::function;
        SampledFunction function{};
        /// Whether the function changes nothing: the flow is the sums, or the outputs of an activated layer.
        bool isSums = true;
        /// Into how many groups of units each sample is divided; 0 for a row.
        std::size_t groups = 0;
        /// Whether it is a list, a number of the only unit for each point, rather than rows.
        bool isList = false;
        /// Of steps on the way to layer norm: what is added to the variance.
        double epsilon = 0;
        /// The operator that gave it, where the function is none of Nabla's perhaps.
        const OnnxNode* by = nullptr;
    };
    /// How many numbers a value has in each dimension; 0 for as many as there are points.
    using Shape = std::vector<std::int64_t>;
    using Integers = Result<std::vector<std::int64_t>>;
    using Value = std::variant<Constant, Flow, OnnxColumns, Shape>;
    using Handler = Result<Value> (OnnxWalk::*)(const OnnxNode&);
    struct Row {
        std::string_view op;
        Handler handler;
    };
    /// A layer as it comes about; the first stands for the inputs.
    struct Growing {
        OnnxLayer layer;
        int version = 0;
        /// Whether its activation is known, so that what is given are its outputs, no sums. Of these:
        bool isActivated = false;
        /// What they become before the next layer takes them; empty for nothing.
        OnnxLines lines{};
        /// The last operator that did that, and whether a normalization was among them.
        const OnnxNode* foldedBy = nullptr;
        bool foldsNorm = false;

        /// Whether nothing was done with its weighted sums yet that is no part of the weights.
        bool isPlain() const {
            return !isActivated && layer.normalization.over == OnnxNormalization::Over::nothing;
        }
    };

    /// The operators that do more than a function of single numbers.
    static std::span<const Row> rows();
    static Error refused(const OnnxNode& node, const std::string& why);
    static Error branches(const OnnxNode& node);

    // What is given and what is wanted (onnx_walk_begin.cpp).
    Status begin();
    Status chooseInput();
    Status chooseOutput();
    Error noOutput() const;
    Status beginInputs();
    void beginOwn(const OwnExport& own);
    Status findNeeded();
    bool isNeeded(const OnnxNode& node) const;

    // One operator behind the other (onnx_walk.cpp).
    Status take(const OnnxNode& node);
    Result<OnnxNetwork> end();
    Status finishLast(Flow last);
    Result<const Value*> valueOf(const OnnxNode& node, std::size_t place) const;
    Result<const Value*> operand(const OnnxNode& node, std::size_t place) const;
    Result<Flow> flow(const OnnxNode& node, std::size_t place);
    Result<Flow> flowInGroups(const OnnxNode& node, std::size_t place);
    Result<Constant> constant(const OnnxNode& node, std::size_t place) const;
    Integers integers(const OnnxNode& node, std::string_view attribute, std::size_t place) const;
    bool isLastAxis(std::int64_t axis) const { return axis == -1 || axis == rank_ - 1; }
    bool isCurrent(const Flow& flow) const;
    bool isBehindActivation(const Flow& flow) const { return layers_.back().isActivated || !flow.isSums; }
    Flow sums() const;
    Status finishLayer(const Flow& flow, const std::string& words);

    // What changes no number (onnx_walk_shapes.cpp).
    Result<Value> constantNode(const OnnxNode& node);
    Result<Value> pass(const OnnxNode& node);
    Result<Value> cast(const OnnxNode& node);
    Result<Value> dropout(const OnnxNode& node);
    Result<Value> flatten(const OnnxNode& node);
    Result<Value> shape(const OnnxNode& node);
    Result<Value> reshape(const OnnxNode& node);
    Result<Value> squeeze(const OnnxNode& node);
    Result<Value> unsqueeze(const OnnxNode& node);
    Integers shapeOf(const OnnxNode& node, std::size_t place) const;
    static bool isList(const Value& value);
    Result<Value> listed(const OnnxNode& node, bool isList);
    Result<Value> transpose(const OnnxNode& node);

    // What is computed of the model's input before the first layer takes it (onnx_walk_columns.cpp).
    std::optional<OnnxColumns> columnsOf(const Value& value) const;
    bool isCurrent(const OnnxColumns& columns) const;
    Result<Flow> adopt(const OnnxNode& node, const OnnxColumns& columns);
    Result<Value> concat(const OnnxNode& node);
    std::optional<Result<Value>> columnwise(const OnnxNode& node, const OnnxFunction& function,
                                            const std::vector<const Value*>& inputs) const;
    void gatherFeatures(OnnxNetwork& network);

    // Parts of it, or of a shape (onnx_walk_picks.cpp).
    std::size_t width(const OnnxNode& node) const;
    Result<Value> pick(const OnnxNode& node, const std::vector<std::size_t>& places, bool isList);
    Result<Value> gather(const OnnxNode& node);
    Result<Value> slice(const OnnxNode& node);
    Result<Value> split(const OnnxNode& node);

    // Dense layers and their activations (onnx_walk_dense.cpp).
    Result<Value> gemm(const OnnxNode& node);
    Result<Value> matMul(const OnnxNode& node);
    Result<Value> softmax(const OnnxNode& node);
    Result<Value> elementwise(const OnnxNode& node);
    Result<Value> addLayer(const OnnxNode& node, const Constant& weights, double factor);
    Result<Value> sample(const OnnxNode& node, const OnnxFunction& function,
                         const std::vector<const Value*>& inputs) const;

    // What scales and moves units and becomes a part of weights (onnx_walk_scales.cpp).
    bool isFoldable(const Flow& flow, std::string_view name, const Constant* constant) const;
    std::optional<Result<Value>> fold(const OnnxNode& node, const std::vector<const Value*>& inputs);
    Status activate(const OnnxNode& node, const Flow& flow);
    Value scaled(const OnnxLines& lines);
    Result<Value> foldNorm(const OnnxNode& node, const Flow& flow, const OnnxNormalization& norm);
    void removeUnits(Flow& values);
    void foldAll(OnnxNetwork& network);

    // Normalizations (onnx_walk_norms.cpp).
    Result<Value> batchNorm(const OnnxNode& node);
    Result<Value> layerNorm(const OnnxNode& node);
    Result<Value> mean(const OnnxNode& node);
    Result<Value> layerNormStep(const OnnxNode& node, const std::vector<const Value*>& inputs);
    Status checkNormalizable(const OnnxNode& node, const Flow& flow) const;
    Result<std::vector<double>> perUnit(const OnnxNode& node, std::size_t place) const;
    Result<OnnxNormalization> batchNumbers(const OnnxNode& node) const;
    Result<Value> normalized(const OnnxNode& node, const Flow& from, OnnxNormalization normalization);
    std::optional<Flow> nextStep(const OnnxNode& node, const std::vector<const Value*>& inputs) const;

    const OnnxModel& model_;
    const std::optional<OwnExport>& own_;
    const OnnxValue* input_ = nullptr;
    const OnnxValue* output_ = nullptr;
    std::unordered_map<std::string_view, Value> values_;
    /// The values that the output is made of, with how many operators take each.
    std::unordered_map<std::string_view, int> uses_;
    /// Constants that operators hold.
    std::deque<OnnxTensor> held_;
    std::vector<Growing> layers_;
    /// How many coordinates points have, and what of them the first layer takes; nothing where that is not
    /// known.
    int dimensions_ = 0;
    std::vector<const Feature*> features_;
    std::int64_t rank_ = 2;
    bool isDouble_ = false;
};

/// Why functions of the inputs are refused.
inline constexpr std::string_view noFeature =
    "makes of the inputs, before the first layer, what is none of Nabla's "
    "features; leave it out";

/// More than a layer of a network can have, to end before memory does.
inline constexpr std::size_t mostOnnxUnits = 1024;

/// The number as people wrote it, of one that a file holds as a float: 10⁻⁵ rather than 0.00000999999975.
double shortestFloat(double number);

} // namespace nabla
