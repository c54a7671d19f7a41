// Runs every ONNX export in onnxruntime: with features and without them, all points at once and one by one.
// onnx_check.mjs FOLDER
import { Comparison, classOf, load, need, path, rows } from "./samples.mjs";

const { InferenceSession, Tensor } = await need("onnxruntime-node");

/** Means and deviations of two numbers are all sign where those are close together. */
const toleranceOf = (sample) => (sample.has_groups ? 1e-3 : 1e-4);

async function run(session, name, points) {
    const width = points[0].length;
    const tensor = new Tensor("float32", Float32Array.from(points.flat()), [points.length, width]);
    const { output, label } = await session.run({ [name]: tensor });
    if (output.dims[0] !== points.length) throw new Error(`outputs of shape ${output.dims}`);
    return { outputs: rows(output.data, output.dims[1]), labels: label && Array.from(label.data, Number) };
}

function checkLabels(sample, { outputs, labels }, comparison) {
    const expected = sample.classes.length ? outputs.map((row) => classOf(sample, row)) : undefined;
    if (JSON.stringify(labels) !== JSON.stringify(expected)) comparison.fail(sample, `labels ${labels}`);
}

async function checkAll(sample, format, name, points, comparison) {
    const session = await InferenceSession.create(path(sample, format, ".onnx"));
    const all = await run(session, name, points);
    comparison.add(sample, all.outputs, toleranceOf(sample));
    checkLabels(sample, all, comparison);
    return session;
}

async function checkSingly(sample, session, comparison) {
    const outputs = [];
    for (const point of sample.points) outputs.push((await run(session, "points", [point])).outputs[0]);
    comparison.add(sample, outputs, toleranceOf(sample));
}

const comparison = new Comparison();
for (const [number, sample] of load().entries()) {
    try {
        const session = await checkAll(sample, "onnx", "points", sample.points, comparison);
        if (number % 40 === 0) await checkSingly(sample, session, comparison);
        await session.release();
        const bare = await checkAll(sample, "onnx-inputs", "inputs", sample.network_inputs, comparison);
        await bare.release();
    } catch (error) {
        comparison.fail(sample, error.message);
    }
}
comparison.end();
