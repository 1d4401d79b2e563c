// Pages without marks say why; pages that change keep theirs.
import { execFileSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { check, expect, expectEqual, expectIncludes } from "./expect.mjs";
import { kStory, marksOf, waitForMarks, waitForNoMarks } from "./harness.mjs";

/** Toggles a page that will not be marked and expects the panel's state, its words, and axe's silence. */
function stateCheck(name, path, state, words, only) {
  return check(
    `${name}: the panel says so`,
    async (h) => {
      const page = await h.open(path);
      await h.browser.toggle(page);
      const { tab } = await h.record(page, ["read", "unread"]);
      const panel = await h.panelOf(tab);
      await panel.waitForSelector(`main[data-state="${state}"]`);
      expectIncludes(await panel.$eval("body", (body) => body.textContent), words, "panel");
      expectEqual(await h.axe(panel), [], "violations");
    },
    only,
  );
}

const states = [
  stateCheck("a page with a form only", "own/empty.html", "obstacle", "No article found"),
  stateCheck("a front page of teasers", "meridian/index.html", "obstacle", "No article found"),
  stateCheck("a PDF file", "records/harbour-log.pdf", "obstacle", "not a web page", "chrome"),
  stateCheck("a PDF file", "records/harbour-log.pdf", "obstacle", "cannot be read", "firefox"),
  stateCheck("an article without attributions", "own/silent.html", "nothing", "No attributed claims"),
  stateCheck("an article in French", "phare/escalier.html", "other_language", "French"),
  stateCheck("a page of the browser", "about:support", "obstacle", "cannot be read", "firefox"),
  stateCheck("a page of the browser", "chrome://version/", "obstacle", "cannot be read", "chrome"),
];

const off = check("a page that was never marked: the panel says how to mark it", async (h) => {
  const panel = await h.panelOf(0);
  await panel.waitForSelector('main[data-state="off"]');
  expectIncludes(await panel.$eval("body", (body) => body.textContent), "This page is not marked", "panel");
  expectEqual(await h.axe(panel), [], "violations");
});

const isSame = (one, other) => JSON.stringify(one) === JSON.stringify(other);

const rerender = check("marks come back when the page draws the same words anew", async (h) => {
  const { page, record } = await h.marked("own/moving.html");
  expect(record.analysis.attributions.length > 0, "no claims");
  const before = await marksOf(page);
  await page.evaluate(() => {
    const story = document.getElementById("story");
    const copy = story.cloneNode(true);
    story.replaceWith(copy);
  });
  await page.waitForFunction(
    (wanted) => {
      const now = [...CSS.highlights].map(([, highlight]) => [...highlight].map(String).join(""));
      return now.join("").length === wanted;
    },
    {},
    Object.values(before).join("").length,
  );
  expectEqual(await marksOf(page), before, "marks");
});

const navigation = check("a new story without a new page is read anew", async (h) => {
  const { page } = await h.marked("own/moving.html");
  await page.evaluate(() => {
    history.pushState(null, "", "moving.html?story=2");
    document.getElementById("story").replaceChildren(document.getElementById("next").content.cloneNode(true));
  });
  await page.waitForFunction(() =>
    [...CSS.highlights].some(([, marks]) =>
      [...marks].some((range) => range.toString().includes("seven cracks")),
    ),
  );
  const { record } = await h.record(page);
  expectIncludes(record.text, "Bridge at Eddon", "text of the record");
});

const gone = check("leaving the page ends its record", async (h) => {
  const { page, tab } = await h.marked("own/harbour.html");
  const panel = await h.panelOf(tab);
  await panel.waitForSelector('main[data-state="claims"]');
  await page.goto(h.address("own/silent.html"));
  await panel.waitForSelector('main[data-state="off"]');
});

const twoTabs = check("two pages keep their own marks and results", async (h) => {
  const first = await h.marked("own/harbour.html");
  const second = await h.marked("own/moving.html");
  await h.browser.toggle(second.page);
  await waitForNoMarks(second.page);
  await waitForMarks(first.page);
  const { record } = await h.record(first.page);
  expectIncludes(record.text, "Port Ansel", "text of the first");
});

/** A page loaded anew has no content script: marks can only have come back with the page itself. */
const back = check("a page out of the back/forward cache has its marks and its record again", async (h) => {
  const { page, tab } = await h.marked("own/harbour.html");
  const before = await marksOf(page);
  const body = await page.evaluate(() => {
    window.addEventListener("pageshow", ({ persisted }) => {
      document.title = `persisted ${persisted}`;
    });
    return document.body.outerHTML;
  });
  const panel = await h.panelOf(tab);
  await panel.waitForSelector('main[data-state="claims"]');
  await page.goto(h.address("own/silent.html"));
  await panel.waitForSelector('main[data-state="off"]');
  await h.browser.back(page);
  await h.until(async () => (await page.title()) === "persisted true", "the page that was kept");
  await panel.waitForSelector('main[data-state="claims"]');
  await h.until(async () => isSame(await marksOf(page), before), "the same marks as before");
  expectEqual(await page.evaluate(() => document.body.outerHTML), body, "body");
  await h.browser.toggle(page);
  await waitForNoMarks(page);
  await panel.waitForSelector('main[data-state="off"]');
});

const eightTabs = check("eight pages at once keep their own results", async (h) => {
  const pages = [];
  for (let at = 0; at < 8; at++)
    pages.push((await h.marked(at % 2 ? "own/moving.html" : "own/harbour.html")).page);
  const first = await h.record(pages[0]);
  for (const [at, page] of pages.entries()) {
    const { record } = await h.record(page);
    expectEqual(record.text.includes("Port Ansel"), at % 2 === 0, `Port Ansel in the text of page ${at}`);
    if (at % 2 === 0) expectEqual(record.text, first.record.text, `text of page ${at}`);
  }
});

const stories = [
  "courier/world/merane-convoy.html",
  "courier/courts/tollgate-bridge.html",
  "courier/science/kelp-forests.html",
  "courier/live/storm-ottoline.html",
  "meridian/business/lantern-works.html",
  "meridian/world/coast-road.html",
];

/** Only where the native build is; the same page, as served, through the command line. */
const sameBlocks = check(
  "the extension and the command line read the same blocks from the sample site",
  async (h) => {
    expect(existsSync("dist/firsthand"), "dist/firsthand is missing: run build-scripts/build");
    for (const path of stories) {
      const page = await h.open(path);
      const html = await (await fetch(h.address(path))).text();
      writeFileSync("build/page.html", html);
      const cli = JSON.parse(
        execFileSync("dist/firsthand", ["analyze", "--format", "html", "build/page.html"], {
          encoding: "utf8",
        }),
      );
      await h.browser.toggle(page);
      const { record } = await h.record(page);
      const blocks = (analysis, text) => analysis.blocks.map(({ kind, span }) => [kind, text.slice(...span)]);
      const [mine, theirs] = [blocks(record.analysis, record.text), blocks(cli, cli.text)];
      const odd = mine.findIndex((block, at) => JSON.stringify(block) !== JSON.stringify(theirs[at]));
      if (odd >= 0) expectEqual(mine[odd], theirs[odd], `${path}: block ${odd}`);
      expectEqual(mine.length, theirs.length, `${path}: blocks`);
    }
  },
);

const requests = check("marking a page asks the network for nothing", async (h) => {
  const page = await h.open(kStory);
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await h.browser.toggle(page);
  await waitForMarks(page);
  const { record } = await h.record(page);
  expect(record.state === "read", "not read");
  expectEqual(asked, [], "requests of the page");
});

export const stateChecks = [
  ...states,
  off,
  rerender,
  navigation,
  gone,
  back,
  twoTabs,
  eightTabs,
  sameBlocks,
  requests,
];
