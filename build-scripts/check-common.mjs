// Shared by the checks: which files are the project's, and the closing line that build-scripts/test adds up.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";

/** Tracked and new files (not ignored ones) whose path matches, in order. */
export function projectFiles(pattern) {
  const listed = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"]);
  const names = new Set(listed.toString().split("\0").filter(Boolean));
  return [...names].filter((name) => pattern.test(name) && existsSync(name)).sort();
}

/** Prints the violations and "N passed, N failed" over `looked` files; sets the exit code. */
export function closing(name, looked, violations) {
  for (const line of violations) console.log(line);
  const failed = new Set(violations.map((line) => line.split(":")[0])).size;
  console.log(`${name}: ${looked - failed} passed, ${failed} failed`);
  if (failed || looked === 0) process.exitCode = 1;
}
