// The colors stand in the style sheet; here they are mixed.

const hexes = (color) => [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16));
const mix = (a, b, share) => a.map((channel, i) => channel + (b[i] - channel) * share);
const css = (color) => `rgb(${color.map(Math.round).join(" ")})`;

/** The colors in force, as lists of red, green and blue. */
function theme() {
    const style = getComputedStyle(document.documentElement);
    const text = (name) => style.getPropertyValue(`--${name}`).trim();
    const color = (name) => hexes(text(name));
    const [ground, calm, calmZero] = [color("ground"), Number(text("calm")), Number(text("calm-zero"))];
    const signs = ["negative", "zero", "positive"].map(color);
    return {
        ground,
        text: color("text"),
        signs,
        calmSigns: [mix(signs[0], ground, calm), mix(signs[1], ground, calmZero), mix(signs[2], ground, calm)],
        classes: model.classes.map((_, k) => color(`class${k % 8}`)),
        calmClass: Number(text("calm-class")),
    };
}

/** The color of a number from -1 to 1. */
function signColor([negative, zeroColor, positive], value) {
    const limited = Math.max(-1, Math.min(1, value || 0));
    return mix(zeroColor, limited < 0 ? negative : positive, Math.abs(limited));
}

/** The color of a class where it has that probability: the ground's where all are alike. */
function classColor(colors, index, probability) {
    const least = 1 / model.classes.length;
    const share = Math.max(0, (probability - least) / (1 - least));
    return mix(colors.ground, colors.classes[index], colors.calmClass * (0.08 + 0.92 * share));
}

/** The color in lists and swatches of a class, by its index. */
const swatchColor = (colors, k) =>
    css(model.problem === "multiclass" ? colors.classes[k] : colors.signs[k === 0 ? 0 : 2]);
