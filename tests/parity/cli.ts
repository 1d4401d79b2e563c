// The command line as the tests run it: dist/firsthand with bytes on stdin.
import { spawnSync } from "node:child_process";

export interface Run {
  code: number | null;
  out: string;
  err: string;
}

/** Runs dist/firsthand; an answer may be as long as the largest request allows. */
export function firsthand(args: readonly string[], stdin: string | Uint8Array = ""): Run {
  const run = spawnSync("dist/firsthand", args, { input: stdin, maxBuffer: 1 << 29 });
  if (run.error) throw run.error;
  return { code: run.status, out: run.stdout.toString("utf8"), err: run.stderr.toString("utf8") };
}

/** The lines that --jsonl answers to these lines. */
export function answers(lines: readonly string[], ...args: string[]): string[] {
  const { out } = firsthand(["analyze", "--jsonl", ...args], lines.map((line) => `${line}\n`).join(""));
  return out.split("\n").slice(0, -1);
}
