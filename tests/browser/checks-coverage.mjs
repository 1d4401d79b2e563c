// Other coverage: what the reader agrees to remember is found again, compared and opened; what would be sent is
// shown before it is; nothing leaves the browser without a click.
import { check, expect, expectEqual, expectIncludes } from "./expect.mjs";
import { kCopy, kStory } from "./harness.mjs";

const kTab = "#tab-coverage";

async function coverageOf(h, tab) {
  const panel = await h.panelOf(tab);
  await panel.waitForSelector(kTab);
  await panel.click(kTab);
  await panel.waitForSelector(".coverage .marked");
  return panel;
}

const click = (panel, selector) => panel.$eval(selector, (element) => element.click());

/** As a new start of the browser leaves it: the session's pages are gone, what was agreed to is not. */
const endSession = (h) =>
  h.helper.evaluate(async () => {
    const { storage } = globalThis.browser ?? chrome;
    const keys = Object.keys(await storage.session.get(null));
    await storage.session.remove(keys.filter((key) => /^(seen|article):/.test(key)));
  });

/** Leaves no agreement and no page to the next check. */
const forgetEverything = (h) =>
  h.helper.evaluate(async () => {
    const { runtime, storage } = globalThis.browser ?? chrome;
    await runtime.sendMessage({ to: "background", name: "memory_forget", data: { site: null } });
    await storage.local.remove("settings");
  });

const remembering = check(
  "a reader agrees to remember, and the second outlet repeats the first",
  async (h) => {
    try {
      const first = await h.marked(kStory);
      const panel = await coverageOf(h, first.tab);
      await panel.waitForSelector(".coverage .consent button");
      await click(panel, ".coverage .consent button");
      await panel.waitForSelector('.provider[data-provider="remembered"]');
      await panel.close();
      await first.page.close();
      await endSession(h);

      const second = await h.marked(kCopy);
      const coverage = await coverageOf(h, second.tab);
      const item = '.provider[data-provider="remembered"][data-status="ok"] li';
      await coverage.waitForSelector(item);
      expectIncludes(
        await coverage.$eval(item, (one) => one.textContent),
        "Origin not established",
        "before comparing",
      );
      await click(coverage, `${item} button`);
      await coverage.waitForSelector(`${item} .relation`);
      const said = await coverage.$eval(item, (one) => one.textContent);
      expect(/Says so|May repeat|Same text/.test(said), `the panel says: ${said.slice(0, 300)}`);

      await coverage.waitForSelector(".marked .claim li a");
      await coverage.click(".marked .claim li a");
      await h.newTab(h.address(kStory));
    } finally {
      await forgetEverything(h);
    }
  },
);

const nothingSent = check(
  "the coverage tab asks nobody before a click, and shows what it would ask",
  async (h) => {
    const { tab } = await h.marked(kStory);
    const panel = await coverageOf(h, tab);
    await panel.waitForSelector('.provider[data-provider="gdelt_doc"] .sent code');
    const shown = await panel.$eval('.provider[data-provider="gdelt_doc"] .sent', (one) => one.textContent);
    expectIncludes(shown, "https://api.gdeltproject.org/api/v2/doc/doc?query=", "request shown");
    expect(!shown.includes("127.0.0.1"), "the page's own address would be sent");
    const log = await panel.evaluate(
      async () => (await (globalThis.browser ?? chrome).storage.local.get("request_log")).request_log,
    );
    expectEqual(log ?? [], [], "requests");
    await panel.waitForSelector('.provider[data-provider="signals"][data-status]');
    expectEqual(await h.axe(panel), [], "violations");
  },
);

const kLogged = {
  time: 1_795_860_000_000,
  request: {
    method: "GET",
    url: "https://en.wikipedia.org/w/api.php?srsearch=Fort",
    headers: {},
    body: null,
  },
};

const options = check(
  "options: consents, feeds and the list of requests are shown and taken back",
  async (h) => {
    try {
      await h.helper.evaluate(
        async (request_log) => {
          const { runtime, storage } = globalThis.browser ?? chrome;
          await storage.local.set({ settings: { coverage: { consents: ["wikipedia"] } }, request_log });
          const text =
            '<opml><body><outline xmlUrl="https://bay.example/rss" title="Bay Post"/></body></opml>';
          await runtime.sendMessage({ to: "background", name: "import_feeds", data: { text } });
        },
        [kLogged],
      );
      const page = await h.ownPage("options.html");
      const press = (words) =>
        page.evaluate(
          (text) => [...document.querySelectorAll("button")].find((one) => one.textContent === text).click(),
          words,
        );
      await page.waitForFunction(() =>
        ["Wikipedia", "Bay Post", "en.wikipedia.org"].every((one) => document.body.textContent.includes(one)),
      );
      expectEqual(await h.axe(page), [], "violations");
      await press("No longer agree");
      await page.waitForFunction(() => document.getElementById("agreed").childElementCount === 0);
      await press("No longer follow");
      await page.waitForFunction(() => !document.body.textContent.includes("Bay Post"));
      await press("Clear this list");
      await page.waitForFunction(() => document.body.textContent.includes("Nothing was sent."));
    } finally {
      await forgetEverything(h);
    }
  },
);

const origins = check(
  "where a story comes from is drawn and told; two articles stand side by side",
  async (h) => {
    const first = await h.marked(kStory);
    const second = await h.marked(kCopy);
    const panel = await coverageOf(h, second.tab);
    await panel.waitForSelector(".origin > button");
    await click(panel, ".origin > button");
    await panel.waitForSelector(".origins .node.article");
    const boxes = await panel.$$eval(".origins .node.article", (all) => all.length);
    expectEqual(boxes, 2, "articles drawn");
    const told = await panel.$eval(".origin-result", (one) => one.textContent);
    for (const words of ["May repeat", "The Harbour Courier", "for a picture only"])
      expectIncludes(told, words, "text");
    expectEqual(await h.axe(panel), [], "violations");

    const url = first.page.url();
    const beside = await h.ownPage(`compare.html?${new URLSearchParams({ tab: String(second.tab), url })}`);
    await beside.waitForSelector(".pair blockquote.a");
    const text = await beside.$eval("main", (one) => one.textContent);
    for (const words of ["Not in B", "Not in A", "Other changes"]) expectIncludes(text, words, "page");
    expect(!/removed/i.test(text.replaceAll(/“[^”]*”/g, "")), "says removed");
    expectEqual(await h.axe(beside), [], "violations side by side");
  },
);

export const coverageChecks = [remembering, origins, nothingSent, options];
