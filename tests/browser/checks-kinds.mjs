// Pages of each kind that readers meet: pages that grow, change under the marks, are translated, run from the
// right, or show only a part. What is read is marked; what is not read is said.
import { check, expect, expectEqual, expectIncludes } from "./expect.mjs";
import { marksOf, openHarness, pointOn } from "./harness.mjs";
import { inLanguage } from "./other-language.mjs";

const markedWords = async (page) =>
  Object.values(await marksOf(page))
    .join(" ")
    .replace(/\s+/g, " ");

/** Waits until a mark has these words. */
const untilMarked = (page, words) =>
  page.waitForFunction(
    (wanted) =>
      [...CSS.highlights].some(
        ([name, marks]) =>
          name.startsWith("firsthand-") &&
          [...marks].some((range) => String(range).replace(/\s+/g, " ").includes(wanted)),
      ),
    {},
    words,
  );

/** Waits until the panel, which may stand behind the page and draw no frames, says these words. */
const untilSaid = (panel, words) =>
  panel.waitForFunction(
    (wanted) => document.body.textContent.includes(wanted),
    { polling: "mutation" },
    words,
  );

async function markedWithPanel(h, path) {
  const marked = await h.marked(path);
  const panel = await h.panelOf(marked.tab);
  await panel.waitForSelector(".region button");
  await marked.page.bringToFront();
  return { ...marked, panel };
}

const lazy = check("a paragraph that loads when it is scrolled to is marked", async (h) => {
  const { page, record } = await h.marked("own/kinds/lazy.html");
  expect(!record.text.includes("nine years"), "the rest was there at once");
  await page.evaluate(() => document.querySelector("#rest").scrollIntoView({ behavior: "instant" }));
  await untilMarked(page, "Nobody had looked at these beams");
  await untilMarked(page, "Two beams have moved");
});

const endless = check(
  "a story appended below is not mixed in, is said, and is read once the address is its own",
  async (h) => {
    const { page, panel } = await markedWithPanel(h, "own/kinds/endless.html");
    const before = await marksOf(page);
    await page.evaluate(() => window.loadNext());
    await untilSaid(panel, "Other stories on this page, not read: 1");
    expectEqual(await marksOf(page), before, "marks of the first story");
    await page.evaluate(() => window.reachNext());
    await untilMarked(page, "it had received 212 claims");
    expect(!(await markedWords(page)).includes("The pumps failed"), "the first story is still marked");
    const { record } = await h.record(page);
    expectIncludes(record.text, "Orchard growers", "text of the record");
    expect(!record.text.includes("Ferry office"), "both stories are read as one");
  },
);

const inView = check(
  "of two stories that stand on a page, the one before the reader is marked",
  async (h) => {
    const page = await h.open("own/kinds/endless.html");
    await page.evaluate(() => {
      window.loadNext();
      document.querySelector("#two").scrollIntoView({ behavior: "instant" });
    });
    await h.browser.toggle(page);
    await untilMarked(page, "it had received 212 claims");
    expect(!(await markedWords(page)).includes("The pumps failed"), "the story above is marked");
  },
);

const app = check(
  "a page drawn by a framework: marks outlive re-renders and follow its routes",
  async (h) => {
    const { page } = await h.marked("own/kinds/app.html");
    const before = await marksOf(page);
    for (const change of ["like", "hydrate", "like"]) {
      await page.evaluate((name) => window[name](), change);
      await untilMarked(page, "It has given water");
      expectEqual(await marksOf(page), before, `marks after ${change}`);
    }
    await page.evaluate(() => window.go("bell"));
    await untilMarked(page, "We heard it before we saw it");
    expectIncludes((await h.record(page)).record.page.title, "Church bell at Orm", "title");
    await page.evaluate(() => history.back());
    await untilMarked(page, "It has given water");
    expect(!(await markedWords(page)).includes("We heard it"), "marks of the story that was left");
  },
);

const liveBlog = check("a live blog: a post that comes in on top is marked, the others stay", async (h) => {
  const { page, record } = await h.marked("own/kinds/live.html");
  expect(
    record.analysis.blocks.some(({ kind }) => kind === "entry"),
    "no entries",
  );
  await page.evaluate(() => window.post());
  await untilMarked(page, "nobody was hurt");
  await untilMarked(page, "The road over the moor is closed");
});

const translated = check(
  "a page that the browser translates is read in its new words, and the panel says so",
  async (h) => {
    const page = await h.open("own/kinds/translate.html");
    await h.browser.toggle(page);
    const { tab } = await h.record(page);
    const panel = await h.panelOf(tab);
    await panel.waitForSelector('main[data-state="other_language"]');
    await page.bringToFront();
    await page.evaluate(() => window.translate());
    await untilMarked(page, "The sawmill sold nine beams last year");
    await untilSaid(panel, "The browser has translated this page");
    expectEqual(await page.evaluate(() => document.querySelectorAll("font font").length), 5, "its elements");
  },
);

/** Left and right edges of the card and of the claim that it stands at. */
async function edges(h, page, words) {
  const { x, y } = await pointOn(page, words);
  await page.mouse.click(x, y);
  await h.cardText(page);
  return {
    x,
    card: await h.inCard(
      page,
      `(root) => {
        const card = root.querySelector(".card");
        const { left, right } = card.getBoundingClientRect();
        return { left, right, dir: getComputedStyle(card).direction };
      }`,
    ),
    mark: await page.evaluate((wanted) => {
      for (const [name, marks] of CSS.highlights)
        for (const range of name.startsWith("firsthand-current") ? marks : [])
          if (String(range).includes(wanted)) return range.getBoundingClientRect().toJSON();
      return null;
    }, words),
  };
}

