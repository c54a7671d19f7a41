#pragma once

#include "core/exporters/tfjs_file.h"
#include "core/support/expression.h"

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace nabla {

/// A graph of TensorFlow's operations as TensorFlow.js runs it. Nodes are called after what they do, below
/// the scope in which they are made: "layer1/MatMul".
class TfjsGraph {
  public:
    /// Writes the fields of a node's attributes.
    using Attributes = std::function<void(JsonWriter&)>;
    /// The node that gives a formula's variable.
    using Variables = std::function<std::string(const std::string&)>;

    /// What the next nodes belong to.
    void enter(std::string scope) { scope_ = std::move(scope) + "/"; }

    /// What is given to the model: rows of that many numbers.
    std::string placeholder(std::string name, int columns);
    /// Constants: one number, a vector of integers, and a tensor of the model's.
    std::string number(double value);
    std::string integers(const std::vector<int>& values);
    std::string tensor(const std::string& name, std::vector<int> shape, std::span<const double> numbers);
    /// An operation on other nodes.
    std::string add(std::string_view operation, std::vector<std::string> inputs, Attributes attributes = {});
    /// The same, under a name of its own.
    std::string named(std::string name, std::string_view operation, std::vector<std::string> inputs,
                      Attributes attributes = {});
    /// The nodes that compute a formula.
    std::string formula(const Expression& formula, const Variables& variables);

    const TfjsWeights& weights() const { return weights_; }
    /// The value of "modelTopology".
    void write(JsonWriter& json) const;

  private:
    struct Node {
        std::string name;
        std::string operation;
        std::vector<std::string> inputs;
        Attributes attributes;
    };

    std::string freeName(std::string_view operation);
    std::string constant(std::string name, std::string_view type, const std::vector<int>& shape);
    /// A node that may be one number, as many times as `other` has numbers: of no rows, TensorFlow.js makes
    /// one where it selects between a tensor and a number.
    std::string repeated(const std::string& node, const std::string& other);
    std::string part(const Expression::Part& part, const std::vector<std::string>& arguments);

    std::string scope_;
    std::vector<Node> nodes_;
    std::set<std::string> names_;
    std::map<double, std::string> numbers_;
    std::map<std::vector<int>, std::string> integers_;
    TfjsWeights weights_;
};

/// The attributes of an operation on that many tensors.
TfjsGraph::Attributes tfjsCount(int count);

/// The attributes of a reduction that keeps the dimension.
TfjsGraph::Attributes tfjsKeepsDimension();

/// The attributes of a cast to integers.
TfjsGraph::Attributes tfjsToInteger();

} // namespace nabla
