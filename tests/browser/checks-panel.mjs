// The panel: opened with the marks, listing every claim, leading to the text and to the sources.
import { check, expect, expectEqual, expectIncludes } from "./expect.mjs";
import { kCopy, kStory, pointOn } from "./harness.mjs";

const shows = (panel, state) => panel.waitForSelector(`main[data-state="${state}"]`);
const textOf = (panel) => panel.$eval("body", (body) => body.textContent);

const realPanel = check("the toolbar button opens the browser's own panel with the claims", async (h) => {
  const { record } = await h.marked(kStory);
  const count = record.analysis.attributions.length;
  if (h.name === "chrome") {
    const panel = await h.browser.panel();
    await shows(panel, "claims");
    expectEqual((await panel.$$(".list .entry")).length, count, "entries");
    return;
  }
  expect(await h.browser.sidebarIsOpen(), "the sidebar is closed");
  // Sidebar and helper are pages of one extension: the one can look at the other while the story is in front.
  const entries = await h.helper.evaluate(async (wanted) => {
    const look = () =>
      browser.extension.getViews({ type: "sidebar" })[0]?.document.querySelectorAll(".list .entry").length;
    const started = performance.now();
    while (look() !== wanted && performance.now() - started < 10_000)
      await new Promise((done) => setTimeout(done, 20));
    return look();
  }, count);
  expectEqual(entries, count, "entries");
});

const lists = check("every claim is listed with speaker, capacity and standing; filters count", async (h) => {
  const { panel, record } = await h.markedWithPanel(kStory);
  const claims = record.analysis.attributions;
  const entries = await panel.$$eval(".list .entry", (all) => all.map((one) => one.children.length));
  expectEqual(entries.length, claims.length, "entries");
  expect(
    entries.every((parts) => parts === 3),
    "an entry lacks a line",
  );
  const names = new Set(record.analysis.sources.map(({ name }) => name));
  const first = [...names][0];
  expectIncludes(await textOf(panel), first.replace(/\s+/g, " "), "panel");
  const strong = claims.filter(({ mark }) => mark === "strong").length;
  await (await panel.$$(".controls .choice"))[1].click();
  await panel.waitForFunction(
    (count) => document.querySelectorAll(".list .entry").length === count,
    {},
    strong,
  );
  expectEqual(
    await panel.$eval('.controls .choice[aria-pressed="true"]', (one) => one.textContent),
    `Thick ${strong}`,
    "filter",
  );
});

const glance = check(
  "the drawing at the head counts every claim, and a row shows its own alone",
  async (h) => {
    const { panel, record } = await h.markedWithPanel(kStory);
    const all = record.analysis.attributions.length;
    const lists = await panel.$$eval(".rows", (every) =>
      every.map((one) => [...one.querySelectorAll(".count")].map(({ textContent }) => Number(textContent))),
    );
    expectEqual(lists.length, 2, "drawings");
    for (const counts of lists)
      expectEqual(
        counts.reduce((sum, one) => sum + one),
        all,
        "claims drawn",
      );
    expectEqual(await panel.$eval(".rows", (one) => one.querySelectorAll("i").length), all, "squares");
    await panel.click(".rows .row");
    await panel.waitForFunction(
      (n) => document.querySelectorAll(".list .entry").length === n,
      {},
      lists[0][0],
    );
    expectEqual(
      await panel.$eval("#live", (one) => one.textContent),
      `Claims shown: ${lists[0][0]} of ${all}.`,
      "announcement",
    );
    await panel.type("#search", "zzz");
    await panel.waitForFunction(() => document.querySelectorAll(".list .entry").length === 0);
    expectIncludes(await panel.$eval(".list", (one) => one.textContent), "No claim", "empty list");
    await panel.click(".controls > .plain");
    await panel.waitForFunction((n) => document.querySelectorAll(".list .entry").length === n, {}, all);
  },
);

const tabs = check("the tabs of the panel work by arrow keys; sources show all they claim", async (h) => {
  const { page, panel, record } = await h.markedWithPanel("own/harbour.html");
  await panel.bringToFront();
  await panel.focus("#tab-claims");
  await panel.keyboard.press("ArrowRight");
  await panel.waitForSelector('#tab-sources[aria-selected="true"]:focus');
  expectEqual(
    (await panel.$$(".sources-list > li")).length >= record.analysis.sources.length,
    true,
    "sources",
  );
  await panel.click(".sources-list summary");
  expectEqual(await h.axe(panel), [], "violations of sources");
  await panel.click(".sources-list details[open] .entry");
  await page.bringToFront();
  await h.cardText(page);
  await panel.bringToFront();
  await panel.focus("#tab-sources");
  await panel.keyboard.press("End");
  await panel.waitForFunction(() =>
    document.querySelector("#panel-coverage:not([hidden])")?.textContent.includes("No other page"),
  );
  expectEqual(await h.axe(panel), [], "violations of coverage");
});