const fromTheRight = check(
  "on a page written from the right the card begins where the claim does",
  async (h) => {
    const { page } = await h.marked("own/kinds/right-to-left.html");
    const { card, mark } = await edges(h, page, "Every stall has been given");
    expect(Math.abs(card.right - mark.right) <= 1, `card ends at ${card.right}, claim at ${mark.right}`);
    expectEqual(card.dir, "ltr", "direction of the card, which is in English");
  },
);

const arabicPage = check("an article in Arabic gets no marks, and the panel says its language", async (h) => {
  const page = await h.open("extraction/right-to-left.html");
  await h.browser.toggle(page);
  const { tab } = await h.record(page);
  const panel = await h.panelOf(tab);
  await panel.waitForSelector('main[data-state="other_language"]');
  await untilSaid(panel, "Arabic");
  expectEqual(await marksOf(page), {}, "marks");
});

/** A browser of its own: the interface's language is the extension's, for all its pages. */
const arabic = check(
  "in Arabic, card, notices and panel run from the right on a page that runs from the left",
  async () => {
    const h = await openHarness("chrome", undefined, inLanguage("chrome", "ar"));
    try {
      const { page, tab } = await h.marked("own/harbour.html");
      const { card } = await edges(h, page, "The steering failed");
      expectEqual(card.dir, "rtl", "direction of the card");
      expectEqual(await h.axeOfCard(page), [], "violations of the card");
      const panel = await h.panelOf(tab);
      await panel.waitForSelector('main[data-state="claims"]');
      expectEqual(await panel.evaluate(() => getComputedStyle(document.body).direction), "rtl", "panel");
      expectEqual(await h.axe(panel), [], "violations of the panel");
    } finally {
      await h.close();
    }
  },
  "chrome",
);

/** Opens, marks and looks at a page that stands still: what is marked, what is not even read, what is said. */
const kind = (name, path, { reads, leaves = [], says = [] }) =>
  check(name, async (h) => {
    const { panel, record } = await markedWithPanel(h, path);
    for (const words of reads) expectIncludes(record.text, words, "text read");
    for (const words of leaves) expect(!record.text.includes(words), `"${words}" was read`);
    for (const words of says) await untilSaid(panel, words);
  });

const still = [
  kind("an AMP page: its article, without advertisement and consent", "extraction/amp.html", {
    reads: ["Inspectors warned of cracks", "If I had read this"],
    leaves: ["Northern Mutual", "412 partners", "Read next on"],
  }),
  kind("a paywall stub: what is shown is read, the barrier is not", "extraction/paywall-stub.html", {
    reads: ["We owe you the truth early"],
    leaves: ["Choose the plan", "Already a subscriber"],
  }),
  kind("an article that says it is for subscribers: the panel says so", "meridian/plus/old-canal.html", {
    reads: ["canal"],
    says: ["its article is for subscribers"],
  }),
  kind("comments and related stories are no part of the article", "extraction/comments-related.html", {
    reads: ["People who clean this building"],
    leaves: ["I use this bus every night", "Tram line to the harbour"],
  }),
  kind("captions and pull quotes are read as what they are", "extraction/captions-pullquotes.html", {
    reads: ["My grandfather sat on the same box", "Puffins on the northern cliff"],
    leaves: ["The weekend in your letter box"],
  }),
  kind("an article in several containers is read to its end", "extraction/multi-container.html", {
    reads: ["The Tarn reservoir holds less", "the pumps could run for another ninety days"],
    leaves: ["Pellow and Sons", "Market hall to reopen"],
  }),
  kind("a frame of another site is counted as not read", "own/kinds/frames.html", {
    reads: ["We can see the root"],
    leaves: ["Port Ansel"],
    says: ["Frames of other sites: 1"],
  }),
];

const readerView = check(
  "a page in the browser's reader view: the panel says that it cannot be read",
  async (h) => {
    const page = await h.open(`about:reader?url=${encodeURIComponent(h.address("own/harbour.html"))}`);
    await h.browser.toggle(page);
    const { tab } = await h.record(page, ["unread"]);
    const panel = await h.panelOf(tab);
    await panel.waitForSelector('main[data-state="obstacle"]');
    await untilSaid(panel, "cannot be read");
  },
  "firefox",
);

const scrolling = check(
  "a claim in parts that scroll by themselves is scrolled to, and its card fits an enlarged page",
  async (h) => {
    const { page, tab } = await h.marked("own/kinds/scrolling.html");
    await h.ask(tab, "step", { step: -1 });
    await h.cardText(page);
    const seen = await page.evaluate(() => {
      const [current] = [...CSS.highlights].find(([name]) => name.startsWith("firsthand-current-"))[1];
      const { left, top } = current.getBoundingClientRect();
      return [document.elementFromPoint(left + 4, top + 8)?.id, String(current).slice(0, 12)];
    });
    expectEqual(seen, ["line", "“The boilers"], "what is seen where the claim is");
    const box = `(root) => {
      const { width, top, bottom } = root.querySelector(".card").getBoundingClientRect();
      return [width, top >= 0 && bottom <= innerHeight];
    }`;
    expectEqual(await h.inCard(page, box), [360, true], "the card: width, inside the window");
  },
);

export const kindChecks = [
  lazy,
  endless,
  inView,
  app,
  liveBlog,
  translated,
  fromTheRight,
  arabicPage,
  arabic,
  ...still,
  readerView,
  scrolling,
];
