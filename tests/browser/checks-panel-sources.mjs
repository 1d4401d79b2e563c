// What leads out of the panel: sources in tabs, other pages marked before, and the files to save.
import { check, expect, expectEqual, expectIncludes } from "./expect.mjs";
import { kCopy, kStory } from "./harness.mjs";

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
    await panel.$eval(".claim:not([hidden]) .elsewhere button", (one) => one.click());
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

export const panelSourceChecks = [saving, sources, sameTab, elsewhere];
