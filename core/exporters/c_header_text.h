#pragma once

#include <string_view>

// What C headers have in common. $name stands for the model's name, $NAME for that in capitals, $real for the
// type of its numbers, $f for what literals and functions of that type end with.

namespace nabla {

inline constexpr std::string_view denseText = R"(
/* What a layer's neurons sum up: out = weights * in + biases; a row of weights for each neuron. */
static inline void $name_dense(
    const $real weights[], const $real biases[], int from, int to, const $real in[], $real out[]) {
    for (int j = 0; j < to; ++j) {
        $real sum = biases[j];
        for (int i = 0; i < from; ++i)
            sum += weights[j * from + i] * in[i];
        out[j] = sum;
    }
}
)";

inline constexpr std::string_view normalizeText = R"(
/* Normalizes the sums of each group of neighboring neurons: their mean becomes 0 and their variance 1,
 * before the gain and the shift of each neuron. */
static inline void $name_normalize(
    $real z[], int units, int group, $real epsilon, const $real gains[], const $real shifts[]) {
    for (int start = 0; start < units; start += group) {
        const int end = start + group;
        $real mean = 0.0$f;
        $real variance = 0.0$f;
        for (int i = start; i < end; ++i)
            mean += z[i] / ($real)group;
        for (int i = start; i < end; ++i)
            variance += (z[i] - mean) * (z[i] - mean) / ($real)group;
        for (int i = start; i < end; ++i)
            z[i] = (z[i] - mean) / sqrt$f(variance + epsilon) * gains[i] + shifts[i];
    }
}
)";

inline constexpr std::string_view softmaxText = R"(
/* Turns scores into probabilities: exp(z) / (the sum of all exp(z)); the largest is taken off first, so that
 * nothing overflows. */
static inline void $name_softmax($real z[], int count) {
    $real largest = z[0];
    $real sum = 0.0$f;
    for (int k = 1; k < count; ++k)
        largest = fmax$f(largest, z[k]);
    for (int k = 0; k < count; ++k) {
        z[k] = exp$f(z[k] - largest);
        sum += z[k];
    }
    for (int k = 0; k < count; ++k)
        z[k] /= sum;
}
)";

inline constexpr std::string_view classifyText = R"(
/* The class of a point, as a number from 0 to $NAME_CLASSES - 1. */
static inline int $name_classify(const float in[]) {
    float out[$NAME_OUTPUTS];
    $name_predict(in, out);
)";

inline constexpr std::string_view likeliestText = R"(    int likeliest = 0;
    for (int k = 1; k < $NAME_CLASSES; ++k)
        if (out[k] > out[likeliest])
            likeliest = k;
    return likeliest;
}
)";

inline constexpr std::string_view classNameText = R"(
/* What a class is called, in UTF-8. */
static inline const char *$name_class_name(int index) {
    static const char *const names[$NAME_CLASSES] = {
        )";

} // namespace nabla
