// Accuracy rows: attributions on two annotated collections, what each claim means (understanding.mjs), and
// what `compare` finds between articles.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { corporaFolder } from "./articles.mjs";
import { breakdownRows } from "./breakdown.mjs";
import { linguisticRows } from "./linguistics.mjs";
import { keepMeasured, measuredTier } from "./measured.mjs";
import { halves, rowOf, score } from "./scoring.mjs";
import { understandingRows } from "./understanding.mjs";

/** What the command line is told for each tier; a figure's `least` is for the one, then for the other. */
const TIERS = [
  { name: "instant", options: [] },
  { name: "refined", options: ["--refine"] },
];

const SETS = [
  {
    name: "PolNeAR dev",
    id: "polnear",
    folder: "corpora/polnear/dev",
    breakdown: true,
    figures: [
      { figure: "exact F1 source", of: (s) => s.exact.source.f1, least: [71, 74] },
      { figure: "exact F1 cue", of: (s) => s.exact.cue.f1, least: [66, 67] },
      { figure: "exact F1 content", of: (s) => s.exact.content.f1, least: [58, 62] },
      { figure: "relation F1", of: (s) => s.relation.f1, least: [62, 70] },
    ],
  },
  {
    name: "gold dev",
    id: "project",
    folder: "gold/dev",
    breakdown: true,
    halves: true,
    figures: [
      { figure: "relation F1", of: (s) => s.relation.f1, least: [64, 72] },
      { figure: "names", of: (s) => s.name.accuracy, least: [80, 85] },
      { figure: "speaker groups, B-cubed", of: (s) => s.name.group_f1, least: [78, 82] },
      { figure: "marks F1", of: (s) => s.marks.f1, least: [40, 62] },
    ],
  },
];

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

/** The set itself and, where it has them, its half for fitting and its half for reporting. */
function partsOf(shared, { name, id, folder, figures, breakdown, halves: halved }) {
  const whole = path.join(shared, folder);
  const halfParts = ([half, links]) => ({ name: `${name}, half for ${half}`, folder: links, figures });
  return [
    { name, id, folder: whole, figures, breakdown },
    ...(halved ? Object.entries(halves(whole)).map(halfParts) : []),
  ];
}

/** What one collection gives: its rows, and what is kept of it when it is a whole one. */
function measurePart(shared, part) {
  const tiers = TIERS.map((tier, at) => {
    const where = `${part.name}, ${tier.name}`;
    const scores = score(shared, part.folder, where, tier.options);
    const rows = part.figures.map((figure) => rowOf({ ...figure, least: figure.least[at] }, scores, where));
    const more = part.breakdown ? breakdownRows(shared, part.folder, where) : [];
    return { scores, rows: [...rows, ...more], kept: measuredTier(tier.name, where, scores) };
  });
  const set = { id: part.id, articles: tiers[0].scores.articles, tiers: tiers.map(({ kept }) => kept) };
  return { rows: tiers.flatMap(({ rows }) => rows), sets: part.id ? [set] : [] };
}

/** The accuracy rows, or rows that say why there is none; `keep` writes what the options say. */
export function accuracyRows({ keep = false } = {}) {
  const shared = corporaFolder();
  if (!shared || !existsSync(path.join(shared, "score/score.py"))) {
    return [{ figure: "accuracy", value: "skipped: no corpora", wanted: "", met: null }];
  }
  if (!existsSync("dist/firsthand"))
    throw new Error("dist/firsthand is missing: run build-scripts/build first");
  const measured = SETS.flatMap((set) => partsOf(shared, set)).map((part) => measurePart(shared, part));
  if (keep) keepMeasured(measured.flatMap(({ sets }) => sets));
  const compared = compareScores(shared);
  return [
    ...measured.flatMap(({ rows }) => rows),
    ...linguisticRows(shared),
    ...understandingRows(shared),
    ...COMPARE_FIGURES.map((figure) => rowOf(figure, compared, "gold rewrites")),
  ];
}
