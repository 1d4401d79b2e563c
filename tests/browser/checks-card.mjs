// The card: opened by resting, clicking and keys; what it says; its links; and what it leaves to the page.
import { check, expect, expectEqual, expectIncludes } from "./expect.mjs";
import { kCopy, kStory, kStrict, pointOn } from "./harness.mjs";

const kWords = "The steering failed twice";
const claimOf = ({ analysis, text }, words) =>
  analysis.attributions.find(({ content }) => content.some((span) => text.slice(...span).includes(words)));

/** A claim with a link of its own, and a word of it to find its mark by. */
function linkedClaim({ analysis, text }) {
  const claim = analysis.attributions.find(({ links, mark }) => links.length > 0 && mark !== "listed");
  expect(claim, "no marked claim has a link");
  const [begin, end] = claim.content[0];
  return { claim, words: text.slice(begin, end).replace(/\s+/g, " ").trim().slice(0, 12) };
}

async function hover(page, { x, y }) {
  await page.mouse.move(x + 2, y);
  await page.mouse.move(x, y);
}

/** The page listens as any page might, and keeps what it was told. */
const listen = (page) =>
  page.evaluate(() => {
    globalThis.told = [];
    for (const name of ["click", "keydown"]) {
      addEventListener(name, (event) =>
        globalThis.told.push(`${name} ${event.key ?? event.target.localName} ${event.defaultPrevented}`),
      );
    }
  });
const told = (page) => page.evaluate(() => globalThis.told);

const hovering = check("resting on a mark opens the card, leaving closes it", async (h) => {
  const { page } = await h.marked("own/harbour.html");
  await hover(page, await pointOn(page, kWords));
  const text = await h.cardText(page);
  for (const part of ["Marta Quill", "witness", "this article", "Disputed here", "More: sources"])
    expectIncludes(text, part, "card");
  await page.mouse.move(5, 5);
  await h.cardGone(page);
});

const clicking = check("a click opens the card and stays the page's own", async (h) => {
  const { page } = await h.marked("own/harbour.html");
  await listen(page);
  const point = await pointOn(page, kWords);
  await page.mouse.click(point.x, point.y);
  await h.cardText(page);
  expectEqual(await told(page), ["click p false"], "what the page heard");
  await page.mouse.move(5, 5);
  await page.mouse.move(6, 6);
  await page.keyboard.press("Escape");
  await h.cardGone(page);
});

/** A marked page on which only a click opens a card: at once, so that none can still be on its way. */
async function markedForClicks(h) {
  await h.settings({ legend_closed: true, marks: { hover_card: false } });
  return (await h.marked("own/harbour.html")).page;
}
const cardIsOpen = (h, page) =>
  h.inCard(page, '(root) => root.querySelector(".card").matches(":popover-open")');

const selecting = check("selecting text over a mark opens nothing and keeps the selection", async (h) => {
  const page = await markedForClicks(h);
  const { x, y } = await pointOn(page, kWords);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 90, y, { steps: 4 });
  await page.mouse.up();
  const selected = await page.evaluate(() => getSelection().toString());
  expect(selected.length > 3, `selected "${selected}"`);
  expectEqual(await cardIsOpen(h, page), false, "a card over the selection");
  await page.keyboard.press("Escape");
  expectEqual(await page.evaluate(() => getSelection().toString()), selected, "selection");
});

const linkInMark = check("a link of the page under a mark works as before", async (h) => {
  const page = await markedForClicks(h);
  const link = 'a[href="/records/memo.html"]';
  await page.evaluate((selector) => {
    const stay = (event) => event.preventDefault(); // as pages that go to their next one without the browser
    document.querySelector(selector).addEventListener("click", stay, { once: true });
  }, link);
  await page.click(link);
  expectEqual(await cardIsOpen(h, page), false, "a card over the link");
  const [answer] = await Promise.all([page.waitForNavigation(), page.click(link)]);
  expectIncludes(answer.url(), "/records/memo.html", "the page went to");
});

