/** 1 - erf(x): near 0 by its series, farther by its continued fraction (Abramowitz and Stegun 7.1.6, 7.1.14). */
function erfc(x) {
    if (x < 0) return 2 - erfc(-x);
    const density = 2 / Math.sqrt(Math.PI) * Math.exp(-x * x);
    if (x < 2) {
        let term = x;
        let sum = x;
        for (let n = 1; term > 1e-17 * sum; ++n) sum += term *= 2 * x * x / (2 * n + 1);
        return 1 - density * sum;
    }
    let fraction = x;
    for (let n = 120; n > 0; --n) fraction = x + n / 2 / fraction;
    return density / 2 / fraction;
}

