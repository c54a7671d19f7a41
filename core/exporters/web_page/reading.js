// The point that is read, and what the network says there.

const middleOf = ({ from, to }) => (from + to) / 2;
let here = model.columns.map((column) => rounded(middleOf(column), spanOf(column)));
let speaking = 0;

const percent = (probability) => `${(100 * probability).toFixed(1)} %`;
/** A class's name; a number as one says it. */
const className = (index) => model.classes[index].replace(/^-?\d+$/, (number) => `class ${withMinus(number)}`);

/** What is said of outputs: the class or the value, and more about it. */
function wordsOf(outputs) {
    if (model.problem === "regression")
        return { value: withUnit(numberText(outputs[0], spanOf(model.value)), model.value), detail: model.value.name };
    const index = classOf(outputs);
    if (model.problem === "multiclass") return { index, value: className(index), detail: `probability ${percent(outputs[index])}` };
    const score = `output ${numberText(outputs[0], 2)}`;
    if (!model.isLogit) return { index, value: className(index), detail: `${score}, ${className(1)} from ${tickText(model.threshold)} on` };
    return { index, value: className(index), detail: `probability of ${className(1)} ${percent((shade(outputs[0]) + 1) / 2)}, ${score}` };
}

function showChances(outputs, colors) {
    byId("chances").replaceChildren(...outputs.map((probability, k) => {
        const full = html("div", { style: `width:${100 * probability}%;background:${swatchColor(colors, k)}` });
        return html("li", {}, html("span", { class: "swatch", style: `background:${swatchColor(colors, k)}` }),
            html("span", {}, className(k)), html("span", { class: "track" }, full),
            html("span", { class: "number" }, percent(probability)));
    }));
}

function showReading() {
    const outputs = outputsAt(here);
    const colors = theme();
    const { index, value, detail } = wordsOf(outputs);
    byId("value").textContent = value;
    byId("detail").textContent = detail;
    byId("swatch").hidden = index === undefined;
    byId("swatch").style.background = index === undefined
        ? "" : swatchColor(colors, index);
    if (model.problem === "multiclass") showChances(outputs, colors);
    showCrosshair(outputs);
    // Once the pointer rests, for those who listen.
    clearTimeout(speaking);
    const place = model.columns.map((column, c) => withUnit(`${column.name} ${numberText(here[c], spanOf(column))}`, column));
    speaking = setTimeout(() => { byId("spoken").textContent = `${place.join(", ")}: ${value}; ${detail}`; }, 400);
}

function showCrosshair(outputs) {
    svg.querySelectorAll(".cross").forEach((part) => part.remove());
    const isInside = model.columns.every((column, c) => here[c] >= Math.min(column.from, column.to) && here[c] <= Math.max(column.from, column.to));
    if (!isInside) return;
    const x = toX(here[0]);
    const heights = isCurve ? outputs.map(toY) : [toY(here[1])];
    const made = [line("hair cross", x, frame.top, x, frame.top + frame.height)];
    if (!isCurve) made.push(line("hair cross", frame.left, heights[0], frame.left + frame.width, heights[0]));
    svg.append(...made, ...heights.map((cy) => element("circle", { class: "here cross", cx: x, cy, r: 5 })));
}

/** Goes to a point; what is shown of it is exactly what is computed with. */
function goTo(point, source) {
    here = point.map((reading, c) => (source ? reading : rounded(reading, spanOf(model.columns[c]))));
    if (!source)
        byId("fields").querySelectorAll("input").forEach((field, c) => {
            field.value = String(here[c]);
            field.removeAttribute("aria-invalid");
        });
    showReading();
}

/** Takes both the decimal point and the comma. */
function readFields() {
    const fields = [...byId("fields").querySelectorAll("input")];
    const point = fields.map((field) => {
        const text = field.value.trim().replace(",", ".").replace("\u2212", "-");
        const number = text === "" ? NaN : Number(text);
        field.setAttribute("aria-invalid", String(!Number.isFinite(number)));
        return number;
    });
    if (point.every(Number.isFinite)) goTo(point, true);
}

function moveTo(event) {
    const box = plot.getBoundingClientRect();
    const limited = (px, from, length) => Math.max(from, Math.min(from + length, px));
    const x = fromX(limited(event.clientX - box.left, frame.left, frame.width));
    const y = fromY(limited(event.clientY - box.top, frame.top, frame.height));
    goTo(isCurve ? [x] : [x, y]);
}

/** Arrow keys go a hundredth of the range, with Shift a tenth; Home to the middle. */
function moveByKey(event) {
    const directions = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowDown: [1, -1], ArrowUp: [1, 1] };
    const [column, direction] = directions[event.key] ?? [];
    const point = [...here];
    if (event.key === "Home") point.splice(0, point.length, ...model.columns.map(middleOf));
    else if (column < point.length) {
        const { from, to } = model.columns[column];
        const next = point[column] + direction * (event.shiftKey ? 0.1 : 0.01) * (to - from);
        point[column] = Math.max(Math.min(from, to), Math.min(Math.max(from, to), next));
    } else return;
    event.preventDefault();
    goTo(point);
}
