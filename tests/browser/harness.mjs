// What the checks share: a browser with the extension, the sample site with a few more pages, and ways to
// look at marks, card, panel and stored results. Nothing here waits for a time: it waits for a state.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { startSite } from "../site/server.mjs";
import { openChromium } from "./chromium.mjs";
import { openFirefox } from "./firefox.mjs";
import { startProxy } from "./proxy.mjs";

const kPages = fileURLToPath(new URL("./pages", import.meta.url));
const kLabelled = fileURLToPath(new URL("../extraction/pages", import.meta.url));
const kPatience = 20_000; // ms for a state to come; most come in tens of milliseconds, on a busy machine later
const kAxe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export const kStory = "courier/world/merane-convoy.html";
export const kCopy = "meridian/world/coast-road.html";
export const kStrict = "meridian/region/reservoir.html";

const kViewport = { width: 1280, height: 900 };

/** Opens browser and site; `close` ends both and removes the profile. `folder` holds the unpacked extension; with
 *  `display`, Chromium shows its window there. */
export async function openHarness(
  name,
  viewport = kViewport,
  folder = resolve("dist", name),
  display = null,
) {
  const site = await startSite({ extra: { "/own/": `${kPages}/`, "/extraction/": `${kLabelled}/` } });
  const proxy = await startProxy();
  const profile = mkdtempSync(join(tmpdir(), "firsthand-profile-"));
  const open = name === "chrome" ? openChromium : openFirefox;
  try {
    const downloads = join(profile, "downloads");
    mkdirSync(downloads);
    const browser = await open({ folder, profile, viewport, proxy: proxy.port, display, downloads });
    const harness = new Harness(browser, site, profile, proxy);
    harness.downloads = downloads;
    harness.helper = await browser.panelPage(0); // an extension page of no tab, to read the storage from
    await harness.settings({ legend_closed: true }); // it would lie over the pages of other checks
    return harness;
  } catch (error) {
    await site.close();
    await proxy.close();
    rmSync(profile, { recursive: true, force: true });
    throw error;
  }
}

class Harness {
  constructor(browser, site, profile, proxy) {
    this.browser = browser;
    this.name = browser.name;
    this.site = site;
    this.profile = profile;
    this.proxy = proxy;
    this.helper = null;
    this.opened = [];
  }

  async close() {
    await this.browser.close();
    await this.site.close();
    await this.proxy.close();
    rmSync(this.profile, { recursive: true, force: true });
  }

  /** Closes what one check has opened, so that checks do not see each other's pages. */
  async tidy() {
    const pages = this.opened.splice(0);
    for (const page of pages) await page.close().catch(() => {});
    await this.browser.askAboutHosts();
    await this.helper.evaluate(async () => {
      const { storage } = globalThis.browser ?? chrome;
      await Promise.all([storage.session.clear(), storage.local.clear()]);
    });
    await this.settings({ legend_closed: true });
  }

  /** Replaces the reader's settings; what is left out has its fallback. */
  async settings(settings) {
    await this.helper.evaluate(
      (value) => (globalThis.browser ?? chrome).storage.local.set({ settings: value }),
      settings,
    );
  }

  /** Waits until something holds, looking again and again. */
  async until(holds, what) {
    for (const end = Date.now() + kPatience; Date.now() < end; await new Promise(setImmediate))
      if (await holds()) return;
    throw new Error(`never came: ${what}`);
  }

  /** The text of a file that the browser has downloaded under that name; it is gone then. */
  async downloaded(name) {
    const file = join(this.downloads, name);
    const text = () => (existsSync(file) ? readFileSync(file, "utf8") : "");
    await this.until(() => text() !== "" && !existsSync(`${file}.part`), `the download ${name}`);
    const whole = text();
    rmSync(file);
    return whole;
  }

  /** The reader's settings as they are stored. */
  async storedSettings() {
    return this.helper.evaluate(
      async () => (await (globalThis.browser ?? chrome).storage.local.get("settings")).settings,
    );
  }

  address(path) {
    return this.site.url + path;
  }

  async open(path) {
    return this.#load(await this.browser.newPage(), path);
  }

  /** In a window of its own. */
  async openWindow(path) {
    return this.#load(await this.browser.browser.newPage({ type: "window" }), path);
  }

