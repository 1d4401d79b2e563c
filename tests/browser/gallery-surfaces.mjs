// The surfaces of build-scripts/gallery: how each is brought into the state that is photographed. They are opened
// in English and in Arabic, so nothing here looks for words of the interface.
import { kCopy, kStory, marksOf, pointOn, waitForMarks } from "./harness.mjs";

const kHarbour = "own/harbour.html";

async function panelOf(h, path) {
  const { tab } = await h.marked(path);
  const panel = await h.panelOf(tab);
  await panel.bringToFront();
  await panel.waitForSelector('main[data-state="claims"]');
  return panel;
}

/** The panel of a page that gets no marks. */
async function panelWithout(h, path, state) {
  const page = await h.open(path);
  await h.browser.toggle(page);
  const { tab } = await h.record(page, ["read", "unread"]);
  const panel = await h.panelOf(tab);
  await panel.bringToFront();
  await panel.waitForSelector(`main[data-state="${state}"]`);
  return panel;
}

/** The panel of a marked page whose record says something else: how a reading goes, or how it failed. */
async function panelWithRecord(h, record, state) {
  const { tab } = await h.marked(kHarbour);
  const panel = await h.panelOf(tab);
  await panel.bringToFront();
  await panel.waitForSelector('main[data-state="claims"]');
  await h.helper.evaluate((key, value) => chrome.storage.session.set({ [key]: value }), `tab:${tab}`, record);
  await panel.waitForSelector(`main[data-state="${state}"]`);
  return panel;
}

/** The panel of a read page that could be read in part only, with all that is said of the rest. */
async function panelOfPart(h) {
  const { tab, record } = await h.marked(kHarbour);
  const region = { ...record.page.region, in_frame: true, own_frames: 2, translated: true, not_free: true };
  const page = { ...record.page, foreign_frames: 3, cut: true, region };
  const key = `tab:${tab}`;
  await h.helper.evaluate(
    async (name, note) => {
      const { [name]: whole } = await chrome.storage.session.get(name);
      await chrome.storage.session.set({ [name]: { ...whole, page: note } });
    },
    key,
    page,
  );
  const panel = await h.panelOf(tab);
  await panel.bringToFront();
  await panel.waitForFunction(() => document.querySelectorAll(".region p").length > 4);
  await panel.$eval(".glance", (glance) => {
    glance.open = false;
  });
  return panel;
}

async function panelOfNever(h) {
  await h.settings({ legend_closed: true, sites: { [new URL(h.site.url).host]: "never" } });
  return panelWithout(h, kHarbour, "obstacle");
}

const unread = (obstacle) => ({ state: "unread", page: null, obstacle });

async function pageWithCard(h, path) {
  const { page, tab } = await h.marked(path);
  await h.browser.command("next_claim", tab);
  await h.browser.command("open_card", tab);
  await h.cardText(page);
  return page;
}

async function pageWithLegend(h) {
  await h.settings({ legend_closed: false });
  return pageWithCard(h, kStory);
}

/** Waits until the card has an element. */
const cardHas = (h, page, selector) =>
  h.inCard(
    page,
    `async (root, selector) => {
      for (let frame = 0; frame < 1200 && !root.querySelector(selector); frame++)
        await new Promise((done) => requestAnimationFrame(done));
      if (!root.querySelector(selector)) throw new Error("the card never had " + selector);
    }`,
    selector,
  );

/** The near-copy's card, with the story marked before it; compared if wanted. */
async function elsewhere(h, is_compared) {
  await h.marked(kStory);
  const { page } = await h.marked(kCopy);
  await page.bringToFront();
  const { x, y } = await pointOn(page, "There have been 49");
  await page.mouse.click(x, y);
  await h.cardText(page);
  await h.openMore(page);
  await cardHas(h, page, ".elsewhere li > button");
  if (is_compared) {
    await h.inCard(page, `(root) => root.querySelector(".elsewhere li > button").click()`);
    await cardHas(h, page, ".elsewhere .comparison .changes");
  }
  await h.inCard(page, `(root) => root.querySelector(".elsewhere").scrollIntoView({ block: "start" })`);
  return page;
}

async function cardMenu(h, name) {
  const page = await pageWithCard(h, kHarbour);
  await h.inCard(page, `(root) => { root.querySelector(".menu.${name}").open = true; }`);
  return page;
}

