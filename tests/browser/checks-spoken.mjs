// What a screen reader is told: whatever a reader does in the panel, on the card or in the options is announced
// exactly once, wherever the live regions of that surface are.
import { check, expect, expectEqual, expectIncludes } from "./expect.mjs";

const kHarbour = "own/harbour.html";

/** Keeps the texts that live regions come to have; a region that is emptied says nothing. Texts of one moment and one
 *  region are one announcement. */
const kListen = `(root) => {
  const kLive = "[role=status], [role=alert], [aria-live]";
  globalThis.heard = [];
  new MutationObserver((records) => {
    const regions = new Set(records.map(({ target }) => (target.nodeType === 3 ? target.parentElement : target)?.closest?.(kLive)));
    for (const region of regions) if (region?.textContent && region.checkVisibility()) globalThis.heard.push(region.textContent);
  }).observe(root, { childList: true, characterData: true, subtree: true });
}`;
const kHeard = "() => globalThis.heard";
const kForget = "() => { globalThis.heard.length = 0; }";
const kTwoFrames = `async () => {
  for (let frame = 0; frame < 2; frame++) await new Promise((done) => requestAnimationFrame(done));
}`;

/** Listens to one surface: `look` evaluates in it. `says` does something and expects one announcement of it. */
async function listener(h, look) {
  await look(kListen);
  return async (act, words) => {
    await look(kForget);
    await act();
    await h.until(async () => (await look(kHeard)).some((one) => one.includes(words)), `"${words}" is said`);
    await look(kTwoFrames);
    const all = await look(kHeard);
    expectEqual(all.length, 1, `announcements of "${words}": ${JSON.stringify(all)}`);
  };
}

const panelSays = check("spoken: each action of the panel is announced once", async (h) => {
  const { panel, page } = await h.markedWithPanel(kHarbour);
  const says = await listener(h, h.inPage(panel));
  await says(() => panel.click(".controls .choice:nth-of-type(2)"), "Claims shown");
  await says(() => panel.type("#search", "q"), "Claims shown");
  await says(() => panel.click(".controls > .plain"), "Claims shown");
  await panel.click(".export summary");
  await says(() => panel.click('[data-format="json"]'), "firsthand-");
  await panel.click(".list .entry");
  const open = ".claim:not([hidden])";
  await panel.waitForSelector(`${open} .tools`);
  await says(() => panel.$$eval(`${open} .tool`, (all) => all.at(-1).click()), "clipboard");
  await panel.click(`${open} .menu.report summary`);
  await says(() => panel.click(`${open} .menu.report .choice`), "Nothing was sent");
  await h.inCard(page, kListen);
  await panel.click(`${open} .menu.dismiss summary`);
  await says(() => panel.click(`${open} .menu.dismiss .choice`), "no longer marked");
  expectEqual(await h.inCard(page, kHeard), [], "what the page says too");
  await panel.waitForSelector(`${open} .tools .again`);
  await says(() => panel.click(`${open} .tools .again`), "marked again");
  await says(() => panel.click('[data-site="panel_only"]'), "choice for this site");
});

const cardSays = check(
  "spoken: each action of the card is announced once, and a second reading not at all",
  async (h) => {
    const page = await h.open(kHarbour);
    await h.browser.toggle(page);
    const { tab } = await h.record(page, ["refined"]);
    const look = (source) => h.inCard(page, source);
    expectIncludes(await look("(root) => root.querySelector('.live').textContent"), "Marked claims", "first");
    const says = await listener(h, look);
    await says(() => h.ask(tab, "step", { step: 1 }), "Claim 1 of");
    await says(() => h.ask(tab, "step", { step: 1 }), "Claim 2 of");
    const press = (selector) => look(`(root) => root.querySelector("${selector}").click()`);
    await says(() => press(".tool:nth-of-type(2)"), "itation");
    await look("(root) => { root.querySelector('.menu.report').open = true; }");
    await says(() => press(".menu.report .choice"), "Nothing was sent");
    await says(() => press(".tool:first-of-type"), "panel");
    await says(() => press(".menu.dismiss .choice"), "no longer marked");
    await says(() => press(".note-box .undo"), "marked again");
    await says(() => h.ask(tab, "pick_region", true), "arrow keys");
    await page.bringToFront();
    await says(() => page.keyboard.press("Escape"), "stays as it was");
    await h.ask(tab, "pick_region", true);
    await says(() => page.keyboard.press("Enter"), "Marked claims");
    expect((await look(kHeard)).length === 1, "said more than once");
  },
);

