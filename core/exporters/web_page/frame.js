// The picture's frame: where its axes are, and what is written beside them.

const element = (name, attributes = {}, text = "") => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.textContent = text;
    return made;
};
const html = (name, attributes = {}, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
};
const byId = (id) => document.getElementById(id);

const isCurve = model.columns.length === 1;
const plot = byId("plot");
const canvas = plot.querySelector("canvas");
const svg = plot.querySelector("svg");

/** Where the picture lies in the plot, in CSS pixels, and the axes' ends. */
const frame = { left: 0, top: 8, width: 0, height: 0, x: model.columns[0], y: model.columns[1] };
const toX = (reading) => frame.left + (reading - frame.x.from) / spanOf(frame.x) * frame.width;
const toY = (reading) => frame.top + (frame.y.to - reading) / spanOf(frame.y) * frame.height;
const fromX = (px) => frame.x.from + (px - frame.left) / frame.width * spanOf(frame.x);
const fromY = (py) => frame.y.to - (py - frame.top) / frame.height * spanOf(frame.y);

const shortened = (text, most) => ([...text].length > most ? [...text].slice(0, most - 1).join("") + "\u2026" : text);

function layOut() {
    const yTicks = ticks(frame.y.from, frame.y.to, 8).map(tickText);
    frame.left = 32 + 7 * Math.max(...yTicks.map((text) => text.length));
    frame.width = Math.max(80, plot.clientWidth - frame.left - 10);
    frame.height = isCurve ? Math.max(200, Math.round(0.62 * frame.width)) : frame.width;
    const height = frame.top + frame.height + 42;
    for (const [key, value] of Object.entries({ width: plot.clientWidth, height })) svg.setAttribute(key, value);
}

function line(className, x1, y1, x2, y2) {
    return element("line", { class: className, x1, y1, x2, y2 });
}

/** Axes and their numbers, as elements. */
function axes() {
    const bottom = frame.top + frame.height;
    const made = [];
    for (const value of ticks(frame.x.from, frame.x.to, Math.max(2, Math.min(8, frame.width / 55)))) {
        if (isCurve) made.push(line("grid", toX(value), frame.top, toX(value), bottom));
        made.push(line("tick", toX(value), bottom, toX(value), bottom + 4),
            element("text", { x: toX(value), y: bottom + 17, "text-anchor": "middle" }, tickText(value)));
    }
    for (const value of ticks(frame.y.from, frame.y.to, Math.max(2, Math.min(8, frame.height / 40)))) {
        if (isCurve) made.push(line("grid", frame.left, toY(value), frame.left + frame.width, toY(value)));
        made.push(line("tick", frame.left - 4, toY(value), frame.left, toY(value)),
            element("text", { x: frame.left - 8, y: toY(value) + 4, "text-anchor": "end" }, tickText(value)));
    }
    const middle = frame.top + frame.height / 2;
    made.push(
        element("text", { class: "name", x: frame.left + frame.width / 2, y: bottom + 35, "text-anchor": "middle" },
            shortened(nameOf(frame.x), frame.width / 7)),
        element("text", { class: "name", x: 0, y: 0, "text-anchor": "middle", transform: `translate(13 ${middle}) rotate(-90)` },
            shortened(nameOf(frame.y), frame.height / 7)));
    return made;
}