/** The note with an undo after a claim was dismissed. */
async function pageWithNote(h) {
  const page = await cardMenu(h, "dismiss");
  await h.inCard(page, `(root) => root.querySelector(".menu.dismiss .choice").click()`);
  await cardHas(h, page, ".note-box .undo");
  return page;
}

/** What is said when the words that were asked about are no claim. */
async function pageWithAnswer(h) {
  const { page, tab } = await h.marked(kHarbour);
  await page.evaluate(() => getSelection().selectAllChildren(document.querySelector("h1")));
  await h.ask(tab, "at_selection");
  await cardHas(h, page, ".note-box:popover-open");
  return page;
}

/** What is said when a claim is asked for whose words have just left the page. */
async function pageWithLost(h) {
  const { page, tab, record } = await h.marked(kHarbour);
  const claim = record.analysis.attributions.find(({ mark }) => mark !== "listed").id;
  await h.browser.killBackground(); // the new analysis takes longer then
  await page.evaluate(() => document.querySelector("article p").remove());
  await h.until(async () => {
    await h.ask(tab, "show", { claim, focus: false });
    return h.inCard(page, `(root) => root.querySelector(".note-box:popover-open") !== null`);
  }, "the note of a lost claim");
  return page;
}

async function choosing(h) {
  const { page, tab } = await h.marked("extraction/comments-related.html");
  await h.ask(tab, "pick_region", true);
  await cardHas(h, page, ".region-frame");
  const { x, y } = await page.evaluate(() => {
    const { left, top } = document.querySelector("#comments").getBoundingClientRect();
    return { x: left + 40, y: top + 12 };
  });
  await page.mouse.move(x, y);
  return page;
}

async function pasted(h) {
  const page = await h.ownPage("paste.html");
  await page.bringToFront();
  await page.type("#text", "At least 40 houses were flooded on Tuesday, the water ministry said.");
  await page.click(".first");
  await waitForMarks(page);
  return page;
}

const kLogged = {
  time: 1_795_860_000_000,
  request: {
    method: "GET",
    url: "https://en.wikipedia.org/w/api.php?srsearch=Fort",
    headers: {},
    body: null,
  },
};

/** Options with something in every list; `press` takes the first entry back: its undo comes. */
async function optionsInUse(h, press = false) {
  const settings = {
    sites: { "news.example": "always", "gazette.example": "never" },
    dismissed: [{ scope: "cue", value: "say", label: "said", time: 1 }],
    coverage: { consents: ["wikipedia", "remembered"] },
  };
  await h.helper.evaluate(
    async (value, request_log) => {
      await chrome.storage.local.set({ settings: value, request_log });
      const text = '<opml><body><outline xmlUrl="https://bay.example/rss" title="Bay Post"/></body></opml>';
      await chrome.runtime.sendMessage({ to: "background", name: "import_feeds", data: { text } });
    },
    settings,
    [kLogged],
  );
  const page = await h.ownPage("options.html");
  await page.bringToFront();
  await page.waitForFunction(() => document.body.textContent.includes("Bay Post"));
  if (press) {
    await page.click(".rows button");
    await page.waitForSelector(".notice:not([hidden]) button");
  }
  return page;
}

async function tabOf(h, id, settled) {
  const panel = await panelOf(h, kStory);
  await panel.click(`#tab-${id}`);
  await panel.waitForSelector(`#panel-${id} ${settled}`); // what is looked up at once has come
  return panel;
}

/** The panel of the near-copy's tab, with the first article marked beside it and the drawing of both shown. */
async function originsOf(h) {
  await h.marked(kStory);
  const panel = await panelOf(h, kCopy);
  await panel.click("#tab-coverage");
  await panel.waitForSelector(".coverage .marked .claim");
  await panel.waitForSelector(".origin > button");
  await panel.$eval(".origin > button", (one) => one.click()); // drawn anew while it is being pointed at
  await panel.waitForSelector(".origins");
  return panel;
}

/** What the reader remembered of the page before it was changed, compared with it. */
async function versionsOf(h) {
  await h.settings({ legend_closed: true, coverage: { consents: ["remembered"] } });
  const { page, tab } = await h.marked(kHarbour);
  const before = JSON.stringify(await marksOf(page));
  await page.evaluate(() => {
    const last = [...document.querySelectorAll("article p")].at(-1);
    last.textContent =
      "The harbour office said that 14 boats were damaged. It had said eleven in the morning.";
  });
  await page.waitForFunction(() =>
    [...CSS.highlights].some(([, all]) => [...all].some((one) => String(one).includes("14 boats"))),
  );
  if (before === JSON.stringify(await marksOf(page))) throw new Error("nothing changed");
  const panel = await h.panelOf(tab);
  await panel.bringToFront();
  await panel.waitForSelector("#tab-coverage");
  await panel.click("#tab-coverage");
  await (await panel.waitForSelector(".versions button")).click();
  await panel.waitForSelector(".versions .comparison > *");
  return panel;
}

