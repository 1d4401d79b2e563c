// Every surface in the dark and under forced colours, each also in both: axe computes the contrast of what is drawn.
import { check, expectEqual } from "./expect.mjs";
import { kCopy, kStory } from "./harness.mjs";

const kHarbour = "own/harbour.html";
const kLooks = [
  { dark: true, forced: false },
  { dark: false, forced: true },
  { dark: true, forced: true },
];
/** What colours can break; the other rules do not look at them and have been asked elsewhere. */
const kRules = ["color-contrast", "link-in-text-block"];

/** Runs `look` in each of the looks of a page. */
async function inEachLook(h, page, what, look) {
  await page.bringToFront();
  for (const media of kLooks) {
    await h.browser.media(page, media);
    const is_so = await page.evaluate(() => ({
      dark: matchMedia("(prefers-color-scheme: dark)").matches,
      forced: matchMedia("(forced-colors: active)").matches,
    }));
    expectEqual(is_so, media, `${what}: the browser's look`);
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    ); // drawn
    expectEqual(await look(), [], `${what}, ${JSON.stringify(media)}`);
  }
  await h.browser.media(page, {});
}

const openAll = (page) =>
  page.evaluate(() => {
    for (const one of document.querySelectorAll("details")) one.open = true;
  });

const onThePage = check(
  "looks: card, legend, note and region's hint in the dark and in forced colours",
  async (h) => {
    await h.settings({});
    const { page, tab } = await h.marked(kHarbour);
    await h.ask(tab, "open_card");
    await h.cardText(page);
    await h.inCard(
      page,
      "(root) => { for (const box of root.querySelectorAll('details')) box.open = true; }",
    );
    await page.evaluate(() => getSelection().selectAllChildren(document.querySelector("h1")));
    await h.ask(tab, "at_selection");
    await h.ask(tab, "pick_region", true);
    for (const part of [".card", ".legend", ".note-box", ".region-hint"])
      await inEachLook(h, page, part, () => h.axeOfCard(page, part, kRules));
  },
);

const inThePanel = check("looks: the panel's three tabs in the dark and in forced colours", async (h) => {
  const { tab } = await h.marked(kHarbour);
  const panel = await h.panelOf(tab);
  await panel.waitForSelector('main[data-state="claims"]');
  await panel.click(".list .entry");
  for (const [name, ready] of [
    ["claims", ".claim:not([hidden]) .tools"],
    ["sources", ".sources-list summary"],
    ["coverage", ".provider"],
  ]) {
    await panel.click(`#tab-${name}`);
    await panel.waitForSelector(ready);
    await openAll(panel);
    await inEachLook(h, panel, name, () => h.axe(panel, kRules));
  }
});

const ofOurOwn = check("looks: options, first steps, own text and two articles side by side", async (h) => {
  const { page: copy } = await h.marked(kCopy);
  const { tab } = await h.marked(kStory);
  const beside = `compare.html?tab=${tab}&url=${encodeURIComponent(copy.url())}`;
  const dismissal = { scope: "cue", value: "say", label: "said", time: 1 };
  await h.settings({ sites: { "news.example": "never" }, dismissed: [dismissal] });
  for (const path of ["options.html", "onboarding.html", "paste.html", beside]) {
    const page = await h.ownPage(path);
    if (path !== "options.html") await openAll(page); // those of the options are long, and looked at elsewhere
    await inEachLook(h, page, path, () => h.axe(page, kRules));
    if (path === beside) expectEqual(await h.axe(page), [], "all rules on the two articles");
  }
});

export const lookChecks = [onThePage, inThePanel, ofOurOwn];
