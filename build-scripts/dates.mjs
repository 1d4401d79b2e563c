// The day on which each list, table of rules and model was last changed, for readers who ask how old they are:
// shared/dates.json, from which the options page is built. Run by `build-scripts/check --fix`, which writes it
// by the history; `build-scripts/check` only looks whether every list has a day.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { closing, projectFiles } from "./check-common.mjs";

const kFile = "shared/dates.json";
const kDated = /^shared\/(packs\/.+\.(tsv|patterns)|vocabulary\/.+\.json|models\/.+\.(bin|refiner))$/;
const kDay = /^20\d\d-[01]\d-[0-3]\d$/;

const git = (...parts) => execFileSync("git", parts, { encoding: "utf8" }).trim();

/** The latest day of each file in the history: one walk through it, the newest commit first. */
function daysInHistory() {
  const days = new Map();
  let day = "";
  for (const line of git("log", "--format=day %as", "--name-only", "--", "shared").split("\n")) {
    if (line.startsWith("day ")) day = line.slice(4);
    else if (line && (days.get(line) ?? "") < day) days.set(line, day);
  }
  return days;
}

function wantedDays(names) {
  const changed = new Set(
    git("status", "--porcelain", "--no-renames", "--", "shared")
      .split("\n")
      .map((line) => line.slice(2).trim()),
  );
  const days = daysInHistory();
  const today = new Date().toISOString().slice(0, 10);
  return names.map((name) => [name, changed.has(name) || !days.has(name) ? today : days.get(name)]);
}

/** "packs/en/roles.tsv": as the reader is told. */
const short = (name) => name.replace(/^shared\//, "");

function write(names) {
  const days = Object.fromEntries(wantedDays(names).map(([name, day]) => [short(name), day]));
  writeFileSync(kFile, `${JSON.stringify(days, null, 2)}\n`);
}

function problems(names) {
  const days = JSON.parse(readFileSync(kFile, "utf8"));
  const wanted = new Set(names.map(short));
  const missing = [...wanted]
    .filter((name) => !kDay.test(days[name] ?? ""))
    .map((name) => `${name} has no day`);
  const gone = Object.keys(days)
    .filter((name) => !wanted.has(name))
    .map((name) => `${name} is not there`);
  return [...missing, ...gone].map((problem) => `${kFile}: ${problem}; run build-scripts/check --fix`);
}

const names = projectFiles(kDated).sort();
if (process.argv.includes("--write")) write(names);
else closing("days of lists", names.length, problems(names));