const saving = check(
  "every kind of file can be saved from the panel, by the browser's own download",
  async (h) => {
    const { panel, record } = await h.markedWithPanel("own/harbour.html");
    await panel.evaluate(() => {
      globalThis.saved = [];
      const blobs = new Map();
      URL.createObjectURL = (blob) => {
        blobs.set(`blob:${blobs.size}`, blob);
        return `blob:${blobs.size - 1}`;
      };
      HTMLAnchorElement.prototype.click = function () {
        globalThis.saved.push({ name: this.download, text: blobs.get(this.href).text() });
      };
      document.querySelector(".export").open = true;
      for (const button of document.querySelectorAll("[data-format]")) button.click();
    });
    const files = await panel.evaluate(() =>
      Promise.all(globalThis.saved.map(async ({ name, text }) => ({ name, text: await text }))),
    );
    expectEqual(
      files.map(({ name }) => name.split(".").at(-1)),
      ["md", "json", "csv", "jsonld", "txt"],
      "endings",
    );
    expectEqual(JSON.parse(files[1].text).attributions, record.analysis.attributions, "attributions saved");
    expectIncludes(await panel.$eval("#live", (one) => one.textContent), files.at(-1).name, "announcement");
  },
);

const notAssessed = check("the panel says what was not assessed", async (h) => {
  const { panel } = await h.markedWithPanel(kStory);
  const text = await textOf(panel);
  for (const part of ["Not assessed", "own voice", "has not been verified", "Nothing was sent"]) {
    expectIncludes(text, part, "panel");
  }
});

const jump = check(
  "choosing a claim shows it on the page, and a card on the page chooses it in the panel",
  async (h) => {
    const { page, panel, record } = await h.markedWithPanel(kStory);
    const last = (await panel.$$(".list .entry")).at(-1);
    await last.click();
    expectEqual(await last.evaluate((one) => one.getAttribute("aria-expanded")), "true", "expanded");
    await page.bringToFront();
    await h.cardText(page);
    const shown = await page.evaluate(() =>
      [...CSS.highlights.get("firsthand-current-deep")].map(String).join(""),
    );
    expect(shown.length > 0, "no current claim");
    const in_view = await page.evaluate(() => {
      const [range] = CSS.highlights.get("firsthand-current-deep");
      return new Promise((done) => {
        const look = () => {
          const { top } = range.getBoundingClientRect();
          if (top >= 0 && top < innerHeight) done(true);
          else requestAnimationFrame(look);
        };
        look();
      });
    });
    expect(in_view, "the claim is out of view");
    await page.keyboard.press("Escape");
    await h.cardGone(page);
    const claim = record.analysis.attributions.find(({ mark }) => mark !== "listed");
    const words = record.text
      .slice(...claim.content[0])
      .replace(/\s+/g, " ")
      .slice(0, 12);
    const point = await pointOn(page, words);
    await page.mouse.click(point.x, point.y);
    await panel.waitForSelector(`.entry[aria-expanded="true"][aria-controls^="details-"]`);
  },
);

async function sourceIn(panel, record) {
  const claim = record.analysis.attributions.find(({ links }) => links.length > 0);
  expect(claim, "no claim has a link");
  await panel.click(`.entry[aria-controls="details-${claim.id}"]`);
  await panel.waitForSelector(`#details-${claim.id} .sources a`);
  return { selector: `#details-${claim.id} .sources a` };
}

async function expectClean(page) {
  const seen = await page.evaluate(() => ({ referrer: document.referrer, opener: window.opener }));
  expectEqual(seen, { referrer: "", opener: null }, "referrer and opener");
}

const sources = check("a source opens from the panel by mouse and by keyboard", async (h) => {
  const { panel, record } = await h.markedWithPanel("own/harbour.html");
  const { selector } = await sourceIn(panel, record);
  const href = await panel.$eval(selector, (link) => link.href);
  await panel.bringToFront();
  await panel.click(selector);
  const first = await h.newTab(href);
  await expectClean(first);
  await first.close();
  await panel.bringToFront();
  await panel.focus(selector);
  await panel.keyboard.press("Enter");
  await expectClean(await h.newTab(href));
});

