// Takes the pictures of build-scripts/gallery: each surface is opened once and then shown in every state, and
// once more in Arabic. Own pages are photographed whole, marked pages as a reader's window shows them.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { kSurfaces } from "./gallery-surfaces.mjs";
import { openHarness } from "./harness.mjs";
import { inLanguage } from "./other-language.mjs";

const kFolder = "build/gallery";
const kTallest = 4800; // pixels of one picture

const kStates = [
  { name: "light" },
  { name: "dark", media: [{ name: "prefers-color-scheme", value: "dark" }] },
  { name: "forced colours", media: [{ name: "forced-colors", value: "active" }] },
  { name: "240 pixels", width: 240 },
  { name: "200 %", zoom: 2 },
];
const kArabic = { name: "right to left" };

/** The README's pictures: surfaces in the light, as much as a window shows. */
const kReadme = { "page with card": "docs/marks-and-card.png", "panel: claims": "docs/panel.png" };

/** Zoom is a smaller window with more pixels to each of its own. */
async function setState(page, session, { width }, { media = [], width: narrow, zoom = 1 }) {
  await session.send("Emulation.setEmulatedMedia", { features: media });
  await page.setViewport({
    width: Math.round((narrow ?? width) / zoom),
    height: Math.round(900 / zoom),
    deviceScaleFactor: zoom,
  });
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

async function picture(page, surface, state, file) {
  const { height, wide } = await page.evaluate((is_whole) => {
    if (is_whole) window.scrollTo(0, 0); // what is sticky is at its place then
    const { scrollHeight, scrollWidth, clientWidth } = document.documentElement;
    return { height: scrollHeight, wide: scrollWidth - clientWidth };
  }, surface.whole ?? false);
  const { width } = page.viewport();
  const clip = { x: 0, y: 0, width, height: Math.min(height, kTallest) };
  const is_long = surface.whole && height > page.viewport().height;
  await page.screenshot(is_long ? { path: file, clip, captureBeyondViewport: true } : { path: file });
  const is_ours = page.url().startsWith("chrome-extension:");
  return is_ours && wide > 0 ? `${surface.name}, ${state.name}: ${wide} pixels too wide` : null;
}

const fileOf = (surface, state) =>
  `${`${surface.name}-${state.name}`.toLowerCase().replace(/[^a-z0-9]+/g, "-")}.png`;

function indexOf(surfaces) {
  const figure = (surface, state) =>
    `<figure><img src="${fileOf(surface, state)}" loading="lazy" alt=""><figcaption>${state.name}</figcaption></figure>`;
  const states = [...kStates, kArabic];
  const row = (surface) =>
    `<h2>${surface.name}</h2><div>${states.map((state) => figure(surface, state)).join("")}</div>`;
  const style =
    "body{font:15px system-ui;margin:24px}div{display:flex;gap:16px;overflow-x:auto;align-items:start}figure{margin:0}img{max-height:720px;border:1px solid #999}";
  return `<!doctype html><meta charset="utf-8"><title>Firsthand: gallery</title><style>${style}</style><h1>Gallery</h1>${surfaces.map(row).join("\n")}\n`;
}

async function photograph(h, surface, states) {
  const page = await surface.open(h);
  const session = await page.createCDPSession(); // what it emulates ends with it
  const problems = [];
  for (const state of states) {
    await page.bringToFront();
    await setState(page, session, surface, state);
    problems.push(await picture(page, surface, state, `${kFolder}/${fileOf(surface, state)}`));
  }
  return problems.filter((problem) => problem !== null);
}

/** All surfaces in some of the states, in a browser of their own; gives what is wrong. */
async function tour(surfaces, states, folder) {
  const h = await openHarness("chrome", undefined, folder);
  const problems = [];
  try {
    for (const surface of surfaces) {
      const found = await photograph(h, surface, states).catch((error) => [
        `${surface.name}, ${states[0].name}: ${error.message}`,
      ]);
      for (const problem of found) console.log(problem);
      problems.push(...found);
      await h.tidy();
    }
  } finally {
    await h.close();
  }
  return problems;
}

/** Writes the README's pictures anew. */
async function readme() {
  const h = await openHarness("chrome");
  try {
    for (const [name, file] of Object.entries(kReadme)) {
      const surface = kSurfaces.find((one) => one.name === name);
      const page = await surface.open(h);
      await page.bringToFront();
      await setState(page, await page.createCDPSession(), surface, kStates[0]);
      await picture(page, { ...surface, whole: false }, kStates[0], file);
      console.log(file);
      await h.tidy();
    }
  } finally {
    await h.close();
  }
  return 0;
}

async function main(words) {
  if (words[0] === "--readme") return readme();
  const isWanted = ({ name }) => words.length === 0 || words.some((some) => name.includes(some));
  const surfaces = kSurfaces.filter(isWanted);
  if (surfaces.length === 0) {
    console.error(`gallery: no surface has these words: ${words.join(", ")}. There are:`);
    console.error(kSurfaces.map(({ name }) => `  ${name}`).join("\n"));
    return 1;
  }
  rmSync(kFolder, { recursive: true, force: true });
  mkdirSync(kFolder, { recursive: true });
  const problems = [
    ...(await tour(surfaces, kStates)),
    ...(await tour(surfaces, [kArabic], inLanguage("chrome", "ar"))),
  ];
  writeFileSync(`${kFolder}/index.html`, indexOf(surfaces));
  console.log(`${kFolder}/index.html: ${surfaces.length} surfaces, ${kStates.length + 1} states each`);
  return problems.length > 0 ? 1 : 0;
}

process.exitCode = await main(process.argv.slice(2));
