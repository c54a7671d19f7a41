// How numbers and axes read.

const withMinus = (text) => text.replace("-", "\u2212");

/** Decimals that tell a thousandth of a span from none. */
const decimalsFor = (span) => Math.min(12, Math.max(0, Math.ceil(3 - Math.log10(Math.abs(span)))));

/** A number that is one of many over a span. */
function numberText(value, span) {
    const isLong = Math.abs(value) >= 1e9 || Math.abs(span) < 1e-6;
    return withMinus(isLong ? String(Number(value.toPrecision(6))) : value.toFixed(decimalsFor(span)));
}

/** The number as shown: what is computed from it is what is read. */
const rounded = (value, span) => Number(Number(value.toFixed(decimalsFor(span))).toPrecision(15));

/** A number beside an axis. */
function tickText(value) {
    const size = Math.abs(value);
    if (size >= 1e9 || (size > 0 && size < 1e-3)) return withMinus(String(Number(value.toPrecision(4)))).replace("e+", "e");
    if (size >= 1e6) return withMinus(String(Number((value / 1e6).toPrecision(6)))) + "M";
    if (size >= 1e4) return withMinus(String(Number((value / 1e3).toPrecision(6)))) + "k";
    return withMinus(String(Number(value.toPrecision(6))));
}

/** Round numbers from one to another, about `most` of them. */
function ticks(low, high, most) {
    const least = Math.abs(high - low) / most;
    const decade = 10 ** Math.floor(Math.log10(least));
    const step = decade * ([1, 2, 5].find((factor) => factor * decade >= least * (1 - 1e-9)) ?? 10);
    const all = [];
    const end = Math.max(low, high) / step + 1e-9;
    for (let i = Math.ceil(Math.min(low, high) / step - 1e-9); i <= end; ++i) all.push(i * step);
    return all;
}

/** An axis's name with its unit. */
const nameOf = ({ name, unit }) => (unit ? `${name}, ${unit}` : name);
const withUnit = (text, { unit }) => (unit ? `${text} ${unit}` : text);
const spanOf = ({ from, to }) => to - from;