const sameTab = check(
  "a source opens from the panel in the article's own tab for a reader who wants it so",
  async (h) => {
    await h.settings({ legend_closed: true, marks: { same_tab: true } });
    const { page, panel, record } = await h.markedWithPanel("own/harbour.html");
    const { selector } = await sourceIn(panel, record);
    const href = await panel.$eval(selector, (link) => link.href);
    const before = (await h.browser.browser.pages()).length;
    await panel.bringToFront();
    await panel.focus(selector);
    await panel.keyboard.press("Enter");
    await h.until(() => page.url() === href, "the article's tab goes there");
    expectEqual((await h.browser.browser.pages()).length, before, "tabs");
    await expectClean(page);
  },
);

const elsewhere = check("the panel's claims know the near-copy marked before", async (h) => {
  await h.marked(kCopy);
  const { panel } = await h.markedWithPanel(kStory);
  for (const entry of await panel.$$(".list .entry")) {
    await entry.click();
    const text = await panel.evaluate(async () => {
      const box = () => document.querySelector(".claim:not([hidden]) .elsewhere")?.textContent ?? "Looking";
      while (box().includes("Looking")) await new Promise((done) => requestAnimationFrame(done));
      return box();
    });
    if (!text.includes("Origin not established")) continue;
    await (await panel.$(".claim:not([hidden]) .elsewhere button")).click();
    await panel.waitForSelector(".claim:not([hidden]) .changes");
    expectIncludes(
      await panel.$eval(".claim:not([hidden]) .elsewhere", (box) => box.textContent),
      "May repeat",
      "origin",
    );
    expectEqual(await h.axe(panel), [], "violations");
    return;
  }
  throw new Error("no claim was found elsewhere");
});

const keyboard = check("the whole list can be reached and used by keyboard", async (h) => {
  const { panel } = await h.markedWithPanel("own/harbour.html");
  await panel.bringToFront();
  for (let presses = 0; presses < 60; presses++) {
    await panel.keyboard.press("Tab");
    if (await panel.evaluate(() => document.activeElement.matches(".list .entry"))) break;
  }
  await panel.keyboard.press("Enter");
  expectEqual(
    await panel.evaluate(() => document.activeElement.getAttribute("aria-expanded")),
    "true",
    "expanded",
  );
});

const bySpeaker = check("the list can be grouped by speaker without losing a claim", async (h) => {
  const { panel, record } = await h.markedWithPanel(kStory);
  await (await panel.$$(".controls .choice"))[5].click();
  await panel.waitForSelector(".group");
  expectEqual((await panel.$$(".list .entry")).length, record.analysis.attributions.length, "entries");
});

const live = check(
  "the panel follows a page that tells another story, and keeps the tab and the focus",
  async (h) => {
    const { page, panel } = await h.markedWithPanel("own/moving.html");
    await panel.bringToFront();
    await panel.type("#search", "zzz");
    await page.bringToFront();
    await page.evaluate(() => {
      document
        .getElementById("story")
        .replaceChildren(document.getElementById("next").content.cloneNode(true));
    });
    await page.waitForFunction(() =>
      [...CSS.highlights].some(([, marks]) => [...marks].some((one) => String(one).includes("seven cracks"))),
    );
    await panel.bringToFront();
    await panel.waitForFunction(() => document.querySelector("#panel-sources").textContent.length > 0);
    expectEqual(await panel.evaluate(() => document.activeElement.id), "search", "focus");
    await panel.click(".controls > .plain");
    await panel.waitForFunction(() =>
      [...document.querySelectorAll(".list .quote")].some((one) => one.textContent.includes("seven cracks")),
    );
  },
);

const gone = check(
  "a claim whose words go from the page is listed as gone, in words and apart",
  async (h) => {
    const { page, panel } = await h.markedWithPanel("own/harbour.html");
    const count = () => panel.$$eval(".list .entry", (all) => all.length);
    const before = await count();
    await page.bringToFront();
    await page.evaluate(() => {
      const paragraphs = [...document.querySelectorAll("article p")];
      paragraphs.find(({ textContent }) => textContent.includes("steering failed twice")).remove();
    });
    await panel.waitForSelector(".gone li", { polling: "mutation" });
    const text = await panel.$eval(".gone", (one) => one.textContent);
    expectIncludes(text, "The steering failed twice", "what is gone");
    expectIncludes(text, "No longer on the page (", "heading");
    expect((await count()) < before, "the claim is still counted among the others");
    expectEqual(await panel.$$(".gone button"), [], "ways to words that are gone");
    expectEqual(await h.axe(panel), [], "violations");
  },
);

