// Of data with one column, the outputs as curves.

/** The outputs' curves, sampled at every other pixel. */
function curves() {
    const count = Math.ceil(frame.width / 2) + 1;
    const readings = Array.from({ length: count }, (_, i) => frame.x.from + i / (count - 1) * spanOf(frame.x));
    const rows = readings.map((reading) => outputsAt([reading]));
    return rows[0].map((_, k) => readings.map((reading, i) => [reading, rows[i][k]]));
}

/** The axis of the outputs: probabilities from 0 to 1, others as far as the curve and the usual range go. */
function outputAxis() {
    if (model.problem === "multiclass") return { name: "probability", unit: "", from: 0, to: 1 };
    const rough = Array.from({ length: 201 }, (_, i) => outputsAt([frame.x.from + i / 200 * spanOf(frame.x)])[0]);
    const finite = rough.concat(model.value.from, model.value.to).filter(Number.isFinite);
    const [low, high] = [Math.min(...finite), Math.max(...finite)];
    const room = 0.06 * (high - low);
    return { ...model.value, from: low - room, to: high + room };
}

function drawCurves() {
    const colors = theme();
    const made = curves().map((points, k) => {
        const path = points.map(([x, y], i) => `${i ? "L" : "M"}${toX(x).toFixed(2)} ${toY(y).toFixed(2)}`).join("");
        const stroke = css(model.problem === "multiclass" ? colors.classes[k] : colors.signs[2]);
        return element("path", { class: "curve", d: path, stroke });
    });
    if (model.problem === "classification")
        made.unshift(line("threshold", frame.left, toY(model.threshold), frame.left + frame.width, toY(model.threshold)));
    return made;
}
