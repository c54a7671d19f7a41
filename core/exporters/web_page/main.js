// Puts the page together, and again where its size or its colors change.

function showTexts() {
    const from = model.columns.map(({ name }) => name).join(" and ");
    const { name } = model.value;
    // A variable keeps its case.
    const value = name.length > 1 ? name[0].toUpperCase() + name.slice(1) : name;
    byId("title").textContent = `${model.classes.length ? "Class" : value} from ${from}`;
    byId("subtitle").textContent = `Neural network ${units.map((layer) => layer.length).join(" \u2013 ")}`;
    plot.setAttribute("aria-label", isCurve ? `Curve over ${from}` : `Map over ${from}`);
    byId("keys").textContent = `Move the pointer or a finger over the ${isCurve ? "curve" : "map"}, or press the arrow keys.`;
    document.body.classList.toggle("in-words", model.classes.length > 0);
    byId("fields").append(...model.columns.map((column) =>
        html("label", {}, nameOf(column), html("input", { type: "text", inputmode: "decimal", spellcheck: "false" }))));
}

function showLegend() {
    const colors = theme();
    const swatch = (k) => html("span", { class: "swatch", style: `background:${swatchColor(colors, k)}` });
    const bar = html("span", { class: "bar", style: `background:linear-gradient(to right,${colors.calmSigns.map(css).join(",")})` });
    // A class stays beside its color where lines wrap.
    const entry = (...parts) => html("span", { class: "entry" }, ...parts);
    const name = (k) => html("span", {}, className(k));
    if (model.problem === "classification")
        byId("legend").replaceChildren(entry(swatch(0), name(0)), bar, entry(name(1), swatch(1)));
    else if (model.problem === "multiclass")
        byId("legend").replaceChildren(...model.classes.map((_, k) => entry(swatch(k), name(k))));
    else
        byId("legend").replaceChildren(...[tickText(model.value.from), bar, withUnit(tickText(model.value.to), model.value)]
            .map((part) => (part === bar ? bar : html("span", {}, part))));
    byId("legend").hidden = isCurve && model.problem !== "multiclass";
}

/** Draws all that depends on the size. */
function draw() {
    if (isCurve) frame.y = outputAxis();
    layOut();
    svg.replaceChildren(...axes());
    if (isCurve) svg.append(...drawCurves());
    else drawMap();
    svg.append(element("rect", { class: "frame", x: frame.left, y: frame.top, width: frame.width, height: frame.height,
        rx: isCurve ? 0 : 8 }));
    showReading();
}

function drawAll() {
    draw();
    showLegend();
    drawDiagram();
}

showTexts();
listLayers();
// Drawing may make the page so high that a scroll bar takes some of the width.
let drawnWidth = plot.clientWidth;
drawAll();
goTo(here);
new ResizeObserver(() => {
    if (plot.clientWidth === drawnWidth) return;
    drawnWidth = plot.clientWidth;
    draw();
}).observe(plot);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAll);
plot.addEventListener("pointerdown", (event) => { plot.setPointerCapture(event.pointerId); moveTo(event); });
plot.addEventListener("pointermove", moveTo);
plot.addEventListener("keydown", moveByKey);
byId("fields").addEventListener("input", readFields);
byId("fields").addEventListener("submit", (event) => event.preventDefault());
