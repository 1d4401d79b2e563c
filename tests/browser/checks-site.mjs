// What a reader chooses for a site, at the head of the panel, and the number on the toolbar button.
import { check, expect, expectEqual, expectIncludes } from "./expect.mjs";
import { kStory, openHarness, waitForMarks, waitForNoMarks } from "./harness.mjs";

const kPattern = "http://127.0.0.1/*";

const pressed = (panel, choice) => panel.waitForSelector(`[data-site="${choice}"][aria-pressed="true"]`);

/** What the browser has for us: hosts, and the patterns of registered scripts. */
const given = (h) =>
  h.helper.evaluate(async () => {
    const { permissions, scripting } = globalThis.browser ?? chrome;
    const { origins = [] } = await permissions.getAll();
    const scripts = await scripting.getRegisteredContentScripts();
    return { origins, scripts: scripts.flatMap(({ matches }) => matches) };
  });

const kNothing = { origins: [], scripts: [] };

async function untilGiven(h, wanted) {
  const end = Date.now() + 10_000;
  for (let now = await given(h); ; now = await given(h)) {
    if (JSON.stringify(now) === JSON.stringify(wanted)) return;
    if (Date.now() > end) expectEqual(now, wanted, "hosts and scripts");
  }
}

const always = check(
  "always on this site: the host is asked for, and marks come by themselves",
  async (h) => {
    const { panel } = await h.markedWithPanel("own/harbour.html");
    expectEqual(await given(h), kNothing, "before");
    await h.browser.allowHost(kPattern);
    await panel.bringToFront();
    await panel.click('[data-site="always"]');
    await pressed(panel, "always");
    await untilGiven(h, { origins: [kPattern], scripts: [kPattern] });
    const next = await h.open(kStory);
    await waitForMarks(next);
    await h.browser.toggle(next);
    await waitForNoMarks(next);
    await panel.bringToFront();
    await panel.click('[data-site="ask"]');
    await pressed(panel, "ask");
    await untilGiven(h, kNothing);
  },
);

const revoked = check("a host taken back in the browser's settings ends the choice", async (h) => {
  const { panel } = await h.markedWithPanel("own/harbour.html");
  await h.browser.allowHost(kPattern);
  await panel.bringToFront();
  await panel.click('[data-site="always"]');
  await untilGiven(h, { origins: [kPattern], scripts: [kPattern] });
  await h.browser.revokeHost(kPattern);
  await pressed(panel, "ask");
  await untilGiven(h, kNothing);
});

const never = check("never on this site: marks go, and the button says why there are none", async (h) => {
  const { page, panel } = await h.markedWithPanel("own/harbour.html");
  await panel.click('[data-site="never"]');
  await page.bringToFront();
  await waitForNoMarks(page);
  await h.browser.toggle(page);
  await panel.waitForSelector('main[data-state="obstacle"]');
  expectIncludes(await panel.$eval("main", (one) => one.textContent), "Never on this site", "panel");
  expect(await page.evaluate(() => !document.querySelector("firsthand-overlay")), "the page was read");
  expectEqual(await h.axe(panel), [], "violations");
  await panel.bringToFront();
  await panel.click('[data-site="ask"]');
  await panel.waitForSelector('main[data-state="off"]');
  await h.browser.toggle(page);
  await waitForMarks(page);
});

const panelOnly = check("in the panel only: the page is left without marks, the list stays", async (h) => {
  const { page, panel, record } = await h.markedWithPanel("own/harbour.html");
  await panel.click('[data-site="panel_only"]');
  await pressed(panel, "panel_only");
  await page.bringToFront();
  await page.waitForFunction(() => [...CSS.highlights].every(([, { size }]) => size === 0));
  expectEqual((await panel.$$(".list .entry")).length, record.analysis.attributions.length, "entries");
  await panel.bringToFront();
  await panel.click('[data-site="ask"]');
  await page.bringToFront();
  await waitForMarks(page);
});

const badgeText = (h, tab) =>
  h.helper.evaluate((tabId) => (globalThis.browser ?? chrome).action.getBadgeText({ tabId }), tab);

async function untilBadge(h, tab, wanted) {
  const end = Date.now() + 10_000;
  for (let now = await badgeText(h, tab); now !== wanted; now = await badgeText(h, tab))
    if (Date.now() > end) expectEqual(now, wanted, "badge");
}

const badge = check("the button's number is that of the strong marks, and can be off", async (h) => {
  const { page, tab, record } = await h.marked("own/harbour.html");
  const strong = record.analysis.attributions.filter(({ mark }) => mark === "strong").length;
  expect(strong > 0, "no strong mark");
  await untilBadge(h, tab, String(strong));
  const set = (on) =>
    h.helper.evaluate(
      (value) => (globalThis.browser ?? chrome).storage.local.set({ settings: { badge: value } }),
      on,
    );
  await set(false);
  await untilBadge(h, tab, "");
  await set(true);
  await untilBadge(h, tab, String(strong));
  await h.browser.toggle(page);
  await untilBadge(h, tab, "");
});

/** Only where the interface can be taken away: Firefox keeps its objects whole. */
async function panelInWindow(h) {
  await h.browser.inBackground(() => {
    for (const api of [globalThis.browser, chrome]) if (api) Reflect.deleteProperty(api, "sidePanel");
  });
  const { page, tab } = await h.marked("own/harbour.html");
  const url = `${h.browser.root}panel.html?tab=${tab}`;
  const target = await h.browser.browser.waitForTarget((one) => one.url() === url);
  const panel = await target.page();
  h.opened.push(panel);
  await panel.waitForSelector('main[data-state="claims"]');
  await h.browser.toggle(page);
  await waitForNoMarks(page);
  await h.browser.toggle(page);
  await waitForMarks(page);
  await panel.waitForSelector('main[data-state="claims"]');
  expectEqual(h.browser.browser.targets().filter((one) => one.url() === url).length, 1, "panels");
}

const fallback = check(
  "a browser without a panel gets it in a window of its own, once",
  async () => {
    // A browser of its own: the window and the taken-away interface would reach into the checks behind it.
    const h = await openHarness("chrome");
    try {
      await panelInWindow(h);
    } finally {
      await h.close();
    }
  },
  "chrome",
);

export const siteChecks = [always, revoked, never, panelOnly, badge, fallback];