const stepping = check("the next and previous keys walk through the marks and say so", async (h) => {
  const { page, tab, record } = await h.marked("own/harbour.html");
  await listen(page);
  const said = () => h.inCard(page, "(root) => root.querySelector('[role=status]').textContent");
  await h.browser.command("next_claim", tab);
  const first = await h.cardText(page);
  const announcement = await said();
  expectIncludes(announcement, "Claim 1 of ", "announcement");
  await h.browser.command("next_claim", tab);
  await h.inCard(page, waitForText, "Claim 2 of ");
  await h.browser.command("previous_claim", tab);
  await h.inCard(page, waitForText, "Claim 1 of ");
  expectEqual((await h.cardText(page)).slice(0, 20), first.slice(0, 20), "card after going back");
  const marked = record.analysis.attributions.filter(({ mark }) => mark !== "listed").length;
  await h.browser.command("previous_claim", tab);
  await h.inCard(page, waitForText, `Claim ${marked} of ${marked}`);
});

const waitForText = `async (root, words) => {
  for (let frame = 0; frame < 1200; frame++) {
    if (root.querySelector("[role=status]").textContent.includes(words)) return;
    await new Promise((done) => requestAnimationFrame(done));
  }
  throw new Error("never said " + words + " but " + root.querySelector("[role=status]").textContent);
}`;

const keys = check("Enter goes into the card, Escape closes it and gives the focus back", async (h) => {
  const { page, tab } = await h.marked("own/harbour.html");
  await page.focus('a[href="/records/chart.html"]');
  await page.evaluate(() => document.activeElement.blur());
  await h.browser.command("next_claim", tab);
  await h.cardText(page);
  await listen(page);
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement.localName === "firsthand-overlay");
  await page.keyboard.press("Escape");
  await h.cardGone(page);
  expectEqual(await page.evaluate(() => document.activeElement.localName), "body", "focus");
  expectEqual(await told(page), [], "keys that the page heard");
  await page.keyboard.press("Enter");
  expectEqual((await told(page)).length, 1, "keys that the page heard after the card was closed");
});

const openKey = check("the card's key opens the current claim with the focus in it", async (h) => {
  const { page, tab } = await h.marked("own/harbour.html");
  await h.browser.command("open_card", tab);
  await page.waitForFunction(() => document.activeElement.localName === "firsthand-overlay");
  await h.cardText(page);
});

async function expectClean(page) {
  const seen = await page.evaluate(() => ({ referrer: document.referrer, opener: window.opener }));
  expectEqual(seen, { referrer: "", opener: null }, "referrer and opener");
}

const source = check(
  "a source opens from the card by mouse, in a new tab without opener and referrer",
  async (h) => {
    const { page, record } = await h.marked("own/harbour.html");
    const { claim, words } = linkedClaim(record);
    await hover(page, await pointOn(page, words));
    await h.cardText(page);
    await h.openMore(page);
    expectIncludes(await h.cardText(page), "127.0.0.1", "card");
    const { x, y } = await h.centreInCard(page, ".sources a");
    await page.mouse.click(x, y);
    await expectClean(await h.newTab(claim.links[0].href));
    expectIncludes(page.url(), "harbour.html", "the article's own tab");
  },
);

const sameTab = check("a source opens in the article's own tab for a reader who wants it so", async (h) => {
  await h.settings({ legend_closed: true, marks: { same_tab: true } });
  const { page, record } = await h.marked("own/harbour.html");
  const { claim, words } = linkedClaim(record);
  await hover(page, await pointOn(page, words));
  await h.cardText(page);
  await h.openMore(page);
  const { x, y } = await h.centreInCard(page, ".sources a");
  const left = page.waitForNavigation();
  await page.mouse.click(x, y);
  await left;
  expectEqual(page.url(), claim.links[0].href, "address of the article's tab");
  await expectClean(page);
});

const sourceByKey = check("a source opens from the card by keyboard, on a sandboxed page too", async (h) => {
  for (const path of ["own/harbour.html", kStrict]) {
    const { page, tab, record } = await h.marked(path);
    const { claim, words } = linkedClaim(record);
    await page.mouse.click(...Object.values(await pointOn(page, words)));
    await h.cardText(page);
    await h.browser.command("open_card", tab);
    await page.waitForFunction(() => document.activeElement.localName === "firsthand-overlay");
    await h.openMore(page);
    await h.inCard(page, "(root) => root.querySelector('.sources a').focus()");
    await page.keyboard.press("Enter");
    await expectClean(await h.newTab(claim.links[0].href));
    await h.tidy();
  }
});

