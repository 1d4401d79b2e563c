// Takes the pictures of build-scripts/gallery: each surface is opened once and then shown in every state. Own
// pages are photographed whole, marked pages as a reader's window shows them.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { kCopy, kStory, openHarness, waitForMarks } from "./harness.mjs";

const kFolder = "build/gallery";
const kTallest = 4800; // pixels of one picture

const kStates = [
  { name: "light" },
  { name: "dark", media: [{ name: "prefers-color-scheme", value: "dark" }] },
  { name: "forced colours", media: [{ name: "forced-colors", value: "active" }] },
  { name: "right to left", dir: "rtl" },
  { name: "240 pixels", width: 240 },
  { name: "200 %", zoom: 2 },
];

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

async function pageWithCard(h, path) {
  const { page, tab } = await h.marked(path);
  await h.browser.command("next_claim", tab);
  await h.browser.command("open_card", tab);
  await h.cardText(page);
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

async function optionsInUse(h) {
  await h.helper.evaluate(() =>
    chrome.storage.local.set({
      settings: {
        sites: { "news.example": "always", "gazette.example": "never" },
        dismissed: [{ scope: "cue", value: "say", label: "said", time: 1 }],
      },
    }),
  );
  const page = await h.ownPage("options.html");
  await page.bringToFront();
  await page.waitForSelector("tbody tr");
  return page;
}

async function tabOf(h, id) {
  const panel = await panelOf(h, kStory);
  await panel.click(`#tab-${id}`);
  await panel.waitForFunction((name) => document.querySelectorAll(`#panel-${name} *`).length > 40, {}, id);
  return panel;
}

/** The panel of the near-copy's tab, with the first article marked beside it and the drawing of both shown. */
async function originsOf(h) {
  await h.marked(kStory);
  const panel = await panelOf(h, kCopy);
  await panel.click("#tab-coverage");
  await (await panel.waitForSelector(".origin > button")).click();
  await panel.waitForSelector(".origins");
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

async function pageWithLegend(h) {
  await h.settings({ legend_closed: false });
  return pageWithCard(h, kStory);
}

async function openClaim(h) {
  const panel = await panelOf(h, "own/harbour.html");
  await (await panel.$(".list .entry")).click();
  return panel;
}

const opened = async (h, path) => {
  const page = await h.ownPage(path);
  await page.bringToFront();
  return page;
};

/** `width` is that of the surface in light; `whole` pictures are as high as the page. */
const kSurfaces = [
  { name: "marked page", width: 1000, open: async (h) => (await h.marked(kStory)).page },
  { name: "page with card", width: 1000, open: (h) => pageWithCard(h, kCopy) },
  { name: "page with legend", width: 1000, open: pageWithLegend },
  { name: "panel: claims", width: 380, whole: true, open: (h) => panelOf(h, kStory) },
  { name: "panel: one claim", width: 380, whole: true, open: openClaim },
  { name: "panel: sources", width: 380, whole: true, open: (h) => tabOf(h, "sources") },
  { name: "panel: coverage", width: 380, whole: true, open: (h) => tabOf(h, "coverage") },
  { name: "panel: origins", width: 380, whole: true, open: originsOf },
  { name: "panel: not marked", width: 380, whole: true, open: (h) => opened(h, "panel.html?tab=0") },
  {
    name: "panel: no article",
    width: 380,
    whole: true,
    open: (h) => panelWithout(h, "own/empty.html", "obstacle"),
  },
  {
    name: "panel: nothing found",
    width: 380,
    whole: true,
    open: (h) => panelWithout(h, "own/silent.html", "nothing"),
  },
  {
    name: "panel: another language",
    width: 380,
    whole: true,
    open: (h) => panelWithout(h, "phare/escalier.html", "other_language"),
  },
  { name: "two articles side by side", width: 1000, whole: true, open: sideBySide },
  { name: "options", width: 900, whole: true, open: optionsInUse },
  { name: "first steps", width: 900, whole: true, open: (h) => opened(h, "onboarding.html") },
  { name: "own text: form", width: 900, whole: true, open: (h) => opened(h, "paste.html") },
  { name: "own text: read", width: 1200, open: pasted },
];

/** Zoom is a smaller window with more pixels to each of its own. */
async function setState(page, session, { width }, { media = [], dir = "ltr", width: narrow, zoom = 1 }) {
  await session.send("Emulation.setEmulatedMedia", { features: media });
  await page.setViewport({
    width: Math.round((narrow ?? width) / zoom),
    height: Math.round(900 / zoom),
    deviceScaleFactor: zoom,
  });
  await page.evaluate((direction) => {
    document.documentElement.dir = direction;
    return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  }, dir);
}

async function picture(page, surface, state, file) {
  const { height, wide } = await page.evaluate(() => ({
    height: document.documentElement.scrollHeight,
    wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  }));
  const { width } = page.viewport();
  const clip = { x: 0, y: 0, width, height: Math.min(height, kTallest) };
  await page.screenshot(surface.whole ? { path: file, clip, captureBeyondViewport: true } : { path: file });
  const is_ours = page.url().startsWith("chrome-extension:");
  return is_ours && wide > 0 ? `${surface.name}, ${state.name}: ${wide} pixels too wide` : null;
}

const fileOf = (surface, state) => `${`${surface.name}-${state.name}`.replace(/[^a-z0-9]+/g, "-")}.png`;

function indexOf(surfaces) {
  const figure = (surface, state) =>
    `<figure><img src="${fileOf(surface, state)}" loading="lazy" alt=""><figcaption>${state.name}</figcaption></figure>`;
  const row = (surface) =>
    `<h2>${surface.name}</h2><div>${kStates.map((state) => figure(surface, state)).join("")}</div>`;
  const style =
    "body{font:15px system-ui;margin:24px}div{display:flex;gap:16px;overflow-x:auto;align-items:start}figure{margin:0}img{max-height:720px;border:1px solid #999}";
  return `<!doctype html><meta charset="utf-8"><title>Firsthand: gallery</title><style>${style}</style><h1>Gallery</h1>${surfaces.map(row).join("\n")}\n`;
}

async function photograph(h, surface) {
  const page = await surface.open(h);
  const session = await page.createCDPSession(); // what it emulates ends with it
  const problems = [];
  for (const state of kStates) {
    await page.bringToFront();
    await setState(page, session, surface, state);
    problems.push(await picture(page, surface, state, `${kFolder}/${fileOf(surface, state)}`));
  }
  return problems.filter((problem) => problem !== null);
}

async function main([words = ""]) {
  const surfaces = kSurfaces.filter(({ name }) => name.includes(words));
  rmSync(kFolder, { recursive: true, force: true });
  mkdirSync(kFolder, { recursive: true });
  const h = await openHarness("chrome");
  const problems = [];
  try {
    for (const surface of surfaces) {
      const found = await photograph(h, surface).catch((error) => [`${surface.name}: ${error.message}`]);
      for (const problem of found) console.log(problem);
      problems.push(...found);
      await h.tidy();
    }
  } finally {
    await h.close();
  }
  writeFileSync(`${kFolder}/index.html`, indexOf(surfaces));
  console.log(`${kFolder}/index.html: ${surfaces.length} surfaces, ${kStates.length} states each`);
  return problems.length > 0 || surfaces.length === 0 ? 1 : 0;
}

process.exitCode = await main(process.argv.slice(2));
