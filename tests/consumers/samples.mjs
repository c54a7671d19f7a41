// What all consumers written in JavaScript share: the samples, and the comparison with what Nabla says.
import { readFileSync } from "node:fs";
import { join } from "node:path";

export const folder = process.argv[2];

export function load() {
    return JSON.parse(readFileSync(join(folder, "samples.json"), "utf8"));
}

export function path(sample, format, extension = "") {
    return join(folder, `${sample.id}-${format}${extension}`);
}

/** Ends the program as a skipped check, and says why. */
export function skip(why) {
    console.log(why);
    process.exit(77);
}

/** A package, or the end of the program as a skipped check where it is not installed. */
export async function need(name) {
    try {
        const module = await import(name);
        return module.default ?? module;
    } catch (error) {
        if (error.code !== "ERR_MODULE_NOT_FOUND") throw error;
        return skip(`${name} is missing: run npm install --ignore-scripts in tests/consumers`);
    }
}

/** Rows of `width` numbers, of them one after another. */
export function rows(numbers, width) {
    const all = Array.from(numbers, Number);
    return Array.from({ length: all.length / width }, (_, row) => all.slice(row * width, (row + 1) * width));
}

/** The class that Nabla's rules take for a row of outputs, as an index. */
export function classOf(sample, outputs) {
    if (sample.problem === "multiclass") return outputs.indexOf(Math.max(...outputs));
    return outputs[0] >= sample.threshold ? 1 : 0;
}

/** Counts where outputs leave |a - b| <= tolerance * max(1, |b|), in the network's output scale and in the
 *  data's units, and how far they go. */
export class Comparison {
    models = 0;
    worst = 0;
    failures = [];

    /** Compares rows of outputs with those of the sample's points, from the first on. */
    add(sample, outputs, tolerance, expected = sample.outputs) {
        this.models += 1;
        if (outputs.length !== expected.length) {
            this.fail(sample, `${outputs.length} outputs for ${expected.length} points`);
            return;
        }
        for (let row = 0; row < expected.length; ++row) {
            const why = this.#row(sample, outputs[row], expected[row], tolerance);
            if (why) {
                this.fail(sample, `at ${JSON.stringify(sample.points[row])}: ${why}`);
                return;
            }
        }
    }

    #row(sample, got, wanted, tolerance) {
        if (got.length !== wanted.length) return `${got.length} numbers for ${wanted.length}`;
        const inScale = (value) => (value - sample.value_origin) / sample.value_scale;
        for (let i = 0; i < wanted.length; ++i) {
            const [a, b] = [got[i], wanted[i]];
            for (const [a1, b1] of [[a, b], [inScale(a), inScale(b)]]) {
                const error = Math.abs(a1 - b1) / Math.max(1, Math.abs(b1));
                // Not-a-number is no agreement.
                if (!(error <= tolerance)) return `${a} instead of ${b}, off by ${error.toPrecision(2)}`;
                this.worst = Math.max(this.worst, error);
            }
        }
        return "";
    }

    fail(sample, why) {
        this.failures.push([sample, why]);
    }

    /** Says how it went, and ends the program. */
    end() {
        for (const [sample, why] of this.failures.slice(0, 20))
            console.log(`${sample.id} (${sample.words}): ${why}`);
        const counts = `${this.models} models, ${this.failures.length} failures`;
        console.log(`${counts}, largest error ${this.worst.toPrecision(3)}`);
        process.exit(this.failures.length || !this.models ? 1 : 0);
    }
}
