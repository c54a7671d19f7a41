// FANN beside Nabla: fann_peer SHAPE BATCH POINTS trains on request.

#include "tests/bench/peers/peer.h"

#include <floatfann.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <random>
#include <sstream>
#include <vector>

namespace {

std::vector<unsigned> parseShape(const std::string& text) {
    std::vector<unsigned> shape;
    std::istringstream stream(text);
    for (std::string piece; std::getline(stream, piece, ',');)
        shape.push_back(static_cast<unsigned>(std::stoul(piece)));
    return shape;
}

/// Nabla's circle, its classes in turn: inputs are the first of the Playground's seven features.
void drawSample(std::mt19937& random, bool inside, unsigned inputs, fann_type* input, fann_type* output) {
    std::uniform_real_distribution<float> radii(inside ? 0.F : 3.5F, inside ? 2.5F : 5.F);
    std::uniform_real_distribution<float> angles(0, 2 * std::numbers::pi_v<float>);
    const float radius = radii(random);
    const float angle = angles(random);
    const float x = radius * std::sin(angle);
    const float y = radius * std::cos(angle);
    const std::array<float, 7> features{x, y, x * x, y * y, x * y, std::sin(x), std::sin(y)};
    std::copy_n(features.begin(), inputs, input);
    *output = inside ? 1 : -1;
}

fann_train_data* drawPoints(unsigned inputs, unsigned count) {
    std::mt19937 random(1);
    fann_train_data* points = fann_create_train(count, inputs, 1);
    for (unsigned i = 0; i < count; ++i)
        drawSample(random, i % 2 == 0, inputs, points->input[i], points->output[i]);
    return points;
}

/// A part of the points as a data set of its own, so that an "epoch" of FANN is one update.
fann_train_data batchOf(const fann_train_data& points, unsigned first, unsigned size) {
    fann_train_data batch = points;
    batch.num_data = std::min(size, points.num_data - first);
    batch.input += first;
    batch.output += first;
    return batch;
}

/// Tanh everywhere, half the squared error, plain gradient descent; FANN halves a symmetric unit's error.
fann* makeNetwork(const std::vector<unsigned>& shape) {
    fann* network = fann_create_standard_array(static_cast<unsigned>(shape.size()), shape.data());
    fann_set_activation_function_hidden(network, FANN_SIGMOID_SYMMETRIC);
    fann_set_activation_function_output(network, FANN_SIGMOID_SYMMETRIC);
    fann_set_activation_steepness_hidden(network, 1);
    fann_set_activation_steepness_output(network, 1);
    fann_set_training_algorithm(network, FANN_TRAIN_BATCH);
    fann_set_train_error_function(network, FANN_ERRORFUNC_LINEAR);
    fann_set_learning_rate(network, 0.06F);
    fann_randomize_weights(network, -0.5F, 0.5F);
    return network;
}

double halfMeanSquaredError(fann* network, const fann_train_data& points) {
    double sum = 0;
    for (unsigned i = 0; i < points.num_data; ++i)
        sum += std::pow(*fann_run(network, points.input[i]) - *points.output[i], 2) / 2;
    return sum / points.num_data;
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 4)
        return 2;
    const auto shape = parseShape(argv[1]);
    const auto size = static_cast<unsigned>(std::stoul(argv[2]));
    fann_train_data* points = drawPoints(shape.front(), static_cast<unsigned>(std::stoul(argv[3])));
    fann* network = makeNetwork(shape);
    unsigned first = 0;
    // Short batches are timed together, so that the clock does not count.
    const unsigned together = std::max(1U, 512 / size);
    const auto train = [&] {
        std::int64_t samples = 0;
        for (unsigned i = 0; i < together; ++i) {
            if (first == 0)
                fann_shuffle_train_data(points);
            fann_train_data batch = batchOf(*points, first, size);
            fann_train_epoch(network, &batch);
            samples += batch.num_data;
            first = first + batch.num_data == points->num_data ? 0 : first + batch.num_data;
        }
        return samples;
    };
    std::cout << "FANN, float32" << std::endl;
    answer(train, [&] { return halfMeanSquaredError(network, *points); });
}
