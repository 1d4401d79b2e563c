// What only the browser itself shows: the extension's own keys, the question for a permission, the menu of a
// selection. Firefox is pressed through its window; Chromium gets a window on a screen of its own, with a keyboard.

import { openDisplay } from "./display.mjs";
import { check, expect, expectEqual, expectIncludes } from "./expect.mjs";
import { openHarness, waitForMarks, waitForNoMarks } from "./harness.mjs";
import { notTheBrowsers } from "./proxy.mjs";

const kHarbour = "own/harbour.html";
const kSaid = "steering failed twice";
const kOwnVoice = "closed the northern channel";
/** Of a button that can be pressed and is not the chosen one; nothing else has it on the darkened screen. */
const kPressable = [211, 227, 253];

/** Chromium's hands. The keys are those of the manifest. */
class Keyboard {
  constructor(h, display) {
    this.h = h;
    this.display = display;
  }

  async pressCommand(name) {
    const key = { toggle: "q", next_claim: "j", previous_claim: "k", open_card: "u" }[name];
    this.display.press(`alt+shift+${key}`);
  }

  /** The dialog takes the keyboard from the panel; Escape refuses. */
  async refusePermission(panel, isDone) {
    await this.h.until(() => panel.evaluate(() => !document.hasFocus()), "the dialog");
    await this.h.until(async () => {
      this.display.press("Escape");
      return isDone();
    }, "the dialog's answer");
  }

  /** The consent button is grey for a second, and Tab leaves it out. */
  async allowPermission(panel) {
    await this.h.until(() => panel.evaluate(() => !document.hasFocus()), "the dialog");
    await this.h.until(() => !this.display.shows(kPressable), "the darkened screen");
    await this.h.until(() => this.display.shows(kPressable), "a consent button that can be pressed");
    this.display.press("Tab", "Return");
  }

  /** The menu is the browser's own; a letter chooses the entry that begins with it. */
  async chooseInMenu(page, { x, y }) {
    const at = await page.evaluate(() => {
      addEventListener("contextmenu", () => document.documentElement.setAttribute("data-menu", ""), {
        once: true,
      });
      return { x: screenX, y: screenY + outerHeight - innerHeight };
    });
    this.display.click({ x: at.x + x, y: at.y + y }, 3);
    await page.waitForSelector("html[data-menu]");
    await page.evaluate(() => document.documentElement.removeAttribute("data-menu"));
    this.display.press("w");
  }
}

async function withChromium(steps) {
  const display = await openDisplay();
  try {
    const h = await openHarness("chrome", undefined, undefined, display.number);
    try {
      display.focusWindow();
      await steps(h, new Keyboard(h, display));
    } finally {
      await h.close();
    }
  } finally {
    display.close();
  }
}

/** Runs the steps with Firefox's own hands, or in a Chromium that has a window. */
const byHand = (name, steps) => [
  check(name, (h) => steps(h, h.browser), "firefox"),
  check(name, () => withChromium(steps), "chrome"),
];

const panelOf = async (h, tab) => (h.name === "chrome" ? h.browser.panel() : h.panelOf(tab));

const keys = byHand(
  "by hand: the keys mark the page, open the panel, step and open the card",
  async (h, hands) => {
    const page = await h.open(kHarbour);
    await page.bringToFront();
    await hands.pressCommand("toggle");
    await waitForMarks(page);
    if (h.name === "chrome") await h.browser.panel();
    else await h.until(() => h.browser.sidebarIsOpen(), "the sidebar");
    const said = () => h.inCard(page, "(root) => root.querySelector('[role=status]').textContent");
    const says = (words) => h.until(async () => (await said()).includes(words), words);
    await hands.pressCommand("next_claim");
    await says("Claim 1 of ");
    await h.browser.killBackground(); // as browsers do all the time: a key wakes it
    await hands.pressCommand("next_claim");
    await says("Claim 2 of ");
    await hands.pressCommand("previous_claim");
    await says("Claim 1 of ");
    await hands.pressCommand("open_card");
    await page.waitForFunction(() => document.activeElement.localName === "firsthand-overlay");
    await h.browser.killBackground();
    await hands.pressCommand("toggle");
    await waitForNoMarks(page);
  },
);

const given = (h) =>
  h.helper.evaluate(async () => {
    const { permissions, scripting } = globalThis.browser ?? chrome;
    const { origins = [] } = await permissions.getAll();
    return { origins, scripts: (await scripting.getRegisteredContentScripts()).length };
  });
const kNothing = { origins: [], scripts: 0 };
const says = (panel, words) =>
  panel.evaluate((wanted) => document.getElementById("live").textContent.includes(wanted), words);

async function askedForSite(h) {
  const { tab } = await h.marked(kHarbour);
  const panel = await panelOf(h, tab);
  await panel.waitForSelector('main[data-state="claims"]');
  if (h.name === "firefox") await panel.bringToFront();
  await panel.click('[data-site="always"]');
  return panel;
}

