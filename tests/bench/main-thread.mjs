// What a toggle costs the page: all tasks of the page's main thread that run script of the content script, from
// the click to the first marks, as Chromium's own tracing and Firefox's own profiler have them. Layout that the
// script forces is in them.
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { openChromium } from "../browser/chromium.mjs";
import { openFirefox } from "../browser/firefox.mjs";
import { waitForMarks } from "../browser/harness.mjs";
import { profiledTasks } from "./gecko-profile.mjs";

const ROUNDS = 3;
const CATEGORIES = ["toplevel", "devtools.timeline", "v8", "v8.execute", "blink.user_timing"];
const SCRIPT = new Set([
  "EvaluateScript",
  "FunctionCall",
  "RunMicrotasks",
  "TimerFire",
  "FireAnimationFrame",
  "v8.callFunction",
  "v8.run",
]);
const LONGEST = 50; // ms of one task

const SENTENCES = [
  "The harbour office said on Tuesday that the northern quay will stay shut for another week.",
  "“We heard it before we saw it,” said Ida Berg, who drives a crane there.",
  "Two ships left the harbour in the dark, and nobody has said where they are now.",
  "According to a report of last autumn, the wall had been repaired three times in ten years.",
  "The builder denied that the wall had been too thin, and would not show the drawings.",
];
const FURNITURE = `<nav>${"<a href='/x'>Another section of the paper</a> ".repeat(40)}</nav>`;