const asked = check(
  "a claim that is asked for while the page changes is found again, or said to be gone",
  async (h) => {
    const { page, tab, record } = await h.marked("own/harbour.html");
    const { id } = record.analysis.attributions.find(({ content }) =>
      content.some((span) => record.text.slice(...span).includes("steering failed twice")),
    );
    const change = (how) =>
      page.evaluate((what) => {
        const all = [...document.querySelectorAll("article p")];
        const paragraph = all.find(({ textContent }) => textContent.includes("steering failed twice"));
        if (what === "draw it anew") paragraph.replaceWith(paragraph.cloneNode(true));
        else paragraph.remove();
      }, how);
    const noted = "(root) => root.querySelector('.note-box')?.innerText ?? ''";
    await change("draw it anew");
    await h.ask(tab, "show", { claim: id, focus: false });
    expectIncludes(await h.cardText(page), "Marta Quill", "card");
    expectEqual(await h.inCard(page, noted), "", "note");
    await change("take it away");
    await h.ask(tab, "show", { claim: id, focus: false });
    await h.until(async () => (await h.inCard(page, noted)).includes("no longer on the page"), "it is said");
  },
);

const dismissed = check("the panel says what is dismissed and shows it again", async (h) => {
  const { panel } = await h.markedWithPanel("own/harbour.html");
  const all = await panel.$$eval(".list .entry", (entries) => entries.length);
  const dismissal = { scope: "site", value: new URL(h.site.url).host, label: "", time: 1 };
  await h.settings({ legend_closed: true, dismissed: [dismissal] });
  await panel.waitForFunction((count) => document.querySelectorAll(".dismissed").length === count, {}, all);
  expectEqual(await panel.$$eval(".list .quote.strong", (quotes) => quotes.length), 0, "lines");
  await panel.click(".dismissed button");
  await panel.waitForFunction(() => !document.querySelector(".dismissed"));
  expectEqual((await h.storedSettings()).dismissed, [], "dismissed");
  expect(await panel.evaluate(() => document.activeElement.matches(".entry")), "the focus is lost");
});

const stopping = check("the panel's button removes the marks", async (h) => {
  const { page, panel } = await h.markedWithPanel("own/harbour.html");
  await panel.click("footer > .stop");
  await shows(panel, "off");
  await page.waitForFunction(() => !document.querySelector("firsthand-overlay") && CSS.highlights.size === 0);
});

const narrow = check("at 240 pixels, and at 200 % zoom, nothing is cut off in any tab", async (h) => {
  const { panel } = await h.markedWithPanel(kStory);
  await (await panel.$$(".list .entry"))[0].click();
  // 190: a panel of 380 pixels at 200 % zoom.
  for (const width of [240, 190]) {
    await panel.setViewport({ width, height: 800 });
    for (const tab of ["claims", "sources", "coverage"]) {
      await panel.click(`#tab-${tab}`);
      for (const dir of ["rtl", "ltr"]) {
        const overflow = await panel.evaluate((direction) => {
          document.documentElement.dir = direction;
          return document.documentElement.scrollWidth - document.documentElement.clientWidth;
        }, dir);
        expect(overflow <= 0, `${tab} at ${width}, ${dir}: ${overflow} pixels too wide`);
      }
    }
  }
});

const axe = check("axe finds nothing on the panel with a claim open", async (h) => {
  const { panel } = await h.markedWithPanel("own/harbour.html");
  await (await panel.$$(".list .entry"))[0].click();
  await panel.evaluate(() => {
    for (const one of document.querySelectorAll("details")) one.open = true;
  });
  expectEqual(await h.axe(panel), [], "violations");
});

export const panelChecks = [
  realPanel,
  lists,
  glance,
  tabs,
  saving,
  notAssessed,
  jump,
  sources,
  sameTab,
  elsewhere,
  keyboard,
  bySpeaker,
  live,
  gone,
  asked,
  dismissed,
  stopping,
  narrow,
  axe,
];
