// What build-scripts/run does once all is built: finds the page, serves it on loopback, opens it in a browser
// with the extension, toggles, prints the claims and saves pictures. Assumes dist/ as build-scripts/build
// leaves it and the repository root as working folder.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { startSite } from "../tests/site/server.mjs";
import { openBrowser } from "./run-browser.mjs";
import { chooseInput, UsageError } from "./run-input.mjs";
import { claimsTable, outcome } from "./run-table.mjs";

const kPictures = "build/run";

function optionsOf(args) {
  const options = { browser: "chromium", cli: false, target: null };
  for (let at = 0; at < args.length; at++) {
    const arg = args[at];
    if (arg === "--cli") options.cli = true;
    else if (arg === "--browser") options.browser = args[++at] ?? "";
    else if (arg.startsWith("--browser=")) options.browser = arg.slice("--browser=".length);
    else if (arg.startsWith("-") && arg !== "-") throw new UsageError(`there is no option ${arg}`);
    else if (options.target !== null) throw new UsageError("one page at a time");
    else options.target = arg;
  }
  if (!["chromium", "firefox"].includes(options.browser)) {
    throw new UsageError(`there is no browser "${options.browser}": say chromium or firefox`);
  }
  return options;
}

/** Prints the command line's own answer; the extension has no part in it. */
async function runCli(input) {
  const { format, bytes } = await input.content();
  const run = spawnSync(resolve("dist/firsthand"), ["analyze", "--format", format, "-"], {
    input: bytes,
    maxBuffer: 1 << 28,
  });
  if (run.error) throw new Error("dist/firsthand did not run: run build-scripts/build, then this again");
  process.stdout.write(run.stdout);
  process.stderr.write(run.stderr);
  return run.status ?? 1;
}

async function runBrowser(options, input) {
  const scratch = mkdtempSync(join(tmpdir(), "firsthand-run-"));
  process.on("exit", () => rmSync(scratch, { recursive: true, force: true }));
  const site = await startSite({ extra: await input.mounts(scratch) });
  let browser = null;
  try {
    browser = await openBrowser(options.browser, hasDisplay());
    await show(browser, input.address(site.url));
    if (hasDisplay()) {
      console.log("The browser stays open to try; close it to end.");
      await browser.closed();
    }
    return 0;
  } finally {
    await browser?.close();
    await site.close();
  }
}

async function show(browser, address) {
  console.log(`Opening ${address} in ${browser.name}\n`);
  await browser.open(address);
  await browser.toggle();
  const record = await browser.record();
  console.log(record.state === "read" ? claimsTable(record, process.stdout.columns ?? 120) : outcome(record));
  console.log();
  mkdirSync(kPictures, { recursive: true });
  for (const [name, picture] of Object.entries(await browser.pictures())) {
    const path = resolve(kPictures, `${name}-${browser.kind}.png`);
    writeFileSync(path, picture);
    console.log(`${name}: ${path}`);
  }
}

function hasDisplay() {
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

try {
  const options = optionsOf(process.argv.slice(2));
  const input = chooseInput(options.target);
  process.exitCode = await (options.cli ? runCli(input) : runBrowser(options, input));
} catch (error) {
  console.error(`run: ${error.message.split("\n")[0]}`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
