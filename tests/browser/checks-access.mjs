// The card leaves clicks and selections to the page and stays in the window; what axe had not yet looked at; targets
// large enough for a finger; no motion for those who want none.
import { check, expect, expectEqual, expectIncludes } from "./expect.mjs";
import { pointOn } from "./harness.mjs";

const kHarbour = "own/harbour.html";
const kWords = "The steering failed twice";

/** A link around words of a mark, as pages have them; the marks follow it. */
async function linkInside(page) {
  await page.evaluate((words) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.data.indexOf(words);
      if (at < 0) continue;
      const range = new Range();
      range.setStart(node, at);
      range.setEnd(node, at + words.length);
      const link = document.createElement("a");
      link.href = "/records/memo.html";
      link.id = "inside";
      range.surroundContents(link);
      return;
    }
  }, kWords);
}

const linked = check(
  "access: a click on a link inside a mark follows it, a middle click opens a tab; no card",
  async (h) => {
    await h.settings({ legend_closed: true, marks: { hover_card: false } }); // the pointer rests on the mark meanwhile
    const page = await h.open(kHarbour);
    await linkInside(page);
    await h.browser.toggle(page);
    await h.record(page, ["refined"]);
    const { x, y } = await pointOn(page, kWords);
    await page.mouse.click(x, y, { button: "middle" });
    const opened = await h.newTab(h.address("records/memo.html"));
    await opened.close();
    await page.bringToFront();
    expect(
      !(await h.inCard(page, "(root) => root.querySelector('.card').matches(':popover-open')")),
      "a card came",
    );
    const [answer] = await Promise.all([page.waitForNavigation(), page.mouse.click(x, y)]);
    expectIncludes(answer.url(), "/records/memo.html", "the page went to");
  },
);

const low = check(
  "access: what a menu of a narrow card holds comes into view, and the page stays",
  async (h) => {
    const { page, tab, record } = await h.marked(kHarbour);
    await page.setViewport({ width: 240, height: 800 });
    const claim = record.analysis.attributions.find(({ mark }) => mark === "strong").id;
    await h.ask(tab, "show", { claim, focus: true });
    await h.cardText(page);
    const scrolled = () => page.evaluate(() => scrollY);
    const before = await scrolled();
    const in_view = `(root) => {
    const first = root.querySelector(".menu.report").lastElementChild.getBoundingClientRect();
    const card = root.querySelector(".card").getBoundingClientRect();
    return first.height > 0 && first.bottom <= card.bottom + 1;
  }`;
    await h.inCard(page, `(root) => { root.querySelector(".menu.report").open = true; }`);
    await h.until(() => h.inCard(page, in_view), "the menu's end in the card");
    expectEqual(await scrolled(), before, "the page's place");
  },
);

/** The middle of a word of the page. */
function middleOf(word) {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.data.indexOf(word);
    if (at < 0) continue;
    const range = new Range();
    range.setStart(node, at);
    range.setEnd(node, at + word.length);
    const { left, top, width, height } = range.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  }
  return null;
}

const across = check(
  "access: text is selected across a mark's border, and a double click selects its word",
  async (h) => {
    const { page } = await h.marked(kHarbour);
    const { x, y } = await pointOn(page, kWords);
    await page.mouse.move(x, y + 60);
    await page.mouse.down();
    await page.mouse.move(x, y - 40, { steps: 4 });
    await page.mouse.up();
    expectIncludes(await page.evaluate(() => getSelection().toString()), "steering", "selection");
    await page.evaluate(() => getSelection().removeAllRanges());
    const inside = await page.evaluate(middleOf, "steering");
    await page.mouse.click(inside.x, inside.y, { count: 2 });
    const word = await page.evaluate(() => getSelection().toString());
    expect(/^\w+\s?$/.test(word), `selected "${word}"`);
  },
);

const boxOfCard = `async (root) => {
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const { left, top, right, bottom } = root.querySelector(".card").getBoundingClientRect();
  return { left, top, right, bottom, width: innerWidth, height: innerHeight };
}`;

