// A walk by keyboard alone through every control of every surface: Tab comes to each in the order of the page, the
// focus is seen and not covered, no control holds it, and what a control takes away gives it back.
import { check, expect, expectEqual } from "./expect.mjs";
import { kCopy, kStory } from "./harness.mjs";

const kHarbour = "own/harbour.html";

/** The controls that Tab should come to, each with its number kept on it. */
const kCount = `(root) => {
  const all = [...root.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")];
  const open = all.filter((one) => one.tabIndex >= 0 && !one.disabled && one.checkVisibility());
  globalThis.controls = open;
  return open.map((one) => one.localName + " " + (one.id || one.className) + " " + one.textContent.slice(0, 20));
}`;

/** Which control has the focus (-1: none of them), and what is wrong with how it looks. */
const kFocused = `(root) => {
  const one = root.activeElement;
  const at = globalThis.controls.indexOf(one);
  if (at < 0) return { at, wrong: "" };
  const { outlineStyle, outlineWidth } = getComputedStyle(one);
  const ring = one.matches(":focus-visible") && outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
  const { left, top, width, height } = one.getClientRects()[0];
  const middle = (from, size, room) => (Math.max(from, 0) + Math.min(from + size, room)) / 2; // of what is in view
  const hit = root.elementFromPoint(middle(left, width, innerWidth), middle(top, height, innerHeight));
  const seen = hit !== null && (one.contains(hit) || hit.contains(one) || hit.localName === "label");
  return { at, wrong: (ring ? "" : "no ring ") + (seen ? "" : "covered by " + (hit?.className || hit?.localName)) };
}`;

/** Presses Tab until the last control has the focus; each must have had it, in order. */
async function walk(page, look, what) {
  const controls = await look(kCount);
  expect(controls.length > 0, `${what}: no controls`);
  const came = [];
  for (let presses = 0; presses < controls.length + 5 && came.length < controls.length; presses++) {
    await page.keyboard.press("Tab");
    const { at, wrong } = await look(kFocused);
    expect(wrong === "", `${what}: ${controls[at]}: ${wrong}`);
    if (at >= 0) came.push(at);
  }
  const missed = controls.filter((_control, at) => !came.includes(at));
  expectEqual(missed, [], `${what}: controls that Tab does not come to`);
  expectEqual(came, [...controls.keys()], `${what}: order`);
  await page.keyboard.down("Shift");
  await page.keyboard.press("Tab");
  await page.keyboard.up("Shift");
  const back = (await look(kFocused)).at;
  if (controls.length > 1) expectEqual(back, controls.length - 2, `${what}: a step back from the last`);
}

const openAll = (page) =>
  page.evaluate(() => {
    for (const one of document.querySelectorAll("details")) one.open = true;
  });
const panelWalk = check("keyboard: Tab comes to every control of the panel's three tabs", async (h) => {
  const { panel } = await h.markedWithPanel(kHarbour);
  await panel.click(".list .entry");
  for (const [tab, ready] of [
    ["claims", ".claim:not([hidden]) .tools"],
    ["sources", ".sources-list summary"],
    ["coverage", ".provider"],
  ]) {
    await panel.click(`#tab-${tab}`);
    await panel.waitForSelector(ready);
    await openAll(panel);
    await panel.evaluate(() => {
      document.body.tabIndex = -1;
      document.body.focus(); // Tab begins at the head
    });
    await walk(panel, h.inPage(panel), tab);
  }
});

/** Closes the tab with a page of ours; false when there is none. */
async function closeTab(url) {
  const { tabs } = globalThis.browser ?? chrome;
  const tab = (await tabs.query({})).find((one) => one.url === url);
  if (tab) await tabs.remove(tab.id);
  return tab !== undefined;
}

/** Opens claim after claim until one knows another page, and puts the focus on its button. */
async function compareByKey() {
  for (const entry of document.querySelectorAll(".list .entry")) {
    entry.click();
    const box = () => document.querySelector(".claim:not([hidden]) .elsewhere")?.textContent ?? "Looking";
    while (box().includes("Looking")) await new Promise((done) => requestAnimationFrame(done));
    const button = document.querySelector(".claim:not([hidden]) .elsewhere li > button");
    if (!button) continue;
    button.focus();
    return;
  }
  throw new Error("no claim was found elsewhere");
}

