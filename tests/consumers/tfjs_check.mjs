// Runs every TensorFlow.js export: the graph models on all points, some of them one by one, and the layers
// models, of which some are trained on. tfjs_check.mjs FOLDER
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Comparison, classOf, load, need, path, rows } from "./samples.mjs";

const tf = await need("@tensorflow/tfjs");
tf.enableProdMode();
await tf.setBackend("cpu");

const TOLERANCE = 1e-4;

/** Reads a model as a browser does, but from the disk. */
function reader(folder) {
    const readWeights = async (manifest) => {
        const names = manifest.flatMap((group) => group.paths);
        const files = names.map((name) => readFileSync(join(folder, name)));
        const specs = manifest.flatMap((group) => group.weights);
        const bytes = new Uint8Array(Buffer.concat(files));
        const numbers = specs.reduce((sum, { shape }) => sum + shape.reduce((a, b) => a * b, 1), 0);
        if (bytes.length !== 4 * numbers) throw new Error(`${bytes.length} bytes for ${numbers} numbers`);
        return [specs, bytes.buffer];
    };
    const model = JSON.parse(readFileSync(join(folder, "model.json"), "utf8"));
    return { load: () => tf.io.getModelArtifactsForJSON(model, readWeights) };
}

const isSame = (a, b) => JSON.stringify(a) === JSON.stringify(b);
const matrix = (points) => tf.tensor2d(points, [points.length, points[0].length]);
const rowsOf = (tensor) => rows(tensor.dataSync(), tensor.shape[1]);
const isDenied = (sample) => sample.losses.tfjs.some((loss) => loss.startsWith("There is no layers model"));
const takesInputs = (sample) => sample.losses.tfjs.some((loss) => loss.includes('"inputs"'));

function checkGraph(sample, model, comparison) {
    const { output, label } = model.predict(matrix(sample.points));
    const outputs = rowsOf(output);
    comparison.add(sample, outputs, TOLERANCE);
    const labels = label && [label.dtype, ...label.dataSync()];
    const wanted = outputs.map((row) => classOf(sample, row));
    if (!isSame(labels, sample.classes.length ? ["int32", ...wanted] : undefined))
        comparison.fail(sample, `labels ${labels}`);
    const { columns, classes } = model.artifacts.userDefinedMetadata;
    if (columns.length !== sample.columns) comparison.fail(sample, `${columns.length} columns`);
    if (!isSame(classes ?? [], sample.classes)) comparison.fail(sample, `classes ${classes}`);
}

/** No points are no predictions. */
function checkNone(sample, model, comparison) {
    const { output, label } = model.predict(tf.zeros([0, sample.columns]));
    if (!isSame(output.shape, [0, sample.outputs[0].length]) || (label && !isSame(label.shape, [0])))
        comparison.fail(sample, `makes ${output.shape} and ${label?.shape} of no points`);
}

function checkSingly(sample, model, comparison) {
    const outputs = sample.points.map((point) => rowsOf(model.execute(matrix([point]), "output"))[0]);
    comparison.add(sample, outputs, TOLERANCE);
}

/** What a sample's layers model is given for its points. */
function given(sample, graph) {
    const points = matrix(sample.points);
    return takesInputs(sample) ? graph.execute(points, "inputs") : points;
}

/** It gives values as the network does. */
function checkLayers(sample, graph, layers, comparison) {
    const reading = (value) => sample.value_origin + sample.value_scale * value;
    const outputs = rowsOf(layers.predict(given(sample, graph)));
    comparison.add(sample, outputs.map((row) => row.map(reading)), TOLERANCE);
}

