// Runs the command line on a folder of annotated articles and scores what it says by the scorer that lies
// beside the corpora. Nothing of the corpora is kept: the output goes to build/bench.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";

/** The ids of the annotated articles of a folder, sorted. */
export function articleIds(folder) {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".txt"))
    .map((name) => name.slice(0, -".txt".length))
    .sort();
}

/** A folder with links to some articles of another: the scorer reads whole folders. */
function folderOf(name, gold, ids) {
  const folder = path.resolve("build/bench", name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const id of ids)
    for (const ending of ["txt", "json"])
      symlinkSync(path.resolve(gold, `${id}.${ending}`), path.join(folder, `${id}.${ending}`));
  return folder;
}

/**
 * Gold dev in two folders: the first six articles of each of two outlets' collections, in the order of their ids, are
 * there to choose by, the second six only to report.
 */
export function halves(gold) {
  const ids = articleIds(gold);
  const part = (from) =>
    ["fnc", "wikinews"].flatMap((begins) => ids.filter((id) => id.startsWith(begins)).slice(from, from + 6));
  return {
    fitting: folderOf("fitting-half", gold, part(0)),
    reporting: folderOf("reporting-half", gold, part(6)),
  };
}

/** One {"id","text"} line for every annotated article, as `analyze --jsonl` reads them. */
function inputLines(folder) {
  const line = (id) => JSON.stringify({ id, text: readFileSync(path.join(folder, `${id}.txt`), "utf8") });
  return `${articleIds(folder).map(line).join("\n")}\n`;
}

/** Where score() leaves the command line's output; `name` names it. */
export function outputOf(name) {
  return path.join("build/bench", `${name.replaceAll(/[ ,]+/g, "-")}.jsonl`);
}

/** What score.py says of `analyze --jsonl OPTIONS` on a folder of annotated articles; `name` names the output. */
export function score(shared, gold, name, options) {
  const run = spawnSync("dist/firsthand", ["analyze", "--jsonl", ...options], {
    input: inputLines(gold),
    maxBuffer: 1 << 30,
    stdio: ["pipe", "pipe", "inherit"],
  });
  if (run.status !== 0) throw new Error(`dist/firsthand analyze --jsonl failed on ${name}`);
  mkdirSync("build/bench", { recursive: true });
  const output = outputOf(name);
  writeFileSync(output, run.stdout);
  const scored = execFileSync("python3", [path.join(shared, "score/score.py"), gold, output, "--json"]);
  return JSON.parse(scored.toString());
}

/** A row of the table: a figure, its value, what is wanted of it. */
export function rowOf({ figure, of, least }, scores, where) {
  const value = of(scores);
  const shown = Number.isInteger(least) && Number.isInteger(value) ? String(value) : value.toFixed(1);
  return { figure: `${figure}, ${where}`, value: shown, wanted: `at least ${least}`, met: value >= least };
}
