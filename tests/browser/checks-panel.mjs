// The panel itself: opened with the marks, listing every claim with filters and tabs, at any width and by keyboard.
import { check, expect, expectEqual, expectIncludes } from "./expect.mjs";
import { kStory } from "./harness.mjs";

const shows = (panel, state) => panel.waitForSelector(`main[data-state="${state}"]`);
const textOf = (panel) => panel.$eval("body", (body) => body.textContent);

const realPanel = check("the toolbar button opens the browser's own panel with the claims", async (h) => {
  const { record } = await h.marked(kStory);
  const count = record.analysis.attributions.length;
  if (h.name === "chrome") {
    const panel = await h.browser.panel();
    await shows(panel, "claims");
    expectEqual((await panel.$$(".list .entry")).length, count, "entries");
    return;
  }
  expect(await h.browser.sidebarIsOpen(), "the sidebar is closed");
  // Sidebar and helper are pages of one extension: the one can look at the other while the story is in front.
  const entries = await h.helper.evaluate(async (wanted) => {
    const look = () =>
      browser.extension.getViews({ type: "sidebar" })[0]?.document.querySelectorAll(".list .entry").length;
    const started = performance.now();
    while (look() !== wanted && performance.now() - started < 10_000)
      await new Promise((done) => setTimeout(done, 20));
    return look();
  }, count);
  expectEqual(entries, count, "entries");
});

const lists = check("every claim is listed with speaker, capacity and standing; filters count", async (h) => {
  const { panel, record } = await h.markedWithPanel(kStory);
  const claims = record.analysis.attributions;
  const entries = await panel.$$eval(".list .entry", (all) => all.map((one) => one.children.length));
  expectEqual(entries.length, claims.length, "entries");
  expect(
    entries.every((parts) => parts === 3),
    "an entry lacks a line",
  );
  const names = new Set(record.analysis.sources.map(({ name }) => name));
  const first = [...names][0];
  expectIncludes(await textOf(panel), first.replace(/\s+/g, " "), "panel");
  const strong = claims.filter(({ mark }) => mark === "strong").length;
  await (await panel.$$(".controls .choice"))[1].click();
  await panel.waitForFunction(
    (count) => document.querySelectorAll(".list .entry").length === count,
    {},
    strong,
  );
  expectEqual(
    await panel.$eval('.controls .choice[aria-pressed="true"]', (one) => one.textContent),
    `Thick ${strong}`,
    "filter",
  );
});

const glance = check(
  "the drawing at the head counts every claim, and a row shows its own alone",
  async (h) => {
    const { panel, record } = await h.markedWithPanel(kStory);
    const all = record.analysis.attributions.length;
    const lists = await panel.$$eval(".rows", (every) =>
      every.map((one) => [...one.querySelectorAll(".count")].map(({ textContent }) => Number(textContent))),
    );
    expectEqual(lists.length, 2, "drawings");
    for (const counts of lists)
      expectEqual(
        counts.reduce((sum, one) => sum + one),
        all,
        "claims drawn",
      );
    expectEqual(await panel.$eval(".rows", (one) => one.querySelectorAll("i").length), all, "squares");
    await panel.click(".rows .row");
    await panel.waitForFunction(
      (n) => document.querySelectorAll(".list .entry").length === n,
      {},
      lists[0][0],
    );
    expectEqual(
      await panel.$eval("#live", (one) => one.textContent),
      `Claims shown: ${lists[0][0]} of ${all}.`,
      "announcement",
    );
    await panel.type("#search", "zzz");
    await panel.waitForFunction(() => document.querySelectorAll(".list .entry").length === 0);
    expectIncludes(await panel.$eval(".list", (one) => one.textContent), "No claim", "empty list");
    await panel.click(".controls > .plain");
    await panel.waitForFunction((n) => document.querySelectorAll(".list .entry").length === n, {}, all);
  },
);

const tabs = check("the tabs of the panel work by arrow keys; sources show all they claim", async (h) => {
  const { page, panel, record } = await h.markedWithPanel("own/harbour.html");
  await panel.bringToFront();
  await panel.focus("#tab-claims");
  await panel.keyboard.press("ArrowRight");
  await panel.waitForSelector('#tab-sources[aria-selected="true"]:focus');
  expectEqual(
    (await panel.$$(".sources-list > li")).length >= record.analysis.sources.length,
    true,
    "sources",
  );
  await panel.click(".sources-list summary");
  expectEqual(await h.axe(panel), [], "violations of sources");
  await panel.click(".sources-list details[open] .entry");
  await page.bringToFront();
  await h.cardText(page);
  await panel.bringToFront();
  await panel.focus("#tab-sources");
  await panel.keyboard.press("End");
  await panel.waitForFunction(() =>
    document.querySelector("#panel-coverage:not([hidden])")?.textContent.includes("No other page"),
  );
  expectEqual(await h.axe(panel), [], "violations of coverage");
});

const notAssessed = check("the panel says what was not assessed", async (h) => {
  const { panel } = await h.markedWithPanel(kStory);
  const text = await textOf(panel);
  for (const part of ["Not assessed", "own voice", "has not been verified", "Nothing was sent"]) {
    expectIncludes(text, part, "panel");
  }
});

const keyboard = check("the whole list can be reached and used by keyboard", async (h) => {
  const { panel } = await h.markedWithPanel("own/harbour.html");
  await panel.bringToFront();
  for (let presses = 0; presses < 60; presses++) {
    await panel.keyboard.press("Tab");
    if (await panel.evaluate(() => document.activeElement.matches(".list .entry"))) break;
  }
  await panel.keyboard.press("Enter");
  expectEqual(
    await panel.evaluate(() => document.activeElement.getAttribute("aria-expanded")),
    "true",
    "expanded",
  );
});

const bySpeaker = check("the list can be grouped by speaker without losing a claim", async (h) => {
  const { panel, record } = await h.markedWithPanel(kStory);
  await (await panel.$$(".controls .choice"))[5].click();
  await panel.waitForSelector(".group");
  expectEqual((await panel.$$(".list .entry")).length, record.analysis.attributions.length, "entries");
});

const narrow = check("at 240 pixels, and at 200 % zoom, nothing is cut off in any tab", async (h) => {
  const { panel } = await h.markedWithPanel(kStory);
  await (await panel.$$(".list .entry"))[0].click();
  // 190: a panel of 380 pixels at 200 % zoom.
  for (const width of [240, 190]) {
    await panel.setViewport({ width, height: 800 });
    for (const tab of ["claims", "sources", "coverage"]) {
      await panel.click(`#tab-${tab}`);
      for (const dir of ["rtl", "ltr"]) {
        const overflow = await panel.evaluate((direction) => {
          document.documentElement.dir = direction;
          return document.documentElement.scrollWidth - document.documentElement.clientWidth;
        }, dir);
        expect(overflow <= 0, `${tab} at ${width}, ${dir}: ${overflow} pixels too wide`);
      }
    }
  }
});

const axe = check("axe finds nothing on the panel with a claim open", async (h) => {
  const { panel } = await h.markedWithPanel("own/harbour.html");
  await (await panel.$$(".list .entry"))[0].click();
  await panel.evaluate(() => {
    for (const one of document.querySelectorAll("details")) one.open = true;
  });
  expectEqual(await h.axe(panel), [], "violations");
});

export const panelChecks = [realPanel, lists, glance, tabs, notAssessed, keyboard, bySpeaker, narrow, axe];