const pagesWalk = check(
  "keyboard: Tab comes to every control of options, first steps and own text",
  async (h) => {
    const dismissal = { scope: "cue", value: "say", label: "said", time: 1 };
    await h.settings({ sites: { "news.example": "never" }, dismissed: [dismissal] });
    for (const path of ["options.html", "onboarding.html", "paste.html"]) {
      const page = await h.ownPage(path);
      await page.bringToFront();
      if (path === "options.html")
        await page.waitForFunction(() => document.querySelector("#agreed + *, .rows .what"));
      await openAll(page);
      await walk(page, h.inPage(page), path);
    }
  },
);

const inCard = (h, page) => (source) => h.inCard(page, source);
const focusOf = (page) => page.evaluate(() => document.activeElement.id || document.activeElement.localName);
const focusInCard = (h, page, selector) =>
  h.inCard(page, "(root, selector) => root.querySelector(selector).focus()", selector);
const hasFocus = "(root, selector) => root.activeElement?.matches(selector) === true";

/** A marked page with the focus on a link of its own, and the card of one claim open by key. */
async function cardByKey(h, path = kHarbour) {
  const marked = await h.marked(path);
  await marked.page.evaluate(() => {
    const link = document.querySelector("a[href]") ?? document.body.appendChild(document.createElement("a"));
    Object.assign(link, { id: "came-from", href: link.href || "#", textContent: "a link" }).focus();
  });
  await h.ask(marked.tab, "step", { step: 1 });
  await h.ask(marked.tab, "open_card");
  await h.cardText(marked.page);
  return marked;
}

const cardWalk = check("keyboard: Tab comes to every control of the card, and leaves it", async (h) => {
  const { page } = await cardByKey(h);
  await h.inCard(page, "(root) => { for (const box of root.querySelectorAll('details')) box.open = true; }");
  await h.inCard(page, "(root) => root.querySelector('.card').focus()");
  await walk(page, inCard(h, page), "card");
  for (let presses = 0; presses < 2; presses++) await page.keyboard.press("Tab"); // the last, and on
  await h.until(async () => (await focusOf(page)) !== "firsthand-overlay", "the focus leaves the card");
});

const cardReturns = check(
  "keyboard: the focus stays in a card that shows another claim, and goes back when it closes",
  async (h) => {
    const { page, tab } = await cardByKey(h, "own/grounds.html");
    for (
      let steps = 0;
      steps < 12 && !(await h.inCard(page, "(root) => root.querySelector('.neighbours button')"));
      steps++
    )
      await h.ask(tab, "step", { step: 1 });
    await focusInCard(h, page, ".neighbours button");
    const heading = "(root) => root.querySelector('.neighbours button').innerText";
    const before = await h.inCard(page, heading);
    await page.keyboard.press("Enter");
    await h.until(async () => (await h.inCard(page, heading)) !== before, "the other claim");
    expectEqual(await h.inCard(page, hasFocus, ".card"), true, "the focus is in the card");
    await page.keyboard.press("Escape");
    await h.cardGone(page);
    expectEqual(await focusOf(page), "came-from", "focus after Escape");
    await h.ask(tab, "open_card");
    await h.cardText(page);
    await focusInCard(h, page, ".close");
    await page.keyboard.press(" ");
    await h.cardGone(page);
    expectEqual(await focusOf(page), "came-from", "focus after the card's button");
  },
);

const noteReturns = check(
  "keyboard: a dismissal leads to its undo, and the note and the legend give the focus back",
  async (h) => {
    await h.settings({});
    const { page, tab } = await cardByKey(h);
    const dismiss = async () => {
      await focusInCard(h, page, ".menu.dismiss summary");
      await page.keyboard.press("Enter");
      await focusInCard(h, page, ".menu.dismiss .choice");
      await page.keyboard.press("Enter");
      await h.until(() => h.inCard(page, hasFocus, ".note-box .undo"), "the undo has the focus");
    };
    await dismiss();
    await page.keyboard.press("Enter");
    await h.until(async () => (await focusOf(page)) === "came-from", "the focus after the undo");
    await h.ask(tab, "step", { step: 1 });
    await h.ask(tab, "open_card");
    await h.cardText(page);
    await dismiss();
    await page.keyboard.press("Escape");
    await h.until(async () => (await focusOf(page)) === "came-from", "the focus after Escape in the note");
    await focusInCard(h, page, ".legend button.main");
    await page.keyboard.press("Escape");
    await h.until(async () => (await focusOf(page)) === "came-from", "the focus after Escape in the legend");
    expectEqual((await h.storedSettings()).legend_closed ?? false, false, "closed for good by Escape");
  },
);

