// A screen of its own for a browser with a window (Xvfb), and the keys and clicks of a person at it (xdotool): the
// extension's keys, the browser's dialogs and its menus are out of reach of a driver. What is on the screen can be
// looked for by its colour. Nothing here waits for a time.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const kSize = "1280x1000x24";

/** Resolves once the screen is there: Xvfb then writes its number. */
export async function openDisplay() {
  const folder = mkdtempSync(join(tmpdir(), "firsthand-screen-"));
  const options = ["-displayfd", "3", "-screen", "0", kSize, "-fbdir", folder, "-nolisten", "tcp"];
  const screen = spawn("Xvfb", options, { stdio: ["ignore", "ignore", "ignore", "pipe"] });
  const number = await new Promise((done, fail) => {
    screen.once("error", () => fail(new Error("Xvfb is missing: run build-scripts/setup")));
    screen.once("exit", () => fail(new Error("Xvfb did not start")));
    screen.stdio[3].once("data", (text) => done(String(text).trim()));
  });
  return new Display(screen, number, folder);
}

class Display {
  constructor(screen, number, folder) {
    this.screen = screen;
    this.number = number;
    this.folder = folder;
  }

  #do(...what) {
    return execFileSync("xdotool", what, {
      encoding: "utf8",
      env: { ...process.env, DISPLAY: `:${this.number}` },
    });
  }

  /** Without a window manager nobody else gives the window the keyboard. */
  focusWindow() {
    const [last] = this.#do("search", "--onlyvisible", "--class", "chromium").trim().split("\n").reverse();
    this.#do("windowfocus", "--sync", last);
  }

  /** "alt+shift+q", "Escape": pressed and let go, one after the other. */
  press(...keys) {
    this.#do("key", ...keys);
  }

  /** At a point of the screen. */
  click({ x, y }, button = 1) {
    this.#do("mousemove", String(Math.round(x)), String(Math.round(y)), "click", String(button));
  }

  /** Is there a point of exactly this colour? Xvfb keeps its picture in a file: blue, green, red. */
  shows([red, green, blue]) {
    return readFileSync(join(this.folder, "Xvfb_screen0")).includes(Buffer.from([blue, green, red]));
  }

  close() {
    this.screen.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