const elsewhere = check("Elsewhere offers the near-copy marked before, compares and opens it", async (h) => {
  const { page: copy } = await h.marked(kCopy);
  const { page, record } = await h.marked(kStory);
  await page.bringToFront();
  const claims = record.analysis.attributions.filter(({ mark }) => mark !== "listed");
  for (const claim of claims) {
    const words = record.text
      .slice(...claim.content[0])
      .replace(/\s+/g, " ")
      .trim()
      .slice(0, 12);
    const point = await pointOn(page, words);
    if (!point) continue;
    await page.mouse.click(point.x, point.y);
    await h.cardText(page);
    await h.openMore(page);
    const text = await h.inCard(page, elsewhereText);
    if (!text.includes("Origin not established")) continue;
    expectIncludes(text, "Militants kill 14", "Elsewhere");
    await page.mouse.click(...Object.values(await h.centreInCard(page, ".elsewhere button")));
    const compared = await h.inCard(page, comparedText);
    for (const part of ["May repeat", "for a picture only", "41 attacks", "49 attacks"])
      expectIncludes(compared, part, "the comparison");
    const spot = await h.centreInCard(page, ".elsewhere a");
    const before = (await h.browser.browser.pages()).length;
    await page.mouse.click(spot.x, spot.y);
    await h.browser.browser.waitForTarget((one) => one.url() === copy.url() && one !== copy.target());
    expect((await h.browser.browser.pages()).length > before, "no new tab");
    return;
  }
  throw new Error("no claim was found elsewhere");
});

const comparedText = `async (root) => {
  for (let frame = 0; frame < 1200; frame++) {
    if (!root.querySelector(".elsewhere li > button")) return root.querySelector(".elsewhere").textContent;
    await new Promise((done) => requestAnimationFrame(done));
  }
  throw new Error("the comparison never came");
}`;

const elsewhereText = `async (root) => {
  for (let frame = 0; frame < 1200; frame++) {
    const text = root.querySelector(".elsewhere")?.textContent ?? "";
    if (text && !text.includes("Looking")) return text;
    await new Promise((done) => requestAnimationFrame(done));
  }
  throw new Error("Elsewhere never answered");
}`;

const afterKill = check("the card answers after the background has been shut down", async (h) => {
  const { page } = await h.marked("own/harbour.html");
  await h.browser.killBackground();
  await hover(page, await pointOn(page, kWords));
  await h.cardText(page);
  await h.openMore(page);
  expectIncludes(await h.inCard(page, elsewhereText), "No other page", "Elsewhere");
});

const nothingToSee = check(
  "the page can neither reach into the card nor be clicked through it",
  async (h) => {
    const { page } = await h.marked("own/harbour.html");
    await hover(page, await pointOn(page, kWords));
    await h.cardText(page);
    const reach = await page.evaluate(() => {
      const host = document.querySelector("firsthand-overlay");
      return { root: host.shadowRoot, text: host.textContent, attributes: host.attributes.length };
    });
    expectEqual(reach, { root: null, text: "", attributes: 0 }, "what the page sees");
  },
);

const axe = check("axe finds nothing on the card", async (h) => {
  const { page, record } = await h.marked("own/harbour.html");
  const { words } = linkedClaim(record);
  await page.mouse.click(...Object.values(await pointOn(page, words)));
  await h.cardText(page);
  await h.openMore(page);
  await h.inCard(page, "(root) => { for (const box of root.querySelectorAll('details')) box.open = true; }");
  expectEqual(await h.axeOfCard(page), [], "violations");
});

const speaker = check("the card tells capacity, standing and reasons of its claim", async (h) => {
  const { page, record } = await h.marked("own/harbour.html");
  const claim = claimOf(record, kWords);
  await hover(page, await pointOn(page, kWords));
  await h.cardText(page);
  await h.openMore(page);
  const parts = await h.inCard(
    page,
    "(root) => ({ steps: root.querySelectorAll('.chain li').length, reasons: root.querySelectorAll('.why li').length, evidence: root.querySelectorAll('.evidence li').length })",
  );
  expectEqual(parts.steps, claim.relay.length + 2, "steps of the chain");
  expectEqual(parts.evidence, claim.evidence.length, "evidence");
  expect(parts.reasons >= 1, "no reason");
});

export const cardChecks = [
  hovering,
  clicking,
  selecting,
  linkInMark,
  stepping,
  keys,
  openKey,
  speaker,
  source,
  sourceByKey,
  sameTab,
  elsewhere,
  afterKill,
  nothingToSee,
  axe,
];