const corners = check(
  "access: the card stays in the window in every corner, and at 200 % zoom",
  async (h) => {
    const { page, tab } = await h.marked(kHarbour);
    const places = ["left:0;top:0", "right:0;top:0", "left:0;bottom:0", "right:0;bottom:0"];
    for (const [width, height] of [
      [1280, 900],
      [640, 450],
      [320, 400],
    ]) {
      await page.setViewport({ width, height });
      for (const place of places) {
        await page.evaluate((style) => {
          const [block] = [...document.querySelectorAll("article p")].filter((one) =>
            one.textContent.includes("steering failed"),
          );
          block.style = `position:fixed;margin:0;inline-size:200px;${style}`;
        }, place);
        await h.ask(tab, "open_card");
        await h.cardText(page);
        const { left, top, right, bottom, ...room } = await h.inCard(page, boxOfCard);
        const inside = left >= 0 && top >= 0 && right <= room.width && bottom <= room.height;
        expect(inside, `${width}, ${place}: ${[left, top, right, bottom]} in ${room.width} x ${room.height}`);
        await page.keyboard.press("Escape");
        await h.cardGone(page);
      }
    }
  },
);

/** Elements that can be pressed and are neither 24 pixels wide and high nor words in a sentence. */
const kSmall = `(root) => [...root.querySelectorAll("button, summary, select, input, a[href]")]
  .filter((one) => one.checkVisibility() && !one.closest("p, dd, li, q"))
  .map((one) => [one, one.getBoundingClientRect()])
  .filter(([, { width, height }]) => width > 0 && (width < 23.5 || height < 23.5))
  .map(([one, { width, height }]) => one.className + " " + one.textContent.slice(0, 30) + " " + width + "x" + height)`;

const targets = check("access: what is pressed is at least 24 pixels wide and high", async (h) => {
  const { page, tab, panel } = await h.markedWithPanel(kHarbour);
  await panel.click(".list .entry");
  const small = (of) => of.evaluate(`(${kSmall})(document)`);
  expectEqual(await small(panel), [], "panel");
  await h.ask(tab, "open_card");
  await h.cardText(page);
  expectEqual(await h.inCard(page, kSmall), [], "card");
  for (const path of ["options.html", "onboarding.html", "paste.html"])
    expectEqual(await small(await h.ownPage(path)), [], path);
});

const looked = check(
  "access: axe finds nothing on the note, the region's hint, the files' menu and all of the options",
  async (h) => {
    const { page, tab, panel } = await h.markedWithPanel(kHarbour);
    await page.evaluate(() => getSelection().selectAllChildren(document.querySelector("h1")));
    await h.ask(tab, "at_selection");
    expectEqual(await h.axeOfCard(page, ".note-box"), [], "violations of the note");
    await panel.click(".export summary");
    expectEqual(await h.axe(panel), [], "violations of the files' menu");
    await panel.$eval(".region button", (one) => one.click());
    await h.until(
      () => h.inCard(page, "(root) => root.querySelector('.region-hint') !== null"),
      "the picker",
    );
    expectEqual(await h.axeOfCard(page, ".region-hint"), [], "violations of the region's hint");
    await page.bringToFront();
    await page.keyboard.press("Escape");
    const options = await h.ownPage("options.html");
    await options.bringToFront();
    await options.evaluate(() => {
      for (const one of document.querySelectorAll("details")) one.open = true;
    });
    await options.waitForFunction(() => document.querySelectorAll(".file-text pre:empty").length === 0);
    for (const dark of [false, true]) {
      await h.browser.media(options, { dark });
      expectEqual(await h.axe(options), [], `violations of the options, dark ${dark}`);
    }
    await h.browser.media(options, {});
    const text = await options.$eval(".about", (one) => one.textContent);
    for (const words of ["Apache License", "@mozilla/readability", "packs/en/roles.tsv"])
      expectIncludes(text, words, "about");
    const soft = await options.$$eval(".rows .soft", (all) => all.map((one) => one.textContent));
    expectEqual(soft.filter((one) => one === "translation not reviewed").length, 5, "languages not reviewed");
  },
);

const still = check(
  "access: who wants no motion is taken to a claim in one step",
  async (h) => {
    const { page, tab } = await h.marked(kHarbour);
    await page.setViewport({ width: 600, height: 300 });
    const session = await page.createCDPSession();
    const features = [{ name: "prefers-reduced-motion", value: "reduce" }];
    await session.send("Emulation.setEmulatedMedia", { features });
    await page.evaluate(() => {
      globalThis.places = [];
      addEventListener("scroll", () => globalThis.places.push(scrollY));
    });
    await h.ask(tab, "step", { step: -1 });
    await h.cardText(page);
    await page.waitForFunction(() => globalThis.places.length > 0);
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
    expectEqual(new Set(await page.evaluate(() => globalThis.places)).size, 1, "places on the way");
  },
  "chrome",
);

export const accessChecks = [low, linked, across, corners, targets, looked, still];
