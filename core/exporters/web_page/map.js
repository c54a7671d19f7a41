// The map of what the network says over the plane: computed roughly at once, then pixel by pixel.

/** What the pixels show: a shade, or, of more than two classes, the likeliest and its probability. */
const field = { width: 0, height: 0, shades: new Float32Array(0), indices: new Uint8Array(0) };
let fieldJob = 0;

function computeBlock(column, row, size, point) {
    point[0] = frame.x.from + (column + size / 2) / field.width * spanOf(frame.x);
    point[1] = frame.y.to - (row + size / 2) / field.height * spanOf(frame.y);
    const outputs = run(point).at(-1);
    const index = model.problem === "multiclass" ? classOf(outputs) : 0;
    const value = model.problem === "multiclass" ? outputs[index] : shade(outputs[0]);
    for (let y = row; y < Math.min(row + size, field.height); ++y) {
        const start = y * field.width;
        const end = start + Math.min(column + size, field.width);
        field.shades.fill(value, start + column, end);
        field.indices.fill(index, start + column, end);
    }
}

function computeRows(from, to, size) {
    const point = [0, 0];
    for (let row = from; row < to; row += size)
        for (let column = 0; column < field.width; column += size) computeBlock(column, row, size, point);
}

/** Computes the field for a canvas of that many device pixels: at once in blocks, then in finer ones and pixel by
 *  pixel, between what else the page has to do. */
function computeField(width, height) {
    const job = ++fieldJob;
    Object.assign(field, { width, height, shades: new Float32Array(width * height), indices: new Uint8Array(width * height) });
    const sizes = [3, 1];
    let row = 0;
    const goOn = () => {
        if (job !== fieldJob) return;
        const start = row;
        const until = performance.now() + 12;
        for (; row < height && performance.now() < until; row += sizes[0]) computeRows(row, row + 1, sizes[0]);
        row = Math.min(row, height);
        paintField(Math.max(0, start - 1), row);
        if (row === height) {
            sizes.shift();
            row = 0;
        }
        if (sizes.length > 0) setTimeout(goOn);
        else plot.dataset.done = "yes";
    };
    delete plot.dataset.done;
    computeRows(0, height, Math.round(8 * devicePixelRatio));
    paintField(0, height);
    setTimeout(goOn);
}

/** How much of the line between two classes covers a pixel: as far as the shade is from 0, in pixels. */
function lineAt(at, isLast, width) {
    const here = field.shades[at];
    const across = (isLast ? field.shades[at - 1] : field.shades[at + 1]) - here;
    const down = (at + width < field.shades.length ? field.shades[at + width] : field.shades[at - width]) - here;
    const slope = Math.hypot(across, down);
    return slope > 0 ? Math.max(0, Math.min(1, 0.6 * devicePixelRatio + 0.5 - Math.abs(here) / slope)) : 0;
}

/** Colors by index, 256 for each class or for all shades, as bytes. */
function fieldColors(colors) {
    const steps = 256;
    const rows = model.problem === "multiclass" ? model.classes.length : 1;
    const table = new Uint8ClampedArray(3 * steps * rows);
    for (let i = 0; i < steps * rows; ++i) {
        const share = i % steps / (steps - 1);
        table.set(rows > 1 ? classColor(colors, Math.floor(i / steps), share) : signColor(colors.calmSigns, 2 * share - 1), 3 * i);
    }
    return table;
}

function paintField(from, to) {
    const context = canvas.getContext("2d");
    const { width, shades, indices } = field;
    const image = context.createImageData(width, to - from);
    const colors = theme();
    const table = fieldColors(colors);
    const isShade = model.problem !== "multiclass";
    const hasLine = model.problem === "classification";
    for (let at = from * width, pixel = 0; at < to * width; ++at, pixel += 4) {
        const share = isShade ? (shades[at] + 1) / 2 : shades[at];
        const place = 3 * (256 * indices[at] + (Math.round(255 * Math.max(0, Math.min(1, share))) || 0));
        const lined = hasLine ? 0.5 * lineAt(at, at % width === width - 1, width) : 0;
        for (let c = 0; c < 3; ++c)
            image.data[pixel + c] = table[place + c] + lined * (colors.text[c] - table[place + c]);
        image.data[pixel + 3] = 255;
    }
    context.putImageData(image, 0, from);
}

function drawMap() {
    for (const [key, value] of Object.entries({ left: frame.left, top: frame.top, width: frame.width, height: frame.height }))
        canvas.style[key] = `${value}px`;
    canvas.width = Math.round(frame.width * devicePixelRatio);
    canvas.height = Math.round(frame.height * devicePixelRatio);
    computeField(canvas.width, canvas.height);
}
