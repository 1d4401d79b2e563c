// The panel and its page: the one leads to the other, follows its changes, and says what is gone or dismissed.
import { check, expect, expectEqual, expectIncludes } from "./expect.mjs";
import { kStory, pointOn } from "./harness.mjs";

const shows = (panel, state) => panel.waitForSelector(`main[data-state="${state}"]`);

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
  await panel.click(".list .entry");
  await panel.waitForSelector(".list .claim .tools .again");
  expectEqual(await panel.$(".list .claim .tools .dismiss"), null, "dismissing what is dismissed");
  await panel.click(".list li:has(> .claim[hidden]) .dismissed button");
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

export const panelPageChecks = [jump, live, gone, asked, dismissed, stopping];
