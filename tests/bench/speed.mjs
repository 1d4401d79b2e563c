// Speed, size and memory rows. Warm and cold figures are ratios to wink-nlp, measured in the same run, so
// that another machine gives about the same; every round is a fresh process or a fresh browser.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { build } from "esbuild";
import { requestOf, speedArticles } from "./articles.mjs";
import { browserRounds } from "./browser.mjs";

const OUT = "build/bench";
const ROUNDS = 5;
const MEASURED = 24; // articles a round, each seen once
const WARM_UP = 56; // enough for V8 to have optimised both

/** Median of a field over rounds. */
function medianOf(rounds, field) {
  const sorted = rounds.map((round) => round[field]).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

async function bundle() {
  mkdirSync(OUT, { recursive: true });
  const common = { bundle: true, format: "esm", minify: true, outdir: OUT, logLevel: "error" };
  await build({ ...common, entryPoints: ["tests/bench/measure.mjs", "tests/bench/cold-wink.mjs"] });
  await build({
    ...common,
    entryPoints: ["tests/bench/cold-engine.mjs"],
    format: "iife",
    globalName: "coldEngine",
  });
}

function writeTexts() {
  const { from, measured, warmUp } = speedArticles(MEASURED, WARM_UP);
  const pair = (text) => ({ text, request: requestOf(text) });
  const texts = { from, measured: measured.map(pair), warmUp: warmUp.map(pair) };
  writeFileSync(`${OUT}/texts.json`, JSON.stringify(texts));
  return texts;
}

const nodeRun = (...args) =>
  JSON.parse(execFileSync("node", ["tests/bench/in-node.mjs", ...args]).toString());

function ratioRow(figure, ours, peer, most, unit) {
  const value = `${(ours / peer).toFixed(2)} (${ours.toFixed(2)} against ${peer.toFixed(2)} ${unit})`;
  return { figure, value, wanted: `at most ${most}`, met: ours / peer <= Number(most) };
}

function compareRows() {
  const rounds = Array.from({ length: ROUNDS }, () => nodeRun("compare"));
  const row = (what, field) =>
    ratioRow(
      `compare two 800-word articles (${what}), both analyses included, of one analysis`,
      medianOf(rounds, field),
      medianOf(rounds, "analyze"),
      "4",
      "ms",
    );
  return [row("different", "other"), row("the same", "same")];
}

/** 120 ms on the machine where wink-nlp takes 1.68 ms an article. */
function refineRow(from) {
  const rounds = Array.from({ length: 3 }, () => nodeRun("refine"));
  const figure = `refining tier, 800 words, Node, of wink-nlp (${from})`;
  return ratioRow(figure, medianOf(rounds, "engine"), medianOf(rounds, "wink"), "71", "ms");
}

function memoryRows() {
  const { megabytes, refined, grown } = nodeRun("memory");
  const row = (figure, value) => ({
    figure,
    value: `${value.toFixed(1)} MB`,
    wanted: "at most 64 MB",
    met: value <= 64,
  });
  return [
    row("engine memory on a 1 MB article", megabytes),
    row("engine memory on a 1 MB article, refining weights loaded", refined),
    { figure: "growth over 1,000 analyses", value: `${grown} bytes`, wanted: "none", met: grown === 0 },
  ];
}

function sizeRows() {
  const version = JSON.parse(readFileSync("package.json", "utf8")).version;
  return ["chrome", "firefox"].flatMap((name) => {
    const file = `dist/firsthand-${version}-${name}.zip`;
    const size = existsSync(file) ? statSync(file).size : null;
    const row = (tier, most) => ({
      figure: `packed extension, ${name}, ${tier}`,
      value: size === null ? "skipped: run build-scripts/package" : `${(size / 1e6).toFixed(2)} MB`,
      wanted: `at most ${most} MB`,
      met: size === null ? null : size <= most * 1e6,
    });
    return [row("as for the instant tier alone", 4), row("with the refining tier", 10)];
  });
}

/** The browser tests measure this one, with their own clock; one row a browser. */
function toggleRows() {
  const figure = "toggle to marks, sample article, background cold";
  const wanted = "at most 150 ms";
  if (!existsSync("build/toggle-ms.json")) {
    return [{ figure, value: "skipped: run build-scripts/test browser", wanted, met: null }];
  }
  const browsers = Object.entries(JSON.parse(readFileSync("build/toggle-ms.json", "utf8")));
  return browsers.map(([name, { median }]) => ({
    figure: `${figure}, ${name}`,
    value: `${median} ms`,
    wanted,
    met: median <= 150,
  }));
}

/** All speed, size and memory rows, in the order of the table. */
export async function speedRows() {
  for (const file of [
    "dist/firsthand.wasm",
    "dist/en.bundle",
    "dist/en.refiner",
    "dist/chrome/manifest.json",
  ]) {
    if (!existsSync(file)) throw new Error(`${file} is missing: run build-scripts/build first`);
  }
  await bundle();
  const { from } = writeTexts();
  const node = Array.from({ length: ROUNDS }, () => nodeRun("warm"));
  const chromium = await browserRounds(ROUNDS);
  const warm = (rounds, where) =>
    ratioRow(
      `warm, 800 words, ${where}, of wink-nlp (${from})`,
      medianOf(rounds, "engine"),
      medianOf(rounds, "wink"),
      "3",
      "ms",
    );
  return [
    warm(node, "Node"),
    warm(chromium, "Chromium"),
    ratioRow(
      "cold start in the background, of wink-nlp in a page",
      medianOf(chromium, "coldEngine"),
      medianOf(chromium, "coldWink"),
      "0.333",
      "ms",
    ),
    ...compareRows(),
    refineRow(from),
    ...toggleRows(),
    ...sizeRows(),
    ...memoryRows(),
  ];
}