async function sideBySide(h) {
  await h.marked(kStory);
  const { tab } = await h.marked(kCopy);
  const address = encodeURIComponent(h.address(kStory));
  const page = await h.ownPage(`compare.html?tab=${tab}&url=${address}`);
  await page.bringToFront();
  await page.waitForSelector(".pair mark");
  return page;
}

async function openClaim(h) {
  const panel = await panelOf(h, kHarbour);
  await (await panel.$(".list .entry")).click();
  return panel;
}

async function panelDismissed(h) {
  const panel = await panelOf(h, kHarbour);
  await h.settings({
    legend_closed: true,
    dismissed: [{ scope: "cue", value: "say", label: "said", time: 1 }],
  });
  await panel.waitForSelector(".dismissed");
  return panel;
}

/** A page that says much about itself: another story below. */
async function panelOfMore(h) {
  const { page, tab } = await h.marked("own/kinds/endless.html");
  await page.evaluate(() => window.loadNext());
  const panel = await h.panelOf(tab);
  await panel.bringToFront();
  await panel.waitForFunction(() => document.querySelectorAll(".region p").length > 1);
  return panel;
}

const opened = async (h, path) => {
  const page = await h.ownPage(path);
  await page.bringToFront();
  return page;
};

const page = (name, open) => ({ name, width: 1000, open });
const panel = (name, open) => ({ name: `panel: ${name}`, width: 380, whole: true, open });
const own = (name, open, width = 900) => ({ name, width, whole: true, open });

/** `width` is that of the surface in light; `whole` pictures are as high as the page. */
export const kSurfaces = [
  page("marked page", async (h) => (await h.marked(kStory)).page),
  page("marks on many grounds", async (h) => (await h.marked("own/grounds.html")).page),
  page("page written from the right", (h) => pageWithCard(h, "own/kinds/right-to-left.html")),
  page("page with card", (h) => pageWithCard(h, kCopy)),
  page("card: dismissing", (h) => cardMenu(h, "dismiss")),
  page("card: reporting", (h) => cardMenu(h, "report")),
  page("card: elsewhere", (h) => elsewhere(h, false)),
  page("card: compared", (h) => elsewhere(h, true)),
  page("page with legend", pageWithLegend),
  page("page with undo", pageWithNote),
  page("page with answer", pageWithAnswer),
  page("choosing a part", choosing),
  panel("claims", (h) => panelOf(h, kStory)),
  panel("one claim", openClaim),
  panel("dismissed", panelDismissed),
  panel("another story below", panelOfMore),
  panel("sources", (h) => tabOf(h, "sources", "details")),
  panel("coverage", (h) => tabOf(h, "coverage", ".status")),
  panel("origins", originsOf),
  panel("versions", versionsOf),
  panel("not marked", (h) => opened(h, "panel.html?tab=0")),
  panel("reading", (h) => panelWithRecord(h, { state: "reading", page: null }, "loading")),
  panel("failure", (h) => panelWithRecord(h, unread("engine_failed"), "obstacle")),
  panel("a PDF file", (h) => panelWithout(h, "records/harbour-log.pdf", "obstacle")),
  panel("a page of the browser", (h) => panelWithRecord(h, unread("protected_page"), "obstacle")),
  panel("too long", (h) => panelWithRecord(h, unread("too_large"), "obstacle")),
  panel("never on this site", panelOfNever),
  panel("read in part", panelOfPart),
  panel("no article", (h) => panelWithout(h, "own/empty.html", "obstacle")),
  panel("nothing found", (h) => panelWithout(h, "own/silent.html", "nothing")),
  panel("another language", (h) => panelWithout(h, "phare/escalier.html", "other_language")),
  own("two articles side by side", sideBySide, 1000),
  own("options", optionsInUse),
  { name: "options with undo", width: 900, open: (h) => optionsInUse(h, true) },
  own("first steps", (h) => opened(h, "onboarding.html")),
  own("own text: form", (h) => opened(h, "paste.html")),
  { name: "own text: read", width: 1200, open: pasted },
  page("page with lost claim", pageWithLost), // ends the background, which the tools above talk to: the last one
];
