// Checks every file of the project: source files open with a comment that says what they do; no file names
// a package registry's host or a path of the machine it was written on; lock and package.json pin exact
// versions. Run by build-scripts/check; prints each violation and a closing count.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { closing, projectFiles } from "./check-common.mjs";

const SOURCE = /\.(cc|h|ts|tsx|mjs|cmake|css)$|^build-scripts\/[^.]+$|^CMakeLists\.txt$/;
const BINARY = /\.(png|bin|ico|woff2?|bundle|refiner|xz)$/;
// Written in pieces, so that this file passes its own check.
const FORBIDDEN = [
  [
    new RegExp(`registry\\.${"npmjs"}|deb\\.${"debian"}\\.org|${"pypi"}\\.org`),
    "names a package registry's host",
  ],
  [/(^|[\s"'(=:])\/(home|Users|root|work)\/[A-Za-z0-9_.-]/, "holds a path of one machine"],
];

/** Does the text open with a comment, after an interpreter line? */
export function opensWithComment(text) {
  const body = text.replace(/^#!.*\n/, "");
  return /^(\/\/|\/\*|#(?!include|pragma))/.test(body);
}

/** What is wrong with one file, as sentences without the file's name. */
export function fileProblems(name, text) {
  const problems = [];
  if (SOURCE.test(name) && !name.includes("/generated/") && !opensWithComment(text)) {
    problems.push("does not open with a comment that says what it does");
  }
  text.split("\n").forEach((line, at) => {
    for (const [pattern, meaning] of FORBIDDEN) {
      if (pattern.test(line)) problems.push(`line ${at + 1} ${meaning}`);
    }
  });
  return problems;
}

/** What is wrong with package.json and its lock: ranges instead of versions, addresses, drift. */
export function lockProblems(manifest, lock) {
  const wanted = { ...manifest.dependencies, ...manifest.devDependencies };
  const problems = [];
  for (const [name, version] of Object.entries(wanted)) {
    if (!/^\d+\.\d+\.\d+$/.test(version)) problems.push(`${name} is not pinned to an exact version`);
    const locked = lock.packages[`node_modules/${name}`]?.version;
    if (locked !== version) problems.push(`${name} is ${version} but locked at ${locked ?? "nothing"}`);
  }
  for (const [path, entry] of Object.entries(lock.packages)) {
    if (entry.resolved) problems.push(`${path} records an address`);
  }
  return problems;
}

function main() {
  const files = projectFiles(/./).filter((name) => !BINARY.test(name));
  const violations = files.flatMap((name) =>
    fileProblems(name, readFileSync(name, "utf8")).map((problem) => `${name}: ${problem}`),
  );
  const manifest = JSON.parse(readFileSync("package.json", "utf8"));
  const lock = JSON.parse(readFileSync("package-lock.json", "utf8"));
  for (const problem of lockProblems(manifest, lock)) violations.push(`package-lock.json: ${problem}`);
  closing("files", files.length, violations);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
