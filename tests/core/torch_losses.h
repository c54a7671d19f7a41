#pragma once

#include "core/experiment/loss.h"

#include <nlohmann/json.hpp>

#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

/// The loss that PyTorch's vectors call by that name.
inline nabla::LossRule<double> torchRule(const std::string& name) {
    using nabla::Loss;
    static const std::map<std::string, Loss> names{{"mse", Loss::mse},
                                                   {"half_mse", Loss::halfMse},
                                                   {"mse_sum", Loss::sumSquaredError},
                                                   {"mae", Loss::mae},
                                                   {"huber", Loss::huber},
                                                   {"huber1", Loss::huber},
                                                   {"bce_with_logits", Loss::crossEntropy},
                                                   {"bce_with_logits_soft", Loss::crossEntropy},
                                                   {"hinge", Loss::hinge},
                                                   {"softmax_cross_entropy", Loss::crossEntropy},
                                                   {"softmax_cross_entropy_smoothing", Loss::crossEntropy}};
    return {names.at(name)};
}

/// A number of the vectors: those that are not finite are texts, and targets may stand alone.
inline std::vector<double> torchNumbers(const nlohmann::json& json) {
    if (!json.is_array())
        return {json.get<double>()};
    return json.get<std::vector<double>>();
}

/// One row of torch-losses.json; several outputs that do not belong to one softmax are samples of their own.
struct TorchLoss {
    struct Sample {
        std::vector<double> outputs;
        double target = 0;
        std::vector<double> derivatives;
    };

    explicit TorchLoss(const nlohmann::json& json)
        : rule(torchRule(json["loss"])), value(json["value"]),
          isSoftmax(json["loss"].get<std::string>().starts_with("softmax")) {
        rule.huberDelta = json.value("delta", 1.0);
        rule.labelSmoothing = json.value("label_smoothing", 0.0);
        for (std::size_t i = 0; i < json["input"].size(); ++i)
            add(torchNumbers(json["input"][i]), torchNumbers(json["target"][i]),
                torchNumbers(json["dinput"][i]));
        divisor = isMean(rule.loss) ? static_cast<double>(samples.size()) : 1;
    }

    nabla::LossRule<double> rule;
    double value;
    bool isSoftmax;
    std::vector<Sample> samples;
    /// What sums over the samples are divided by.
    double divisor = 1;

  private:
    void add(const std::vector<double>& outputs, const std::vector<double>& targets,
             const std::vector<double>& derivatives) {
        if (isSoftmax)
            samples.push_back({outputs, targets[0], derivatives});
        else
            for (std::size_t o = 0; o < outputs.size(); ++o)
                samples.push_back({{outputs[o]}, targets[o], {derivatives[o]}});
    }
};
