// Runs the test stages one after the other, shows their output as it comes, and adds up what each says it
// passed and failed. A stage that exits badly, or says nothing that can be counted, is a failure.
// Run by build-scripts/test: run-tests.mjs [--list | STAGE...]
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const STAGES = [
  { name: "check", command: "build-scripts/check" },
  { name: "unit", command: "ctest --preset native -j 2" },
  { name: "sanitize", command: "cmake --workflow --preset sanitize" },
  { name: "vitest", command: "vitest run" },
  { name: "lint", command: "web-ext lint --warnings-as-errors --source-dir dist/firefox", single: true },
  { name: "package", command: "build-scripts/package", single: true },
  { name: "browser", command: "node tests/browser/run.mjs" },
];

/**
 * Passed and failed as one output line tells them, or null. Understands "N passed, N failed", ctest's
 * "97% tests passed, 1 tests failed out of 33" and vitest's "Tests  1 failed | 12 passed (13)".
 */
export function countsOf(line) {
  const plain = line.match(/^(?:[\w -]+: )?(\d+) passed, (\d+) failed\b/);
  if (plain) return { passed: Number(plain[1]), failed: Number(plain[2]) };
  const ctest = line.match(/tests passed, (\d+) tests failed out of (\d+)/);
  if (ctest) return { passed: Number(ctest[2]) - Number(ctest[1]), failed: Number(ctest[1]) };
  if (!/^\s*Tests {2}/.test(line)) return null;
  const number = (word) => Number(line.match(new RegExp(`(\\d+) ${word}`))?.[1] ?? 0);
  return { passed: number("passed"), failed: number("failed") };
}

/** A stage's counts from its whole output and exit code; the last countable line speaks for it. */
export function stageCounts(output, code, single) {
  if (single) return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colour codes begin with the escape character
  const lines = output.replace(/\u001b\[[0-9;]*m/g, "").split("\n");
  const counts = lines.map(countsOf).filter(Boolean).at(-1) ?? { passed: 0, failed: 0 };
  const silent = counts.passed + counts.failed === 0;
  if ((code !== 0 || silent) && counts.failed === 0) counts.failed = 1;
  return counts;
}

/** Runs one command, echoing its output; resolves to {output, code}. */
function run(command) {
  return new Promise((resolve) => {
    let output = "";
    const child = spawn("bash", ["-c", command], { stdio: ["ignore", "pipe", "pipe"] });
    for (const [from, to] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ]) {
      from.on("data", (data) => {
        output += data;
        to.write(data);
      });
    }
    child.on("close", (code) => resolve({ output, code }));
  });
}

async function main(names) {
  const unknown = names.filter((name) => !STAGES.some((stage) => stage.name === name));
  if (unknown.length) {
    console.error(`test: no stage ${unknown.join(", ")}; build-scripts/test --list names them`);
    return 2;
  }
  const total = { passed: 0, failed: 0 };
  const summary = [];
  for (const stage of STAGES.filter(({ name }) => !names.length || names.includes(name))) {
    const start = Date.now();
    console.log(`\n== ${stage.name}: ${stage.command}`);
    const { output, code } = await run(stage.command);
    const counts = stageCounts(output, code, stage.single);
    total.passed += counts.passed;
    total.failed += counts.failed;
    const seconds = ((Date.now() - start) / 1000).toFixed(1);
    summary.push(
      `   ${stage.name.padEnd(10)} passed ${counts.passed}, failed ${counts.failed} (${seconds} s)`,
    );
  }
  console.log(`\n${summary.join("\n")}`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.failed ? 1 : 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const names = process.argv.slice(2);
  if (names[0] === "--list") console.log(STAGES.map(({ name }) => name).join("\n"));
  else process.exitCode = await main(names);
}