const refusal = byHand(
  "by hand: a site that the browser is not allowed changes nothing, and it is said",
  async (h, hands) => {
    const panel = await askedForSite(h);
    const refused = () => says(panel, "nothing was changed");
    await hands.refusePermission(panel, refused);
    await h.until(refused, "the refusal is said");
    expectEqual(await given(h), kNothing, "after the refusal");
    await panel.waitForSelector('[data-site="ask"][aria-pressed="true"]');
    expectEqual((await h.storedSettings()).sites ?? {}, {}, "sites");
  },
);

const grant = byHand(
  "by hand: a site that the browser is allowed is kept, and given back",
  async (h, hands) => {
    const panel = await askedForSite(h);
    await hands.allowPermission(panel);
    await panel.waitForSelector('[data-site="always"][aria-pressed="true"]');
    await h.until(async () => (await given(h)).scripts === 1, "the script");
    expect(!(await says(panel, "nothing was changed")), "a refusal is said");
    await panel.click('[data-site="ask"]');
    await h.until(async () => JSON.stringify(await given(h)) === JSON.stringify(kNothing), "given back");
  },
);

const kService = '.provider[data-provider="gdelt_doc"]';

async function askedForService(h) {
  const { tab } = await h.marked(kHarbour);
  const panel = await panelOf(h, tab);
  await panel.waitForSelector("#tab-coverage");
  if (h.name === "firefox") await panel.bringToFront();
  await panel.click("#tab-coverage");
  await panel.waitForSelector(`${kService} > button`);
  await panel.click(`${kService} > button`);
  return panel;
}

const textIn = (panel, selector) => panel.$eval(`${kService} ${selector}`, (one) => one.textContent);
const storedIn = (h) => h.helper.evaluate(() => (globalThis.browser ?? chrome).storage.local.get(null));

const service = byHand(
  "by hand: a service whose host is refused is not asked, and not agreed to",
  async (h, hands) => {
    const panel = await askedForService(h);
    const refused = async () => (await panel.$(`${kService}[data-status="no_permission"]`)) !== null;
    await hands.refusePermission(panel, refused);
    await panel.waitForSelector(`${kService}[data-status="no_permission"]`);
    expectIncludes(await textIn(panel, ".result"), "does not yet let Firsthand reach it", "the panel");
    expectIncludes(await textIn(panel, ".sent summary"), "would be sent", "request");
    const kept = await storedIn(h);
    expectEqual(kept.settings?.coverage?.consents ?? [], [], "consents");
    expectEqual(kept.request_log ?? [], [], "requests");
    expectEqual((await given(h)).origins, [], "hosts");
  },
);

const serviceAsked = byHand(
  "by hand: a service whose host is allowed is asked once, what came of it is said, and it can be taken back",
  async (h, hands) => {
    const before = h.proxy.asked.length;
    const panel = await askedForService(h);
    await hands.allowPermission(panel);
    await panel.waitForSelector(`${kService}[data-status="unavailable"]`); // the proxy lets nothing through
    expectIncludes(await textIn(panel, ".result"), "could not be reached", "the panel");
    expectIncludes(await textIn(panel, ".sent summary"), "What was sent", "request");
    expectEqual((await given(h)).origins, ["*://api.gdeltproject.org/*"], "hosts");
    const kept = await storedIn(h);
    expectEqual(kept.settings.coverage.consents, ["gdelt_doc"], "consents");
    expectEqual(kept.request_log.length, 1, "requests noted");
    const asked = h.proxy.asked.splice(before); // agreed to: not among what the suite may not ask
    expectEqual(notTheBrowsers(asked), ["CONNECT api.gdeltproject.org:443"], "requests made");
    const options = await h.ownPage("options.html");
    await options.waitForSelector("#agreed button");
    await options.$eval("#agreed button", (one) => one.click());
    await h.until(async () => (await given(h)).origins.length === 0, "the host is given back");
    expectEqual((await storedIn(h)).settings.coverage.consents, [], "consents taken back");
  },
);

/** Selects the words and gives the middle of them. */
const select = (page, words) =>
  page.evaluate((wanted) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.data.indexOf(wanted);
      if (at < 0) continue;
      getSelection().setBaseAndExtent(node, at, node, at + wanted.length);
      node.parentElement.scrollIntoView({ block: "center", behavior: "instant" });
      const { left, top, height } = getSelection().getRangeAt(0).getClientRects()[0];
      return { x: left + 12, y: top + height / 2 };
    }
    return null;
  }, words);

const menu = byHand(
  "by hand: the menu of a selection answers who says it, on a page without marks too",
  async (h, hands) => {
    const page = await h.open(kHarbour);
    await page.bringToFront();
    await hands.chooseInMenu(page, await select(page, kSaid));
    await waitForMarks(page);
    expectIncludes(await h.cardText(page), "Marta Quill", "card");
    expectEqual(await page.evaluate(() => getSelection().toString()), kSaid, "selection");
    await h.record(page, ["refined"]);
    await page.keyboard.press("Escape");
    await h.cardGone(page);
    await hands.chooseInMenu(page, await select(page, kOwnVoice));
    const note = "(root) => root.querySelector('.note-box').innerText";
    await h.until(
      async () => (await h.inCard(page, note)).includes("in its own voice"),
      "nothing is found, and said",
    );
  },
);

export const byHandChecks = [keys, refusal, grant, service, serviceAsked, menu].flat();