  async #load(page, path) {
    page.setDefaultTimeout(kPatience);
    this.opened.push(page);
    await page.evaluateOnNewDocument(readStaticRanges);
    if (/^(about|chrome):/.test(path)) await this.browser.goToOwn(page, path);
    else await page.goto(this.address(path), { waitUntil: "load" });
    return page;
  }

  // Stored results --------------------------------------------------------------------------------
  /** Waits for the record of the tab that shows `page` to be in one of `states`: {tab, record}; the record with
   *  the article's text. "refined" is a read one by the refining tier. An unread page of the browser's own has no
   *  address in its record: any such record is taken for it, so "unread" is for checks that expect it. */
  async record(page, states = ["read"]) {
    const url = page.url().replace(/#.*/, "");
    const found = await this.helper.evaluate(waitForRecord, url, states, kPatience);
    if (!found) throw new Error(`no record of ${url} came to be ${states.join(" or ")}`);
    const { blocks = [] } = found.record.request ?? {};
    return { ...found, record: { ...found.record, text: blocks.map(({ text }) => text).join("\n\n") } };
  }

  /** Waits until no tab has a record of this address. */
  async noRecord(page) {
    const gone = await this.helper.evaluate(waitForNoRecord, page.url().replace(/#.*/, ""), kPatience);
    if (!gone) throw new Error("the record stayed");
  }

  // Marks -----------------------------------------------------------------------------------------
  /** Opens a page and toggles it; resolves with the page, its tab and its analysis, once the refining tier's
   *  analysis is kept and drawn. */
  async marked(path) {
    const page = await this.open(path);
    await this.browser.toggle(page);
    await waitForMarks(page);
    const { tab, record } = await this.record(page, ["refined"]);
    await page.waitForFunction(hasMarked, {}, markedLength(record));
    return { page, tab, record };
  }

  // Panel -----------------------------------------------------------------------------------------
  async panelOf(tab) {
    const panel = await this.browser.panelPage(tab);
    panel.setDefaultTimeout(kPatience);
    this.opened.push(panel);
    return panel;
  }

  /** The same as marked(), with its panel open and in front. */
  async markedWithPanel(path) {
    const marked = await this.marked(path);
    const panel = await this.panelOf(marked.tab);
    await panel.waitForSelector('main[data-state="claims"]');
    await panel.bringToFront();
    return { ...marked, panel };
  }

  /** Calls functions given as source text with a page's document, as inCard() does with the card's root. */
  inPage(page) {
    return (source) => page.evaluate(`(${source})(document)`);
  }

  /** A page of the extension's own in a tab. */
  async ownPage(path) {
    const page = await this.browser.newPage();
    this.opened.push(page);
    await this.browser.goToOwn(page, this.browser.root + path);
    await page.waitForFunction(() => document.readyState === "complete" && document.querySelector("h1"));
    await page.evaluate(readStaticRanges);
    page.setDefaultTimeout(kPatience);
    return page;
  }

  // Card ------------------------------------------------------------------------------------------
  inCard(page, run, ...values) {
    return this.browser.inCard(page, run, ...values);
  }

  /** Waits until the card is open, on the claim of that name if one is given, and gives its text. */
  async cardText(page) {
    await page.waitForSelector("firsthand-overlay");
    return this.inCard(page, waitForCard, true);
  }

  async cardGone(page) {
    await this.inCard(page, waitForCard, false);
  }

  /** Opens the disclosure of the card that is shown. */
  async openMore(page) {
    await this.inCard(page, "(root) => { root.querySelector('details.more > summary').click(); }");
  }

  /** The middle of the first element in the card that matches, scrolled into its view. */
  centreInCard(page, selector) {
    return this.inCard(page, centreOf, selector);
  }

  /** Waits for a new tab with that address. */
  async newTab(url) {
    const target = await this.browser.browser.waitForTarget((one) => one.url() === url, {
      timeout: kPatience,
    });
    const page = await target.page();
    this.opened.push(page);
    await page.waitForFunction(() => document.readyState === "complete");
    return page;
  }

  /** Asks the marks of one tab as the background does when a key is pressed, but wakes no background for it. */
  ask(tab, name, data = null) {
    const message = { to: "page", name, data };
    return this.helper.evaluate(
      (id, call) => (globalThis.browser ?? chrome).tabs.sendMessage(id, call, { frameId: 0 }),
      tab,
      message,
    );
  }

  // Accessibility ---------------------------------------------------------------------------------
  /** Violations of the page, as sentences; of some rules only, if they are given. */
  async axe(page, rules = null) {
    return page.evaluate(runAxe, kAxe, null, rules);
  }

  /** axe does not look into closed shadow roots: the card is copied, with its styles, into an open one. */
  async axeOfCard(page, selector = ".card", rules = null) {
    await this.inCard(page, copyToOpenRoot, selector);
    const found = await page.evaluate(runAxe, kAxe, "firsthand-copy", rules);
    await page.evaluate(() => document.querySelector("firsthand-copy")?.remove());
    return found;
  }
}

// Run in the extension's own page --------------------------------------------------------------------
async function waitForRecord(url, states, patience) {
  const { storage } = globalThis.browser ?? chrome;
  const stateOf = ({ state, analysis }) =>
    analysis?.engine.model.startsWith("refiner") ? [state, "refined"] : [state];
  const look = async () => {
    const all = Object.entries(await storage.session.get(null));
    const hit = all.find(([key, value]) => {
      const same = value.page ? value.page.url === url : value.state === "unread";
      return key.startsWith("tab:") && same && stateOf(value).some((state) => states.includes(state));
    });
    return hit ? { tab: Number(hit[0].slice(4)), record: hit[1] } : null;
  };
  return new Promise((done) => {
    const finish = (value) => {
      storage.session.onChanged.removeListener(check);
      done(value);
    };
    const check = () => look().then((hit) => hit && finish(hit));
    storage.session.onChanged.addListener(check);
    setTimeout(() => finish(null), patience);
    check();
  });
}

async function waitForNoRecord(url, patience) {
  const { storage } = globalThis.browser ?? chrome;
  return new Promise((done) => {
    const finish = (value) => {
      storage.session.onChanged.removeListener(check);
      done(value);
    };
    const check = async () => {
      const values = Object.values(await storage.session.get(null));
      if (!values.some((value) => value.page?.url === url && value.state)) finish(true);
    };
    storage.session.onChanged.addListener(check);
    setTimeout(() => finish(false), patience);
    check();
  });
}

/** Characters that are marked when the record's analysis is drawn, without white space. */
function markedLength({ analysis, text }) {
  const spans = analysis.attributions
    .filter(({ mark }) => mark !== "listed")
    .flatMap(({ content }) => content);
  return spans.map((span) => text.slice(...span).replace(/\s/g, "")).join("").length;
}

// Run in the page ------------------------------------------------------------------------------------
/** Highlights hold static ranges, which tell neither their words nor their place: for checks they do. */
function readStaticRanges() {
  const live = ({ startContainer, startOffset, endContainer, endOffset }) => {
    const range = new Range();
    range.setStart(startContainer, startOffset);
    range.setEnd(endContainer, endOffset);
    return range;
  };
  StaticRange.prototype.toString = function () {
    return live(this).toString();
  };
  StaticRange.prototype.getClientRects = function () {
    return live(this).getClientRects();
  };
  StaticRange.prototype.getBoundingClientRect = function () {
    return live(this).getBoundingClientRect();
  };
}

export const waitForMarks = (page) =>
  page.waitForFunction(() =>
    [...CSS.highlights].some(([name, { size }]) => name.startsWith("firsthand-") && size > 0),
  );

function hasMarked(length) {
  const lines = [...CSS.highlights].filter(([name]) => /^firsthand-(strong|quiet)-/.test(name));
  const words = lines.flatMap(([, marks]) => [...marks].map(String)).join("");
  return words.replace(/\s/g, "").length === length;
}

export const waitForNoMarks = (page) =>
  page.waitForFunction(() => ![...CSS.highlights].some(([name]) => name.startsWith("firsthand-")));

/** Text of all ranges by form ("firsthand-strong-solid"), whatever their ink and depth, in the order drawn. */
export const marksOf = (page) =>
  page.evaluate(() => {
    const texts = {};
    for (const [name, highlight] of CSS.highlights) {
      const form = /^firsthand-(?:strong|quiet|listed)-[a-z]+/.exec(name)?.[0];
      if (form) texts[form] = (texts[form] ?? "") + [...highlight].map(String).join("");
    }
    return texts;
  });

/** The point in the middle of the first line of the first mark whose text has `words`; scrolled to. */
export const pointOn = (page, words) =>
  page.evaluate((wanted) => {
    for (const [name, highlight] of CSS.highlights) {
      if (!name.startsWith("firsthand-strong") && !name.startsWith("firsthand-quiet")) continue;
      for (const range of highlight) {
        if (!range.toString().replace(/\s+/g, " ").includes(wanted)) continue;
        const top = range.getClientRects()[0].top;
        scrollBy({ top: top - 300, behavior: "instant" });
        const { left, top: now, width, height } = range.getClientRects()[0];
        return { x: left + Math.min(width, 60) / 2, y: now + height / 2 };
      }
    }
    return null;
  }, words);

const waitForCard = `async (root, open) => {
  const card = root.querySelector(".card");
  for (let frame = 0; frame < 1200; frame++) {
    if (card.matches(":popover-open") === open) return card.innerText;
    await new Promise((done) => requestAnimationFrame(done));
  }
  throw new Error("the card did not " + (open ? "open" : "close"));
}`;

const centreOf = `async (root, selector) => {
  for (let frame = 0; frame < 1200; frame++) {
    const element = root.querySelector(selector);
    if (element) {
      element.scrollIntoView({ block: "nearest", behavior: "instant" });
      const { left, top, width, height } = element.getClientRects()[0];
      return { x: left + width / 2, y: top + height / 2 };
    }
    await new Promise((done) => requestAnimationFrame(done));
  }
  throw new Error("the card has no " + selector);
}`;

const copyToOpenRoot = `(root, selector) => {
  const host = document.createElement("firsthand-copy");
  const open = host.attachShadow({ mode: "open" });
  open.adoptedStyleSheets = [...root.adoptedStyleSheets];
  const copy = root.querySelector(selector).cloneNode(true);
  open.append(copy);
  document.documentElement.append(host);
  copy.showPopover();
}`;

async function runAxe(source, selector, rules) {
  // biome-ignore lint/security/noGlobalEval: the tests' own tool, from a package, in a page of the tests
  if (!globalThis.axe) globalThis.eval(source);
  const where = selector ? document.querySelector(selector) : document;
  const { violations } = await globalThis.axe.run(where, rules ? { runOnly: rules } : {});
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`,
  );
}