const optionsSay = check("spoken: each action of the options is announced once", async (h) => {
  const dismissal = { scope: "cue", value: "say", label: "said", time: 1 };
  const coverage = { consents: ["wikipedia"] };
  await h.settings({ sites: { "news.example": "never" }, dismissed: [dismissal], coverage });
  const page = await h.ownPage("options.html");
  await page.bringToFront();
  await page.waitForSelector("#agreed button");
  const says = await listener(h, h.inPage(page));
  const press = (words) => () =>
    page.evaluate((text) => {
      const all = [...document.querySelectorAll("button, label")];
      all.find((one) => one.textContent === text && one.checkVisibility()).click();
    }, words);
  await says(press("Thin lines"), "Kept.");
  for (const words of ["Take back", "Show again", "No longer agree"]) {
    await says(
      press(words),
      words === "Show again" ? "marked again" : words === "Take back" ? "news.example" : "Kept.",
    );
    await says(press("Undo"), "Taken back.");
  }
  await says(press("Save all as a file"), "firsthand-data-");
  await press("Delete all")();
  await says(press("Delete all of it"), "All of it is deleted");
  await says(press("Undo"), "Taken back.");
});

/** What the browser tells a screen reader of a page, in order: role, name and description of each node. */
async function spokenTree(page) {
  const session = await page.createCDPSession();
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  await session.detach();
  return nodes
    .filter(({ ignored }) => !ignored)
    .map(({ role, name, description }) => ({
      role: role?.value ?? "",
      name: name?.value ?? "",
      about: description?.value ?? "",
    }));
}

const kPressed = new Set(["button", "link", "tab", "DisclosureTriangle", "DisclosureTriangleGrouped"]);

/** Names of what can be pressed; of two of one name each has its own description. */
function namesOf(tree, surface) {
  const names = tree.filter(({ role }) => kPressed.has(role)).map(({ name, about }) => `${name} | ${about}`);
  expectEqual(
    names.filter((name) => name.startsWith(" |")),
    [],
    `what has no name: ${surface}`,
  );
  expectEqual(
    names.filter((name, at) => names.indexOf(name) !== at),
    [],
    `what is called the same: ${surface}`,
  );
  return names;
}

const told = check(
  "spoken: in the tree of card, panel and options nothing is unnamed, run together or called as something else",
  async (h) => {
    const { panel, page, tab, record } = await h.markedWithPanel(kHarbour);
    const tree = await spokenTree(panel);
    const names = namesOf(tree, "claims").join("\n");
    expectIncludes(names, "Nobody was hurt , coastguard , official body", "quote, speaker and rest apart");
    for (const at of [1, 2]) {
      await panel.$$eval("[role=tab]", (all, which) => all[which].click(), at);
      const selector = at === 1 ? ".sources-list summary" : '[data-provider="wikipedia"] button';
      await panel.waitForSelector(selector);
      namesOf(await spokenTree(panel), at === 1 ? "sources" : "coverage");
    }
    const made = (value) => ({ scope: "cue", value, label: value, time: 1 });
    const sites = { "a.example": "never", "b.example": "never" };
    const coverage = { consents: ["wikipedia", "wikidata"] };
    await h.settings({ legend_closed: true, sites, dismissed: [made("admit"), made("moan")], coverage });
    const options = await h.ownPage("options.html");
    await options.waitForFunction(() => document.querySelectorAll(".rows .what").length > 5);
    namesOf(await spokenTree(options), "options");
    const claim = record.analysis.attributions.find(({ mark }) => mark === "strong").id;
    await page.bringToFront();
    await h.ask(tab, "show", { claim, focus: true });
    await h.cardText(page);
    const whole = await spokenTree(page);
    const card = whole.slice(whole.findIndex(({ role }) => role === "dialog"));
    expectIncludes(card[0].name, "coastguard", "the dialog's name");
    namesOf(card, "card");
    expectEqual(
      card.filter(({ role }) => role === "banner" || role === "contentinfo"),
      [],
      "landmarks of a page in a card",
    );
  },
  "chrome",
);

const opened = check(
  "spoken: a card opened by the key alone is read as it gets the focus, and no more",
  async (h) => {
    const { page, tab } = await h.marked(kHarbour);
    await h.inCard(page, kListen);
    await h.browser.command("open_card", tab);
    await h.cardText(page);
    await h.inCard(page, kTwoFrames);
    expectEqual(await h.inCard(page, kHeard), [], "said beside the card");
  },
);

export const spokenChecks = [panelSays, cardSays, optionsSay, told, opened];
