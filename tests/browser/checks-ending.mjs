// Nothing is left behind: on pages whose extension is updated or loaded anew, in several windows, in private ones.
import { check, expect, expectEqual } from "./expect.mjs";
import { marksOf, openHarness, waitForMarks, waitForNoMarks } from "./harness.mjs";

const tracesOf = (page) =>
  page.evaluate(() => ({
    body: document.body.outerHTML,
    root: [...document.documentElement.children].map(({ localName }) => localName),
    sheets: document.adoptedStyleSheets.length,
    highlights: CSS.highlights.size,
  }));

/** Marks a page by `own`, lets `end` happen, and expects the page as it was. */
async function endsClean(own, end, what) {
  const page = await own.open("own/harbour.html");
  const before = await tracesOf(page);
  await own.browser.toggle(page);
  await waitForMarks(page);
  await end();
  await waitForNoMarks(page);
  expectEqual(await tracesOf(page), before, `the page after ${what}`);
  await page.close();
}

/** In a browser of its own: the extension is really loaded anew. */
const reloaded = check(
  "a page whose extension was loaded anew cleans itself",
  async () => {
    const own = await openHarness("chrome");
    try {
      const reload = () => own.helper.evaluate(() => chrome.runtime.reload()).catch(() => {}); // it ends the helper
      await endsClean(own, reload, "loading the extension anew");
    } finally {
      await own.close();
    }
  },
  "chrome",
);

const updated = check("an update takes the marks off every page before it comes", async (h) => {
  const own = h.name === "chrome" ? await openHarness("chrome") : h;
  try {
    await endsClean(own, () => own.browser.offerUpdate(), "an update");
    if (h.name === "firefox") expect(await h.browser.updateIsWanted(), "the update was not asked for");
  } finally {
    if (own !== h) await own.close();
  }
});

const windows = check("two windows keep their own marks, results and panels", async (h) => {
  const first = await h.marked("own/harbour.html");
  const page = await h.openWindow("own/moving.html");
  await h.browser.toggle(page);
  await waitForMarks(page);
  const second = await h.record(page, ["refined"]);
  expect(second.tab !== first.tab, "one tab for both");
  const before = await marksOf(first.page);
  const panel = await h.panelOf(second.tab);
  await panel.waitForSelector('main[data-state="claims"]');
  await h.ask(second.tab, "stop");
  await waitForNoMarks(page);
  await panel.waitForSelector('main[data-state="off"]');
  expectEqual(await marksOf(first.page), before, "marks in the first window");
});

/** All that pages of the extension can find, in this kind of window. */
async function everythingKept() {
  const { session, local } = chrome.storage;
  const cached = [];
  for (const name of await caches.keys())
    for (const { url } of await (await caches.open(name)).keys()) cached.push(url);
  const databases = (await indexedDB.databases()).map(({ name }) => name);
  return { session: await session.get(null), local: await local.get(null), cached, databases };
}

/** The first thick mark goes from the page; that it was dismissed is kept by the page alone. */
async function dismissFirst(own, page, panel) {
  const before = await marksOf(page);
  for (const one of [".entry:has(.quote.strong)", ".claim:not([hidden]) .dismiss .choice"])
    await panel.$eval(one, (button) => button.click());
  await own.until(
    async () => JSON.stringify(await marksOf(page)) !== JSON.stringify(before),
    "the dismissal",
  );
}

async function allowPrivate(own) {
  await own.browser.allowPrivateWindows();
  own.helper = await own.browser.panelPage(0); // the one before has ended with the extension
}

const keysOf = (own) =>
  own.helper.evaluate(async () => {
    const { session, local } = browser.storage;
    return [...Object.keys(await session.get(null)), ...Object.keys(await local.get(null))];
  });

/** Chromium's private windows have a background and a panel of their own; what is kept for them lies apart. */
const apart = check(
  "a private window has marks and its panel, and leaves nothing at any time",
  async () => {
    const own = await openHarness("chrome");
    try {
      await allowPrivate(own);
      await own.settings({ legend_closed: true, marks: { refine: false } }); // one reading: the panel's list stands
      const kept = () => own.helper.evaluate(everythingKept);
      const before = await kept();
      for (const path of ["own/harbour.html", "own/moving.html"]) {
        const page = await own.browser.privatePage(own.address(path));
        await own.browser.toggle(page);
        await waitForMarks(page);
        const panel = await own.browser.panel();
        await panel.waitForSelector('main[data-state="claims"]');
        expect(await panel.$(".site[hidden]"), "choices for the site, which would be kept, are offered");
        expectEqual((await panel.evaluate(everythingKept)).cached.length, 1, "records while it is open");
        await dismissFirst(own, page, panel);
        expectEqual(await kept(), before, "what the usual windows find");
        await Promise.all([page.close(), new Promise((done) => panel.once("close", done))]);
      }
      expectEqual(await kept(), before, "what is left");
    } finally {
      await own.close();
    }
  },
  "chrome",
);

const hidden = check(
  "a private window has marks and leaves only its tab's record, until it is closed",
  async () => {
    const own = await openHarness("firefox");
    try {
      await allowPrivate(own);
      const open = await own.open("own/moving.html");
      const page = await own.browser.privatePage(own.address("own/harbour.html"));
      await own.browser.toggle(page);
      await waitForMarks(page);
      const { tab } = await own.record(page, ["refined"]);
      await own.browser.toggle(open);
      const url = open.url();
      await own.until(
        async () => (await keysOf(own)).includes(`article:${url}`),
        "what the open page leaves",
      );
      const kept = (await keysOf(own)).filter((key) => key !== "settings" && !key.includes(url));
      expectEqual(
        kept.filter((key) => !key.startsWith("tab:")),
        [],
        "what the private page leaves",
      );
      await page.close();
      await own.until(async () => !(await keysOf(own)).includes(`tab:${tab}`), "the end of the tab's record");
    } finally {
      await own.close();
    }
  },
  "firefox",
);

export const endingChecks = [reloaded, updated, windows, apart, hidden];
