// Pages that mean harm: they neither break nor steer the extension, nor read what is not theirs.
import { check, expect, expectEqual, expectIncludes } from "./expect.mjs";
import { marksOf, waitForMarks, waitForNoMarks } from "./harness.mjs";

const kWords = "Forty metres of the quay wall";

async function expectStoryMarked(page, words) {
  const marked = Object.values(await marksOf(page)).join(" ");
  expectIncludes(marked.replace(/\s+/g, " "), words, "marks");
}

const prototypes = check(
  "hostile: a page that redefines the platform hears and changes nothing",
  async (h) => {
    const page = await h.open("own/hostile/prototypes.html");
    const before = await page.evaluate(() => {
      getSelection().selectAllChildren(document.querySelector("#story p + p")); // one claim
      const body = document.body.outerHTML;
      window.arm();
      return body;
    });
    await h.browser.toggle(page);
    const { tab, record } = await h.record(page, ["refined"]);
    expectIncludes(record.text, kWords, "text read");
    expectEqual(await h.ask(tab, "step", { step: 1 }), true, "a step to the first claim");
    expectEqual(await h.ask(tab, "at_selection"), true, "who says what is selected");
    const heard = await page.evaluate(() => window.disarm());
    expectEqual(heard, [], "poisoned calls made");
    await expectStoryMarked(page, "We heard it before we saw it");
    expectIncludes(await h.cardText(page), "builder", "card");
    expectEqual(await page.evaluate(() => document.body.outerHTML), before, "body while marked");
  },
);

/** Counts how often the tab's result is written while `work` runs. */
async function writesDuring(h, tab, work) {
  await h.helper.evaluate((key) => {
    const { storage } = globalThis.browser ?? chrome;
    globalThis.writes = 0;
    globalThis.count = (changes) => {
      if (changes[key]) globalThis.writes++;
    };
    storage.session.onChanged.addListener(globalThis.count);
  }, `tab:${tab}`);
  await work();
  return h.helper.evaluate(() => {
    (globalThis.browser ?? chrome).storage.session.onChanged.removeListener(globalThis.count);
    return globalThis.writes;
  });
}

const flood = check(
  "hostile: a flood of changes is read now and then, and marks follow when it ends",
  async (h) => {
    const page = await h.open("own/hostile/flood.html");
    await h.browser.toggle(page);
    await waitForMarks(page);
    const { tab } = await h.record(page);
    const changes = () =>
      page.evaluate(() => Number(document.querySelector("#ticker").textContent.split(" ")[1]));
    const before = await changes();
    const writes = await writesDuring(h, tab, () =>
      page.waitForFunction(
        (from) => Number(document.querySelector("#ticker").textContent.split(" ")[1]) > from + 3000,
        {},
        before,
      ),
    );
    expect(writes <= 12, `three thousand changes made ${writes} new results`);
    const last = await page.evaluate(() => {
      window.calm = true;
      return document.querySelector("#story").lastElementChild.textContent;
    });
    await page.waitForFunction(
      (wanted) =>
        [...CSS.highlights].some(([, marks]) =>
          [...marks].some((range) => wanted.includes(String(range)) && String(range).length > 20),
        ),
      {},
      last,
    );
    await h.browser.toggle(page);
    await waitForNoMarks(page);
  },
);

const megabytes = check(
  "hostile: megabytes in one node are cut, said, and do not hang the page",
  async (h) => {
    const page = await h.open("own/hostile/megabytes.html");
    await h.browser.toggle(page);
    const { record } = await h.record(page, ["read", "unread"]);
    expect(record.state === "unread" || record.page.cut, "the page was not said to be cut or too large");
    expectEqual(
      await page.evaluate(() => document.querySelector("#story p:last-child").childNodes.length),
      1,
      "text nodes",
    );
  },
);

/** What the page's text is made of: lengths and counts as the schema bounds them, whatever the page wrote. */
const excess = check(
  "hostile: a page with too much of everything is read within bounds, and its words stay words",
  async (h) => {
    await h.settings({ legend_closed: true, marks: { refine: false } }); // whose card quotes its neighbour's words
    const page = await h.open("own/hostile/excess.html");
    await h.browser.toggle(page);
    await waitForMarks(page);
    const { tab, record } = await h.record({ url: () => page.url().slice(0, 4096) });
    const { url, title, outlet, byline, published, language, signals, blocks } = record.request;
    const lengths = [url, title, outlet, byline, published, language].map(({ length }) => length);
    expectEqual(lengths, [4096, 4000, 400, 4000, 100, 35], "lengths");
    expectEqual([record.page.title.length, signals.length], [4000, 50], "title of the note, signals");
    const hrefs = blocks.flatMap(({ links = [] }) => links.map(({ href }) => href));
    expectEqual([hrefs.length, hrefs.filter((href) => !/^https:.{0,60}$/.test(href))], [1000, []], "links");
    expectEqual(signals.map(({ href }) => href).filter(Boolean), [], "addresses that signals name");
    const heard = ({ content: [words] }) => record.text.slice(...words).startsWith("“We heard it");
    const claim = record.analysis.attributions.find(heard);
    const panel = await h.panelOf(tab);
    await panel.waitForSelector('main[data-state="claims"]');
    await h.ask(tab, "show", { claim: claim.id, focus: true });
    expectIncludes(await h.cardText(page), "<img src=x", "card");
    const strange = "img, script:not([src]), b, [onerror], a[href^=javascript]";
    const found = `(root) => root.querySelectorAll("${strange}").length`;
    expectEqual(
      [await h.inCard(page, found), await h.inPage(panel)(found), await page.evaluate("window.fooled ?? 0")],
      [0, 0, 0],
      "markup made of words: card, panel; scripts run",
    );
  },
);

