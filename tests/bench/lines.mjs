// One `firsthand analyze --jsonl` that stays open: lines in, answers out, and what the process has used so far,
// read from /proc, so that a busy machine does not lengthen it.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";

const TICKS_A_SECOND = 100; // of /proc/PID/stat on Linux

export class Lines {
  constructor(options) {
    this.child = spawn("dist/firsthand", ["analyze", "--jsonl", ...options], {
      stdio: ["pipe", "pipe", "inherit"],
    });
    this.answers = createInterface({ input: this.child.stdout })[Symbol.asyncIterator]();
  }

  async ask(text) {
    this.child.stdin.write(`${JSON.stringify({ id: "x", text })}\n`);
    return (await this.answers.next()).value;
  }

  /** Seconds of processor time. */
  seconds() {
    const fields = readFileSync(`/proc/${this.child.pid}/stat`, "utf8").split(") ")[1].split(" ");
    return (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND;
  }

  /** The most memory held so far, MB. */
  megabytes() {
    const status = readFileSync(`/proc/${this.child.pid}/status`, "utf8");
    return Number(/VmHWM:\s+(\d+) kB/.exec(status)[1]) / 1000;
  }

  async close() {
    this.child.stdin.end();
    await once(this.child, "exit");
  }
}
