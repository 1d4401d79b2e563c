// What the options say of the extension's accuracy: counts, not shares, of both tiers on the two annotated
// collections, written into shared/models/en/measured.json by `build-scripts/bench accuracy --keep`. Figures and
// the models they were measured with stand together; nothing of the annotated texts does.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { outputOf } from "./scoring.mjs";

const kFile = "shared/models/en/measured.json";

/** Fields of a claim that the options name, where the collection is annotated with them. */
const kFields = ["name", "identity", "role", "kind", "standing"];

/** score.py gives percentages with one decimal: exact enough for counts of this size. */
const countOf = (percent, whole) => Math.round((percent * whole) / 100);

const fieldOf = (scores, name) => (name === "name" ? scores.name : scores[`field.${name}`]);

function fieldsOf(scores) {
  return kFields.flatMap((name) => {
    const field = fieldOf(scores, name);
    return field?.pairs > 0
      ? [{ name, pairs: field.pairs, right: countOf(field.accuracy, field.pairs) }]
      : [];
  });
}

/** The model's own word for itself, from the first answer of the scored output. */
function modelOf(where) {
  const [first] = readFileSync(outputOf(where), "utf8").split("\n", 1);
  return JSON.parse(first).engine.model;
}

/** One tier on one collection. */
export function measuredTier(tier, where, scores) {
  const { gold, system, r } = scores.relation;
  const right = countOf(r, gold);
  return { tier, model: modelOf(where), annotated: gold, marked: system, right, fields: fieldsOf(scores) };
}

function before() {
  return existsSync(kFile) ? JSON.parse(readFileSync(kFile, "utf8")) : {};
}

/** `sets`: [{id, articles, tiers}]. The day changes only with the figures, so that the same engine gives the same file. */
export function keepMeasured(sets) {
  const { measured, ...kept } = before();
  const { version: engine } = JSON.parse(readFileSync("package.json", "utf8"));
  const now = { engine, sets: sets.toSorted((a, b) => a.articles - b.articles) };
  if (measured && JSON.stringify(kept) === JSON.stringify(now)) return;
  const day = execFileSync("date", ["+%F"]).toString().trim();
  writeFileSync(kFile, `${JSON.stringify({ measured: day, ...now }, null, 2)}\n`);
}
