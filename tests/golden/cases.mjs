// Reads the golden cases of this folder and runs the command line on them: one folder a case, with the input,
// note.md (what it proves), must.json (facts written by hand from the definition), expected.json (the command
// line's answer, to the byte) and expected.txt (the same for people). Used by golden.test.mjs and
// build-scripts/golden. Assumes that build-scripts/build has left the command line in dist/.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const kFolder = fileURLToPath(new URL(".", import.meta.url));
const kCommand = fileURLToPath(new URL("../../dist/firsthand", import.meta.url));
const kInputs = ["input.txt", "input.html", "request.json"];

/** All cases by name, each {name, folder, input}; input is the full path. A folder without one input throws. */
export function goldenCases() {
  const folders = readdirSync(kFolder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders.map((entry) => goldenCase(entry.name)).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** One case by name; throws an error whose message says what is missing. */
export function goldenCase(name) {
  const folder = join(kFolder, name);
  if (!existsSync(folder)) throw new Error(`there is no case ${name}`);
  const inputs = kInputs.filter((file) => existsSync(join(folder, file)));
  if (inputs.length !== 1) throw new Error(`case ${name} needs exactly one of ${kInputs.join(", ")}`);
  return { name, folder, input: join(folder, inputs[0]) };
}

/** The command line's answer for a case, as text; throws with its message when it fails. */
export function analyze(golden) {
  if (!existsSync(kCommand)) throw new Error("dist/firsthand is missing: run build-scripts/build first");
  const format = golden.input.endsWith(".txt") ? "text" : golden.input.endsWith(".html") ? "html" : "request";
  const run = spawnSync(kCommand, ["analyze", "--format", format, golden.input], { encoding: "utf8" });
  if (run.status !== 0)
    throw new Error(`firsthand analyze failed on ${golden.name}: ${run.stderr || run.error}`);
  return run.stdout;
}

/** The text that an analysis' offsets refer to. */
export function textOf(golden, analysis) {
  if (analysis.text !== undefined) return analysis.text;
  const bytes = readFileSync(golden.input);
  if (!golden.input.endsWith(".json")) return decoded(bytes);
  return JSON.parse(bytes.toString("utf8"))
    .blocks.map((block) => block.text)
    .join("\n\n");
}

/** UTF-8 to a string, slowly and plainly: what is no well-formed sequence is one U+FFFD a byte. */
export function decoded(bytes) {
  const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  let text = "";
  for (let at = 0; at < bytes.length; ) {
    const size = [1, 2, 3, 4].find(
      (n) => at + n <= bytes.length && isCharacter(strict, bytes.subarray(at, at + n)),
    );
    text += size === undefined ? "\ufffd" : strict.decode(bytes.subarray(at, at + size));
    at += size ?? 1;
  }
  return text.startsWith("\ufeff") ? text.slice(1) : text;
}

function isCharacter(strict, bytes) {
  try {
    return [...strict.decode(bytes)].length === 1;
  } catch {
    return false;
  }
}

/** A file of a case as text, or null when it is not there. */
export function fileOf(golden, file) {
  const path = join(golden.folder, file);
  return existsSync(path) ? readFileSync(path, "utf8") : null;
}