const panelReturns = check(
  "keyboard: what a button of the panel takes away leaves the focus in a place that says so",
  async (h) => {
    const { page, panel, tab } = await h.markedWithPanel(kHarbour);
    const at = (selector) =>
      panel.waitForFunction((one) => document.activeElement?.matches(one), {}, selector);
    await panel.focus("#region-pick");
    await panel.keyboard.press("Enter");
    await h.until(
      () => h.inCard(page, "(root) => root.querySelector('.region-hint') !== null"),
      "the picker",
    );
    await at("#region-pick");
    await page.bringToFront();
    await page.keyboard.press("Enter");
    await h.until(() => h.inCard(page, "(root) => root.querySelector('.region-hint') === null"), "chosen");
    await panel.bringToFront();
    await panel.waitForSelector("#region-automatic");
    await at("#region-pick");
    await panel.focus("#region-automatic");
    await panel.keyboard.press("Enter");
    await panel.waitForSelector("#region-automatic", { hidden: true });
    await at("#region-pick");
    await h.record(page, ["refined"]);
    await panel.focus("footer > .stop");
    await panel.keyboard.press("Enter");
    await at(".message h2");
    expect(tab > 0, "no tab");
  },
);

const optionsReturns = check(
  "keyboard: in the options what can be undone leads to its undo, and back to its section",
  async (h) => {
    await h.settings({ legend_closed: true, sites: { "news.example": "never" } });
    const page = await h.ownPage("options.html");
    await page.bringToFront();
    await page.waitForSelector(".rows .button");
    const section = await page.$eval(".rows .button", (one) => one.closest("section").id);
    await page.focus(".rows .button");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement?.matches(".notice button"));
    await page.keyboard.press(" ");
    await page.waitForFunction((id) => document.activeElement?.id === `${id}-title`, {}, section);
    expectEqual((await h.storedSettings()).sites, { "news.example": "never" }, "sites");
  },
);

const besideWalk = check(
  "keyboard: from a claim to the two articles side by side, through its controls, and to an article",
  async (h) => {
    const first = await h.marked(kCopy);
    const { panel, tab } = await h.markedWithPanel(kStory);
    await panel.evaluate(compareByKey);
    await panel.keyboard.press("Enter");
    await panel.waitForFunction(() => document.activeElement?.matches(".comparison"));
    for (let presses = 0; presses < 3; presses++) {
      await panel.keyboard.press("Tab");
      if (await panel.evaluate(() => document.activeElement.matches(".comparison button"))) break;
    }
    const url = first.page.url();
    await panel.keyboard.press("Enter");
    const path = `compare.html?${new URLSearchParams({ tab, url })}`;
    await h.until(() => h.helper.evaluate(closeTab, h.browser.root + path), "the articles side by side");
    const beside = await h.ownPage(path); // Firefox's driver does not find a page of ours that we opened
    await beside.bringToFront();
    await beside.waitForSelector(".pair blockquote.a");
    await walk(beside, h.inPage(beside), "side by side");
    await beside.keyboard.press("End");
    await beside.waitForFunction(() => scrollY > 0);
    await beside.focus("h2.b a");
    await beside.keyboard.press("Enter");
    const again = async () =>
      (await h.browser.browser.pages()).find((page) => page.url() === url && page !== first.page);
    await h.until(again, "the article in a tab of its own");
    h.opened.push(await again());
  },
);

const kWalks = [panelWalk, pagesWalk, cardWalk, besideWalk];
export const keyboardChecks = [...kWalks, cardReturns, noteReturns, panelReturns, optionsReturns];
