// The network as a diagram: every neuron shows its output over the data's range, every edge its weight.

const most = 9;
const size = 30;
const gap = 8;
const fine = 32;

/** What all units give over the data's range, by layers, each from -1 to 1: inputs as parts of their largest. */
function unitFields() {
    const fields = units.map((layer) => Array.from(layer.slice(0, most), () => new Float64Array(fine * fine)));
    for (let at = 0; at < fine * fine; ++at)
        run(pointAt((at % fine + 0.5) / fine, (Math.floor(at / fine) + 0.5) / fine)).forEach((layer, l) =>
            fields[l].forEach((field, j) => {
                const isScore = l === units.length - 1;
                field[at] = !isScore ? layer[j] : model.problem === "multiclass" ? 2 * layer[j] - 1 : shade(layer[j]);
            }));
    for (const field of fields[0]) {
        const largest = field.reduce((all, value) => Math.max(all, Math.abs(value)), 1e-12);
        field.forEach((value, at) => { field[at] = value / largest; });
    }
    return fields;
}

/** Pictures of all units, by layers, as addresses of images. */
function thumbnails(colors) {
    const drawing = html("canvas", { width: fine, height: fine });
    return unitFields().map((layer) => layer.map((field) => {
        const picture = new ImageData(fine, fine);
        field.forEach((value, at) => picture.data.set([...signColor(colors.signs, value), 255], 4 * at));
        drawing.getContext("2d").putImageData(picture, 0, 0);
        return drawing.toDataURL();
    }));
}

/** The point at that share of the way from left to right and from top to bottom. */
function pointAt(across, down) {
    const [x, y] = model.columns;
    return y ? [x.from + across * spanOf(x), y.to - down * spanOf(y)] : [x.from + across * spanOf(x)];
}

function edges(places, colors) {
    const made = [];
    model.layers.forEach(({ weights, biases }, l) => {
        const from = weights.length / biases.length;
        const strongest = weights.reduce((all, weight) => Math.max(all, Math.abs(weight)), 1e-12);
        places[l + 1].forEach((end, j) => places[l].forEach((start, i) => {
            const weight = weights[j * from + i];
            const share = Math.abs(weight) / strongest;
            const [x0, x1, middle] = [start.x + size, end.x, (start.x + size + end.x) / 2];
            const [y0, y1] = [start.y + size / 2, end.y + size / 2];
            made.push(element("path", {
                class: "edge", d: `M${x0} ${y0}C${middle} ${y0} ${middle} ${y1} ${x1} ${y1}`,
                stroke: css(colors.signs[weight < 0 ? 0 : 2]), "stroke-width": (0.4 + 2 * share).toFixed(2),
                "stroke-opacity": (0.12 + 0.75 * share).toFixed(2),
            }));
        }));
    });
    return made;
}

/** Where units stand: layers in columns, at most `most` units of each. */
function unitPlaces(width, height) {
    const last = units.length - 1;
    return units.map((layer, l) => {
        const count = Math.min(layer.length, most);
        const top = (height - count * size - (count - 1) * gap) / 2;
        return Array.from({ length: count }, (_, j) => ({ x: 1 + l * (width - size - 2) / last, y: top + j * (size + gap) }));
    });
}

function drawDiagram() {
    const colors = theme();
    const rows = Math.min(most, Math.max(...units.map((layer) => layer.length)));
    const width = Math.max(320, units.length * 64);
    const height = rows * (size + gap) - gap + 2;
    const isCut = units.some((layer) => layer.length > most);
    const places = unitPlaces(width, height);
    const pictures = thumbnails(colors);
    const made = element("svg", { viewBox: `0 0 ${width} ${height + (isCut ? 18 : 0)}`, "aria-hidden": "true" });
    made.append(...edges(places, colors));
    places.forEach((layer, l) => layer.forEach(({ x, y }, j) => made.append(
        element("image", { href: pictures[l][j], x, y, width: size, height: size, preserveAspectRatio: "none" }),
        element("rect", { class: "unit", x, y, width: size, height: size, rx: 4 }))));
    places.forEach((layer, l) => units[l].length > most && made.append(
        element("text", { x: layer[0].x + size / 2, y: height + 13, "text-anchor": "middle" }, `+ ${units[l].length - most}`)));
    byId("diagram").replaceChildren(made);
}

function listLayers() {
    const inputs = `${model.inputs.length} ${model.inputs.length === 1 ? "input" : "inputs"}, ${model.inputs.join(", ")}`;
    byId("layers").replaceChildren(...[inputs, ...model.layers.map(({ words }) => words)].map((words) => {
        const [count, ...others] = words.split(", ");
        return html("li", {}, html("b", {}, count), ` \u00b7 ${others.join(", ")}`);
    }));
}
