// Opens every web page in headless Chromium, asks it about all points, and uses some as people do: pointer, keys,
// fields. html_check.mjs FOLDER
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Comparison, classOf, load, need, path, skip } from "./samples.mjs";

const TOLERANCE = 1e-5;
const PROGRAM = "/usr/bin/chromium";
const FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync"];
// Every page is asked; these, and one in so many, are used as well.
const USED_EACH = 40;
const WIDTHS = [320, 1280];

if (!existsSync(PROGRAM)) skip(`${PROGRAM} is missing`);
const { chromium } = await need("playwright-core");

const comparison = new Comparison();
const profile = mkdtempSync(join(tmpdir(), "nabla-html-"));
let browser;
try {
    browser = await chromium.launchPersistentContext(profile, { executablePath: PROGRAM, args: FLAGS, viewport: { width: WIDTHS[0], height: 900 } });
    await checkAll(browser.pages()[0] ?? await browser.newPage());
} finally {
    await browser?.close();
    rmSync(profile, { recursive: true, force: true });
}
comparison.end();

async function checkAll(page) {
    let complaints = [];
    let address = "";
    page.on("console", (message) => complaints.push(`console: ${message.text()}`));
    page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
    page.on("request", (request) => {
        const url = request.url();
        if (url !== address && !url.startsWith("data:")) complaints.push(`asks for ${url}`);
    });
    for (const [number, sample] of load().entries()) {
        complaints = [];
        address = pathToFileURL(path(sample, "html", ".html")).href;
        await page.goto(address);
        comparison.add(sample, await page.evaluate((points) => window.nabla.predict(points), sample.points), TOLERANCE);
        if (number % USED_EACH === 0 || sample.special) await use(page, sample);
        await page.setViewportSize({ width: WIDTHS[0], height: 900 });
        for (const complaint of complaints) comparison.fail(sample, complaint);
    }
}

/** Uses the page, and compares what it shows with what it predicts. */
async function use(page, sample) {
    const expect = (holds, what) => holds || comparison.fail(sample, what);
    for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        const needs = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(needs <= width, `needs ${needs} of ${width} pixels`);
    }
    const isTorn = await page.evaluate(() => document.querySelector("#legend > .swatch") !== null);
    expect(!isTorn, "a class and its color can go to different lines");
    const first = await shown(page);
    const box = await page.locator("#plot").boundingBox();
    await page.mouse.move(box.x + 0.71 * box.width, box.y + 0.23 * box.height);
    const pointed = await shown(page);
    expect(pointed.fields.join() !== first.fields.join(), "the pointer goes nowhere");
    await checkShown(page, sample, pointed);

    await page.locator("#plot").focus();
    for (const key of ["ArrowLeft", "Shift+ArrowLeft", "ArrowLeft"]) await page.keyboard.press(key);
    const moved = await shown(page);
    expect(moved.point[0] < pointed.point[0], "the keys go nowhere");
    await checkShown(page, sample, moved);
    await page.waitForFunction((value) => document.getElementById("spoken").textContent.includes(value), moved.value,
        { timeout: 3000 }).catch(() => comparison.fail(sample, "is not spoken"));

    for (const [c, reading] of sample.points.at(-1).entries())
        await page.locator("#fields input").nth(c).fill(String(reading).replace(".", ","));
    const typed = await shown(page);
    expect(typed.point.every((reading, c) => reading === sample.points.at(-1)[c]), "takes no decimal comma");
    await checkShown(page, sample, typed);
    await page.locator("#fields input").first().fill("much");
    expect((await shown(page)).value === typed.value, "takes a word for a number");
    const isWrong = await page.locator("#fields input").first().getAttribute("aria-invalid");
    expect(isWrong === "true", "does not say that a word is no number");
}

/** What the page shows: the texts of its fields and of the prediction, the classes' names. */
async function shown(page) {
    const texts = await page.evaluate(() => ({
        fields: [...document.querySelectorAll("#fields input")].map((field) => field.value),
        value: document.getElementById("value").textContent,
        detail: document.getElementById("detail").textContent,
        chances: [...document.querySelectorAll("#chances .number")].map((number) => number.textContent),
    }));
    return { ...texts, point: texts.fields.map((text) => Number(text.replace(",", "."))) };
}

function numberIn(text) {
    return Number(text.replace("\u2212", "-").match(/-?[0-9.]+/)?.[0]);
}

async function checkShown(page, sample, { point, value, detail, chances }) {
    const [outputs] = await page.evaluate((at) => window.nabla.predict([at]), point);
    if (sample.problem === "regression") {
        if (!(Math.abs(numberIn(value) - outputs[0]) <= 2e-3 * Math.abs(sample.value_scale)))
            comparison.fail(sample, `at ${point} shows ${value}, predicts ${outputs}`);
        return;
    }
    const name = sample.classes[classOf(sample, outputs)];
    if (value !== name && value !== `class ${name.replace("-", "\u2212")}`) comparison.fail(sample, `at ${point} shows ${value}, predicts ${outputs}`);
    const percents = chances.map((text) => parseFloat(text) / 100);
    if (sample.problem === "multiclass" && !percents.every((percent, k) => Math.abs(percent - outputs[k]) < 1e-3))
        comparison.fail(sample, `at ${point} shows ${chances}, predicts ${outputs}`);
    if (sample.problem === "classification") {
        const text = detail.match(/output (\S+?)(,|$)/)?.[1] ?? "nothing";
        if (!(Math.abs(numberIn(text) - outputs[0]) <= 2e-3)) comparison.fail(sample, `at ${point} says ${detail}, predicts ${outputs}`);
    }
}