/** An article of about `words` words, with the furniture of a news page around it. */
function articlePage(words) {
  const paragraphs = [];
  for (let written = 0; written < words; ) {
    const from = paragraphs.length;
    const text = [0, 1, 2].map((at) => SENTENCES[(from + at) % SENTENCES.length]).join(" ");
    paragraphs.push(`<p class="text">${text}</p>`);
    written += text.split(" ").length;
  }
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Quay</title><body>${FURNITURE}<main><article>
    <h1>Quay stays shut</h1>${paragraphs.join("\n")}</article></main><footer>The paper</footer></body></html>`;
}

const CARD = `<div class="card related"><a href="/y" class="card__link card__link--wide"><span class="card__title">Another story of the
  day</span></a><div class="card__meta" data-tracking='{"list":"more","place":7,"kind":"card"}'><span>Culture</span></div></div>`;

/** A megabyte as news pages have it (the heaviest of the corpora): a long article, and lists, cards and comments without end. */
function bigPage() {
  const article = articlePage(8000);
  const more = CARD.repeat(Math.ceil((1_000_000 - article.length) / CARD.length));
  return article.replace("<footer>", `<section id="comments">${more}</section><footer>`);
}

const PAGES = {
  "/article": { what: "800-word article", html: articlePage(800), most: 30 },
  "/big": { what: "1 MB page with 8,000 words", html: bigPage(), most: 150 },
};

function serve() {
  const server = createServer((request, response) => {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
    response.end(PAGES[request.url]?.html ?? "");
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

/** Milliseconds, of the processor's time, of each task of the content script's thread that ran script. */
function tasksOf({ traceEvents }) {
  const ours = traceEvents.find(
    ({ name, args }) => SCRIPT.has(name) && /^chrome-extension:.*content\.js/.test(args?.data?.url ?? ""),
  );
  if (!ours) throw new Error("the trace has no content script");
  const mine = traceEvents.filter(({ pid, tid }) => pid === ours.pid && tid === ours.tid);
  const scripts = mine.filter(({ name, ts }) => SCRIPT.has(name) && ts >= ours.ts);
  const tasks = mine.filter(
    ({ name, dur }) => name === "RunTask" || (name === "ThreadControllerImpl::RunTask" && dur),
  );
  return tasks
    .filter(({ ts, dur }) => scripts.some((one) => one.ts >= ts && one.ts <= ts + dur))
    .map(({ dur, tdur }) => (tdur ?? dur) / 1000);
}

const figuresOf = (tasks) => ({
  total: tasks.reduce((sum, one) => sum + one, 0),
  longest: Math.max(...tasks),
});

async function round(browser, address) {
  const page = await browser.newPage();
  try {
    await page.goto(address, { waitUntil: "load" });
    await page.tracing.start({ categories: CATEGORIES });
    await browser.toggle(page);
    await waitForMarks(page);
    return figuresOf(tasksOf(JSON.parse(Buffer.from(await page.tracing.stop()).toString())));
  } finally {
    await page.close();
  }
}

/** A paragraph is added to a page with marks: from that to its own marks. The whole article is read and analysed anew. */
async function addedRound(browser, address) {
  const page = await browser.newPage();
  try {
    await page.goto(address, { waitUntil: "load" });
    await browser.toggle(page);
    await waitForMarks(page);
    await page.tracing.start({ categories: CATEGORIES });
    await page.evaluate(() => {
      const paragraph = document.createElement("p");
      paragraph.textContent = "“The new crane never worked for a day,” said Tom Bray, a pilot from Eddon.";
      document.querySelector("article p:nth-of-type(3)").after(paragraph);
    });
    const isMarked = () =>
      [...CSS.highlights].some(
        ([name, marks]) =>
          /-(strong|quiet)-/.test(name) &&
          [...marks].some(({ startContainer }) => /new crane/.test(startContainer.data)),
      );
    await page.waitForFunction(isMarked, { polling: 100 });
    return figuresOf(tasksOf(JSON.parse(Buffer.from(await page.tracing.stop()).toString())));
  } finally {
    await page.close();
  }
}

/** The same in Firefox. */
async function profiledRound(browser, address) {
  const page = await browser.newPage();
  try {
    await page.goto(address, { waitUntil: "load" });
    const toggled = async () => {
      await browser.toggle(page);
      await waitForMarks(page);
    };
    return figuresOf(await profiledTasks(browser, toggled));
  } finally {
    await page.close();
  }
}

const kFirstTierOnly = { legend_closed: true, marks: { refine: false } };

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** The first steps open by themselves after an installation, in front of whatever page is being measured. */
async function closeFirstSteps(browser) {
  const helper = await browser.panelPage(0);
  await helper.evaluate(async () => {
    const find = () =>
      chrome.extension
        .getViews({ type: "tab" })
        .find(({ location }) => location.pathname === "/onboarding.html");
    while (!find()) await new Promise((done) => setTimeout(done, 10));
    const { id } = await find().chrome.tabs.getCurrent();
    await chrome.tabs.remove(id);
  });
  await helper.close();
}

/** A browser of its own for every round: the background may still be refining the big page of the one before. The
 *  first toggle in it, which compiles the script and shows the legend, is not counted. */
async function freshRound(root, name, run) {
  const profile = mkdtempSync(path.join(tmpdir(), "firsthand-bench-"));
  const viewport = { width: 1280, height: 900 };
  const browser = await openChromium({ folder: path.resolve("dist/chrome"), profile, viewport });
  try {
    await closeFirstSteps(browser);
    await round(browser, `${root}/article`);
    if (run === addedRound) {
      const helper = await browser.panelPage(0);
      await helper.evaluate((settings) => chrome.storage.local.set({ settings }), kFirstTierOnly);
    }
    return await run(browser, root + name);
  } finally {
    await browser.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

async function freshFirefox(root, name, run) {
  const profile = mkdtempSync(path.join(tmpdir(), "firsthand-bench-"));
  const viewport = { width: 1280, height: 900 };
  const browser = await openFirefox({ folder: path.resolve("dist/firefox"), profile, viewport });
  try {
    await run(browser, `${root}/article`);
    return await run(browser, root + name);
  } finally {
    await browser.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

async function rowOf(root, name, of, { what, most }, run, fresh = freshRound) {
  const rounds = [];
  for (let at = 0; at < ROUNDS; at++) rounds.push(await fresh(root, name, run));
  const [total, longest] = [median(rounds.map((one) => one.total)), median(rounds.map((one) => one.longest))];
  return {
    figure: `main-thread work of ${of}, ${what}: in total, longest task`,
    value: `${total.toFixed(1)} ms, ${longest.toFixed(1)} ms`,
    wanted: `at most ${most} ms, ${LONGEST} ms`,
    met: total <= most && longest <= LONGEST,
  };
}

export async function mainThreadRows() {
  const server = await serve();
  const root = `http://127.0.0.1:${server.address().port}`;
  try {
    const rows = [];
    for (const [name, page] of Object.entries(PAGES)) {
      rows.push(await rowOf(root, name, "a toggle", page, round));
      rows.push(await rowOf(root, name, "a paragraph added later", page, addedRound));
      rows.push(await rowOf(root, name, "a toggle in Firefox", page, profiledRound, freshFirefox));
    }
    return rows;
  } finally {
    server.close();
  }
}
