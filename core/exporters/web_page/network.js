// The network: from what the data's columns read to its outputs.

const zero = (count) => new Float64Array(count);
const units = [zero(model.inputs.length), ...model.layers.map((layer) => zero(layer.biases.length))];

/** Normalizes sums by fixed numbers, learnt from samples. */
function normalizeOverSamples(z, { means, variances, epsilon, gains, shifts }) {
    for (let j = 0; j < z.length; ++j)
        z[j] = (z[j] - means[j]) / Math.sqrt(variances[j] + epsilon) * gains[j] + shifts[j];
}

/** Normalizes sums in each group of neighboring neurons by their own mean and variance. */
function normalizeGroups(z, { groups, epsilon, gains, shifts }) {
    const size = z.length / groups;
    for (let start = 0; start < z.length; start += size) {
        const group = z.subarray(start, start + size);
        const mean = group.reduce((sum, value) => sum + value, 0) / size;
        const variance = group.reduce((sum, value) => sum + (value - mean) ** 2, 0) / size;
        for (let j = start; j < start + size; ++j)
            z[j] = (z[j] - mean) / Math.sqrt(variance + epsilon) * gains[j] + shifts[j];
    }
}

function computeLayer({ weights, biases, normalization, activation }, from, to) {
    for (let j = 0, w = 0; j < to.length; ++j) {
        let sum = biases[j];
        for (let i = 0; i < from.length; ++i, ++w) sum += weights[w] * from[i];
        to[j] = sum;
    }
    if (normalization) (normalization.groups ? normalizeGroups : normalizeOverSamples)(to, normalization);
    for (let j = 0; j < to.length; ++j) to[j] = activation(to[j]);
}

/** Turns scores into probabilities. */
function softmax(z) {
    let largest = -Infinity;
    let sum = 0;
    for (const value of z) largest = Math.max(largest, value);
    for (let k = 0; k < z.length; ++k) sum += z[k] = Math.exp(z[k] - largest);
    for (let k = 0; k < z.length; ++k) z[k] /= sum;
}

/** The outputs of all layers, inputs first; of more than two classes, probabilities. Reused by the next call. */
function run(point) {
    model.makeInputs(point, units[0]);
    model.layers.forEach((layer, l) => computeLayer(layer, units[l], units[l + 1]));
    if (model.problem === "multiclass") softmax(units[units.length - 1]);
    return units;
}

/** The outputs at a point: probabilities, a score, or a value in the data's units. */
const outputsAt = (point) => Array.from(run(point).at(-1), model.asReading);

/** The class that outputs stand for, as an index. */
function classOf(outputs) {
    return model.problem === "multiclass" ? outputs.indexOf(Math.max(...outputs)) : Number(outputs[0] >= model.threshold);
}

/** Where a score of two classes or a value stands between orange, -1, and blue, 1. */
function shade(output) {
    if (model.isLogit) return 2 / (1 + Math.exp(-output)) - 1;
    return model.threshold > 0 ? 2 * output - 1 : output;
}

// For other programs: n x columns in, n x outputs out.
window.nabla = { predict: (points) => Array.from(points, outputsAt) };
