// Shows how the command line's answers differ from the golden cases, and takes them over when told to.
// Run by build-scripts/golden: golden.mjs [--write] NAME... | --all. Exit 0: nothing differs or all was
// written; 1: something differs; 2: a wrong argument.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { analyze, fileOf, goldenCase, goldenCases, textOf } from "./cases.mjs";
import { factsOf, surprises } from "./facts.mjs";
import { lineDiff, readable } from "./readable.mjs";

/** Prints one case's changes and facts; returns whether expected.json or expected.txt differ from the answer. */
function show(golden, answer) {
  const analysis = JSON.parse(answer);
  const text = textOf(golden, analysis);
  const expected = fileOf(golden, "expected.json");
  const after = readable(analysis, text);
  const before = expected === null ? "" : readable(JSON.parse(expected), text);
  const differs = answer !== expected || fileOf(golden, "expected.txt") !== after;
  console.log(`== ${golden.name}: ${expected === null ? "new" : differs ? "changed" : "as expected"}`);
  if (differs)
    console.log(lineDiff(before, after) || "(the same for people: only versions, keys or bytes changed)");
  showFacts(golden, analysis, text);
  return differs;
}

function showFacts(golden, analysis, text) {
  const must = JSON.parse(fileOf(golden, "must.json") ?? '{"attributions":[]}');
  const facts = factsOf(must, analysis, text);
  const { unlisted, now_holding } = surprises(facts, must.known_misses ?? []);
  console.log(`   ${facts.filter((fact) => fact.holds).length} of ${facts.length} facts hold`);
  for (const fact of unlisted)
    console.log(`   fails, not a known miss: ${fact.id} wanted ${fact.wanted} found ${fact.found}`);
  for (const id of now_holding) console.log(`   known miss that holds or is no fact: ${id}`);
}

function write(golden, answer) {
  const analysis = JSON.parse(answer);
  writeFileSync(join(golden.folder, "expected.json"), answer);
  writeFileSync(join(golden.folder, "expected.txt"), readable(analysis, textOf(golden, analysis)));
}

function main(args) {
  const writing = args.includes("--write");
  const names = args.filter((arg) => !arg.startsWith("--"));
  const unknown = args.find((arg) => arg.startsWith("--") && arg !== "--write" && arg !== "--all");
  if (unknown || (names.length === 0) !== args.includes("--all")) {
    console.error(
      `golden: ${unknown ? `there is no option ${unknown}` : "name cases, or say --all"}; see --help`,
    );
    return 2;
  }
  const cases = names.length ? names.map(goldenCase) : goldenCases();
  const changed = cases.filter((golden) => {
    const answer = analyze(golden);
    const differs = show(golden, answer);
    if (differs && writing) write(golden, answer);
    return differs;
  });
  const verb = writing ? "written" : "differ; nothing was written, --write takes them over";
  console.log(`${cases.length} cases, ${changed.length} ${verb}`);
  return changed.length && !writing ? 1 : 0;
}

try {
  process.exitCode = main(process.argv.slice(2));
} catch (error) {
  console.error(`golden: ${error.message}`);
  process.exitCode = 2;
}