const lookalikes = check(
  "hostile: look-alikes of our parts neither fool nor feed us, and stay as they were",
  async (h) => {
    const page = await h.open("own/hostile/lookalikes.html");
    const before = await page.evaluate(() => document.body.outerHTML);
    await h.browser.toggle(page);
    await waitForMarks(page);
    await expectStoryMarked(page, "We heard it before we saw it");
    const ours = await page.evaluate(() => {
      const last = document.documentElement.lastElementChild;
      const { display, opacity, transform, contentVisibility } = getComputedStyle(last);
      const is_kept = document.adoptedStyleSheets.includes(globalThis.sheet);
      const looks = [display, opacity, transform, contentVisibility];
      return [last.localName, last.id, last.shadowRoot === null, ...looks, is_kept];
    });
    const wanted = ["firsthand-overlay", "", true, "block", "1", "none", "visible", true];
    expectEqual(ours, wanted, "our overlay: name, id, closed, looks; the page's sheet is kept");
    expectEqual(await page.evaluate(() => document.body.outerHTML), before, "body while marked");
    await h.browser.toggle(page);
    await page.waitForFunction(() => document.documentElement.lastElementChild === document.body);
    expectEqual(await page.evaluate(() => document.body.outerHTML), before, "body after");
    const left = await page.evaluate(() => [
      globalThis.fooled ?? false,
      [...CSS.highlights.keys()],
      document.adoptedStyleSheets.map((sheet) => sheet === globalThis.sheet),
    ]);
    expectEqual(left, [false, ["page-firsthand"], [true]], "the page's own");
  },
);

const traps = check(
  "hostile: forged events do not steer us, and listeners hear nothing of the card",
  async (h) => {
    const page = await h.open("own/hostile/traps.html");
    await h.browser.toggle(page);
    await waitForMarks(page);
    const { tab, record } = await h.record(page, ["refined"]);
    await page.evaluate(() => window.forge());
    const panel = await h.panelOf(tab);
    const claim = record.analysis.attributions.find(({ mark }) => mark !== "listed");
    const shown = await panel.evaluate(
      (id, claim) =>
        (globalThis.browser ?? chrome).tabs.sendMessage(
          id,
          { to: "page", name: "show", data: { claim, focus: true } },
          { frameId: 0 },
        ),
      tab,
      claim.id,
    );
    expectEqual(shown, true, "the card asked for by the panel, after the page has forged a stop");
    const text = await h.cardText(page);
    const heard = await page.evaluate(() => window.heard);
    const inside = heard.filter(([, path]) => path.indexOf("firsthand-overlay") > 0);
    expectEqual(inside, [], "events from inside the overlay");
    const seen = await page.evaluate(() => {
      const host = document.documentElement.lastElementChild;
      getSelection().selectAllChildren(host);
      const taken = [
        document.documentElement.textContent,
        host.innerHTML,
        host.textContent,
        String(getSelection()),
      ].join("");
      getSelection().removeAllRanges();
      return taken;
    });
    const said = text.split("\n").filter((line) => line.length > 25 && !isOfArticle(record.text, line));
    for (const line of said) expect(!seen.includes(line), `the page can read "${line}" in the card`);
  },
);

const isOfArticle = (text, line) => text.replace(/\s+/g, " ").includes(line.replace(/[“”…]/g, "").trim());

const walls = check("hostile: a page can reach neither panel, settings nor stored results", async (h) => {
  const { page } = await h.marked("own/hostile/lookalikes.html");
  const found = await page.evaluate(async (root) => {
    const reached = [];
    for (const file of ["panel.html", "options.html", "manifest.json", "firsthand.wasm"]) {
      await fetch(root + file, { mode: "no-cors" }).then(
        () => reached.push(file),
        () => {},
      );
    }
    const api = globalThis.browser ?? globalThis.chrome ?? {};
    for (const name of ["storage", "tabs", "scripting"]) if (api[name]) reached.push(name);
    if (api.runtime?.sendMessage)
      await api.runtime.sendMessage("", {}).then(
        () => reached.push("runtime"),
        () => {},
      );
    return reached;
  }, h.browser.root);
  expectEqual(found, [], "within the page's reach");
});

const clobbered = check(
  "hostile: a form whose controls have the platform's names does not lead the reading in circles",
  async (h) => {
    const page = await h.open("own/hostile/clobbered.html");
    await h.browser.toggle(page);
    const { record } = await h.record(page);
    expectIncludes(record.text, kWords, "text read");
  },
);

export const hostileChecks = [clobbered, prototypes, flood, megabytes, excess, lookalikes, traps, walls];
