// Shows how the command line's answers differ from the golden cases, and takes them over when told to.
// Run by build-scripts/golden: golden.mjs [--write] [--accept-misses] NAME... | --all. Exit 0: nothing differs
// or all was written; 1: something differs; 2: a wrong argument.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { analyze, fileOf, goldenCase, goldenCases, textOf } from "./cases.mjs";
import { factsOf, surprises } from "./facts.mjs";
import { lineDiff, readable } from "./readable.mjs";

const kOptions = ["--write", "--accept-misses", "--all"];
const kMissesLine = /,\s*"known_misses": \[[^\]]*\]/;

/** Prints one case's changes; returns whether expected.json or expected.txt differ from the answer. */
function show(golden, answer, analysis, text) {
  const expected = fileOf(golden, "expected.json");
  const after = readable(analysis, text);
  const before = expected === null ? "" : readable(JSON.parse(expected), text);
  const differs = answer !== expected || fileOf(golden, "expected.txt") !== after;
  console.log(`== ${golden.name}: ${expected === null ? "new" : differs ? "changed" : "as expected"}`);
  if (differs)
    console.log(lineDiff(before, after) || "(the same for people: only versions, keys or bytes changed)");
  return differs;
}

/** Prints the facts that are not as must.json says; returns the known misses before and now. */
function showFacts(golden, analysis, text) {
  const must = JSON.parse(fileOf(golden, "must.json") ?? '{"attributions":[]}');
  const facts = factsOf(must, analysis, text);
  const known = must.known_misses ?? [];
  const { unlisted, now_holding } = surprises(facts, known);
  console.log(`   ${facts.filter((fact) => fact.holds).length} of ${facts.length} facts hold`);
  for (const fact of unlisted)
    console.log(`   fails, not a known miss: ${fact.id} wanted ${fact.wanted} found ${fact.found}`);
  for (const id of now_holding) console.log(`   known miss that holds or is no fact: ${id}`);
  return { known, unlisted: unlisted.map((fact) => fact.id), now_holding };
}

function write(golden, answer, analysis, text) {
  writeFileSync(join(golden.folder, "expected.json"), answer);
  writeFileSync(join(golden.folder, "expected.txt"), readable(analysis, text));
}

/** Rewrites the last entry of must.json; all else in the file stays as it was typed. */
function writeMisses(golden, misses) {
  const bare = fileOf(golden, "must.json").replace(kMissesLine, "");
  const line = misses.length ? `,\n  "known_misses": ${JSON.stringify(misses).replaceAll(",", ", ")}` : "";
  writeFileSync(join(golden.folder, "must.json"), bare.replace(/\s*}\s*$/, `${line}\n}\n`));
}

/** Shows one case, writes what was asked for; returns whether something is left that differs. */
function refresh(golden, { writing, accepting }) {
  const answer = analyze(golden);
  const analysis = JSON.parse(answer);
  const text = textOf(golden, analysis);
  const differs = show(golden, answer, analysis, text);
  const { known, unlisted, now_holding } = showFacts(golden, analysis, text);
  if (differs && writing) write(golden, answer, analysis, text);
  const kept = writing ? known.filter((id) => !now_holding.includes(id)) : known;
  const misses = accepting ? [...kept, ...unlisted] : kept;
  if (misses.length !== known.length || misses.some((id) => !known.includes(id))) writeMisses(golden, misses);
  return (differs && !writing) || (unlisted.length > 0 && !accepting) || (now_holding.length > 0 && !writing);
}

function main(args) {
  const names = args.filter((arg) => !arg.startsWith("--"));
  const unknown = args.find((arg) => arg.startsWith("--") && !kOptions.includes(arg));
  if (unknown || (names.length === 0) !== args.includes("--all")) {
    const reason = unknown ? `there is no option ${unknown}` : "name cases, or say --all";
    console.error(`golden: ${reason}; see --help`);
    return 2;
  }
  const cases = names.length ? names.map(goldenCase) : goldenCases();
  const wanted = { writing: args.includes("--write"), accepting: args.includes("--accept-misses") };
  const left = cases.filter((golden) => refresh(golden, wanted));
  console.log(
    `${cases.length} cases, ${left.length} not as expected: ${left.map(({ name }) => name).join(", ") || "none"}`,
  );
  return left.length ? 1 : 0;
}

try {
  process.exitCode = main(process.argv.slice(2));
} catch (error) {
  console.error(`golden: ${error.message}`);
  process.exitCode = 2;
}
