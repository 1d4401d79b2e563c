// Accuracy rows: the command line's output on the annotated articles, scored by the scorer that lies beside
// the corpora. Nothing of the corpora is kept: the output goes to build/bench.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { corporaFolder } from "./articles.mjs";

/** What the command line is told for each tier; a figure's `least` is for the one, then for the other. */
const TIERS = [
  { name: "instant", options: [] },
  { name: "refined", options: ["--refine"] },
];

const SETS = [
  {
    name: "PolNeAR dev",
    folder: "corpora/polnear/dev",
    figures: [
      { figure: "exact F1 source", of: (s) => s.exact.source.f1, least: [66, 74] },
      { figure: "exact F1 cue", of: (s) => s.exact.cue.f1, least: [62, 67] },
      { figure: "exact F1 content", of: (s) => s.exact.content.f1, least: [52, 62] },
      { figure: "relation F1", of: (s) => s.relation.f1, least: [52, 70] },
    ],
  },
  {
    name: "gold dev",
    folder: "gold/dev",
    figures: [
      { figure: "relation F1", of: (s) => s.relation.f1, least: [50, 72] },
      { figure: "marks F1", of: (s) => s.marks.f1, least: [40, 62] },
    ],
  },
];

/** One {"id","text"} line for every annotated article, as `analyze --jsonl` reads them. */
function inputLines(folder) {
  const ids = readdirSync(folder)
    .filter((name) => name.endsWith(".txt"))
    .sort();
  const line = (name) => {
    const text = readFileSync(path.join(folder, name), "utf8");
    return JSON.stringify({ id: name.slice(0, -".txt".length), text });
  };
  return `${ids.map(line).join("\n")}\n`;
}

function score(shared, { name, folder }, tier) {
  const gold = path.join(shared, folder);
  const run = spawnSync("dist/firsthand", ["analyze", "--jsonl", ...tier.options], {
    input: inputLines(gold),
    maxBuffer: 1 << 30,
    stdio: ["pipe", "pipe", "inherit"],
  });
  if (run.status !== 0)
    throw new Error(`dist/firsthand analyze --jsonl failed on ${name}, ${tier.name} tier`);
  mkdirSync("build/bench", { recursive: true });
  const output = path.join("build/bench", `${name.replaceAll(" ", "-")}-${tier.name}.jsonl`);
  writeFileSync(output, run.stdout);
  const scored = execFileSync("python3", [path.join(shared, "score/score.py"), gold, output, "--json"]);
  return JSON.parse(scored.toString());
}

const COMPARE_FIGURES = [
  { figure: "planted changes F1", of: (s) => s.change.f1, least: 70 },
  { figure: "planted changes precision", of: (s) => s.change.p, least: 80 },
  { figure: "faithful pairs left alone, percent", of: (s) => s.faithful.percent, least: 95 },
  { figure: "relation right, of 12", of: (s) => s.relation.ok, least: 11 },
  { figure: "cross pairs kept apart, percent", of: (s) => s.cross.percent, least: 100 },
  { figure: "credits right, of 12", of: (s) => s.credit.ok, least: 11 },
];

/** What `firsthand compare` finds of the changes planted in rewrites. */
function compareScores(shared) {
  const folders = ["gold/rewrites", "gold/dev"].map((folder) => path.join(shared, folder));
  const scorer = path.join(shared, "score/score_compare.py");
  return JSON.parse(execFileSync("python3", [scorer, ...folders, "dist/firsthand", "compare"]).toString());
}

function rowOf({ figure, of, least }, scores, where) {
  const value = of(scores);
  const shown = Number.isInteger(least) && Number.isInteger(value) ? String(value) : value.toFixed(1);
  return { figure: `${figure}, ${where}`, value: shown, wanted: `at least ${least}`, met: value >= least };
}

/** The accuracy rows, or rows that say why there is none. */
export function accuracyRows() {
  const shared = corporaFolder();
  if (!shared || !existsSync(path.join(shared, "score/score.py"))) {
    return [{ figure: "accuracy", value: "skipped: no corpora", wanted: "", met: null }];
  }
  if (!existsSync("dist/firsthand"))
    throw new Error("dist/firsthand is missing: run build-scripts/build first");
  const analysed = SETS.flatMap((set) =>
    TIERS.flatMap((tier, at) => {
      const scores = score(shared, set, tier);
      const row = (figure) =>
        rowOf({ ...figure, least: figure.least[at] }, scores, `${set.name}, ${tier.name}`);
      return set.figures.map(row);
    }),
  );
  const compared = compareScores(shared);
  return [...analysed, ...COMPARE_FIGURES.map((figure) => rowOf(figure, compared, "gold rewrites"))];
}
