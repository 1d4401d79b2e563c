// Runs the browser checks: the real extension in real browsers, on loopback pages of our own.
//
// Usage: node tests/browser/run.mjs [chrome|firefox|all] [WORDS]
//   WORDS   only the checks whose name contains them
// Prints one line a check and closes with "N passed, N failed"; exit code 1 when one failed. A check fails when it
// fails twice.
import { existsSync, readFileSync } from "node:fs";
import { checks } from "./checks.mjs";
import { check, expectEqual } from "./expect.mjs";
import { openHarness } from "./harness.mjs";
import { browsersOwn, notTheBrowsers } from "./proxy.mjs";

const kLongest = 90_000; // ms for one check: it hangs

function limited(work) {
  let timer;
  const late = new Promise((_done, fail) => {
    timer = setTimeout(() => fail(new Error(`no end after ${kLongest / 1000} s`)), kLongest);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** Resolves with null, or with what was wrong. */
async function attempt(harness, run) {
  try {
    await limited(run(harness));
    return null;
  } catch (error) {
    return String(error?.stack ?? error)
      .split("\n")
      .slice(0, 4)
      .join("\n      ");
  } finally {
    await harness.tidy();
  }
}

/** "passed", "second" (passed at a second attempt) or "failed": browsers drop a gesture or a frame now and then when a
 *  machine is busy. What is wrong fails twice; the second attempts are counted and said at the end. */
async function runCheck(harness, { name, run }) {
  const start = performance.now();
  const wrong = await attempt(harness, run);
  const again = wrong && (await attempt(harness, run));
  const outcome = again ? "failed" : wrong ? "second" : "passed";
  const title = `${harness.name}: ${name}`;
  if (wrong) console.log(`${again ? "FAIL " : "twice"} ${title}\n      ${wrong}`);
  if (!again) console.log(`ok    ${title} (${Math.round(performance.now() - start)} ms)`);
  return outcome;
}

/** Last of all: with nothing enabled, the whole suite has asked nothing of any host but loopback. */
const silence = check("no request went beyond loopback in all of this", async ({ name, proxy }) => {
  const manifest = readFileSync(`dist/${name}/manifest.json`, "utf8");
  const allowed = browsersOwn().filter((host) => manifest.includes(`//${host}`));
  expectEqual(allowed, [], "hosts of the browser's own that the extension may ask");
  expectEqual(notTheBrowsers(proxy.asked), [], "what the proxy refused");
});

async function runBrowser(browser, chosen, total) {
  const mine = chosen.filter(({ only }) => only === undefined || only === browser);
  const harness = await openHarness(browser).catch((error) => {
    console.log(`FAIL  ${browser} did not start: ${error.message.split("\n")[0]}`);
    total.failed++;
    return null;
  });
  if (!harness) return;
  try {
    for (const check of [...mine, silence]) total[await runCheck(harness, check)]++;
  } finally {
    await harness.close();
  }
}

async function main([which = "all", words = ""]) {
  if (!["chrome", "firefox", "all"].includes(which)) {
    console.error("browser tests: the browser is chrome, firefox or all");
    return 2;
  }
  if (!existsSync("dist/chrome/manifest.json") || !existsSync("dist/firefox/manifest.json")) {
    console.error("browser tests: dist/chrome or dist/firefox is missing; run build-scripts/build");
    return 2;
  }
  const chosen = checks.filter(({ name }) => name.includes(words));
  const total = { passed: 0, second: 0, failed: 0 };
  for (const browser of which === "all" ? ["chrome", "firefox"] : [which])
    await runBrowser(browser, chosen, total);
  const passed = total.passed + total.second;
  if (total.second > 0) console.log(`${total.second} of them at a second attempt ("twice", above)`);
  console.log(`${passed} passed, ${total.failed} failed`);
  return total.failed > 0 || passed === 0 ? 1 : 0;
}

process.exitCode = await main(process.argv.slice(2));