/** Layers that drop in training do as in Nabla, in the same places. */
function checkDropout(sample, layers, comparison) {
    const found = layers.layers.filter((layer) => layer.getClassName() === "Dropout").map((layer) => {
        const width = layer.outputShape[1];
        const dropped = Array.from(layer.apply(tf.ones([20000, width]), { training: true }).dataSync());
        const kept = dropped.filter((output) => output !== 0);
        return { width, share: kept.length / dropped.length, divisor: 1 / kept[0] };
    });
    const wanted = sample.kept.map((kept, l) => ({ kept, width: sample.widths[l] })).filter(({ kept }) => kept < 1);
    const isAsWanted = ({ width, share, divisor }, l) =>
        width === wanted[l].width && Math.abs(share - wanted[l].kept) < 0.03 &&
        Math.abs(divisor - wanted[l].kept) < 1e-5;
    if (found.length !== wanted.length || !found.every(isAsWanted))
        comparison.fail(sample, `drops ${JSON.stringify(found)} instead of ${JSON.stringify(wanted)}`);
}

/** Running means follow a batch of ones, whose mean is 1, as in Nabla; they stay as they were for what follows. */
function checkMomentum(sample, layers, comparison) {
    for (const layer of layers.layers.filter((each) => each.getClassName() === "BatchNormalization")) {
        const weights = layer.getWeights().map((weight) => weight.clone());
        const wanted = weights[2].mul(1 - sample.norm_momentum).add(sample.norm_momentum);
        layer.apply(tf.ones([10, layer.outputShape[1]]), { training: true });
        const error = layer.getWeights()[2].sub(wanted).abs().max().dataSync()[0];
        layer.setWeights(weights);
        if (!(error < 1e-5)) comparison.fail(sample, `running means are ${error} off after a batch`);
    }
}

/** One epoch towards other outputs brings it nearer to them (but where running statistics lag behind, or outputs
 *  are dropped at random, only to some loss), and leaves the scales of its inputs. */
async function checkTraining(sample, graph, layers, comparison) {
    const inputs = given(sample, graph);
    const wanted = layers.predict(inputs).mul(0.5).add(0.1);
    const scales = () => layers.layers[0].weights.map((weight) => weight.read().dataSync().join());
    const before = scales();
    const optimizer = tf.train.adam(0.003);
    layers.compile({ optimizer, loss: "meanSquaredError" });
    const first = layers.evaluate(inputs, wanted).dataSync()[0];
    await layers.fit(inputs, wanted, { epochs: 1, batchSize: 8, shuffle: false, verbose: 0 });
    const last = layers.evaluate(inputs, wanted).dataSync()[0];
    optimizer.dispose();
    const lags = ["BatchNormalization", "Dropout"];
    const isSlow = layers.layers.some((layer) => lags.includes(layer.getClassName()));
    if (!(last < (isSlow ? Infinity : first)))
        comparison.fail(sample, `training takes the loss from ${first} to ${last}`);
    if (layers.layers[0].name === "inputs" && !isSame(before, scales()))
        comparison.fail(sample, "training changes the inputs' scales");
}

async function check(sample, number, comparison) {
    const folder = path(sample, "tfjs");
    const graph = await tf.loadGraphModel(reader(folder));
    checkGraph(sample, graph, comparison);
    checkNone(sample, graph, comparison);
    if (number % 40 === 0) checkSingly(sample, graph, comparison);
    const hasLayers = existsSync(join(folder, "layers"));
    if (hasLayers === isDenied(sample)) comparison.fail(sample, `layers: ${hasLayers}`);
    if (hasLayers) {
        const layers = await tf.loadLayersModel(reader(join(folder, "layers")));
        checkLayers(sample, graph, layers, comparison);
        checkDropout(sample, layers, comparison);
        checkMomentum(sample, layers, comparison);
        if (number % 25 === 0 || sample.kept.some((kept) => kept < 1)) await checkTraining(sample, graph, layers, comparison);
        layers.dispose();
    }
    graph.dispose();
}

const comparison = new Comparison();
for (const [number, sample] of load().entries()) {
    tf.engine().startScope();
    await check(sample, number, comparison).catch((error) => comparison.fail(sample, error.message));
    tf.engine().endScope();
}
const { numTensors } = tf.memory();
if (numTensors) comparison.fail({ id: "memory", words: "at the end" }, `${numTensors} tensors`);
comparison.end();
