// Articles in frames of the page's own origin: read, marked in the frame's own document, under the pointer,
// followed, and left as they were; what cannot be read is said; frames without end cost bounded time.
import { check, expect, expectEqual, expectIncludes } from "./expect.mjs";

const kShell = "own/frames/shell.html";
const kFirst = "An engineer who asked not to be named said the sluice gates at Lowmarsh";

// Run in the page ------------------------------------------------------------------------------------
/** Words of all marks in the frame, or null while it has none or shows no page. */
const marksInFrame = (name = "pages") => {
  const view = document.querySelector(`#${name}`)?.contentWindow;
  if (!view?.CSS) return null;
  const lines = [...view.CSS.highlights].filter(([form]) => /^firsthand-(strong|quiet)-/.test(form));
  const words = lines.flatMap(([, marks]) => [...marks].map(String)).join(" ");
  return words === "" ? null : words.replace(/\s+/g, " ");
};

const bodies = () =>
  [document, document.querySelector("#pages").contentDocument].map(({ body }) => body.outerHTML);

/** Where a mark of the frame that has these words stands in the window, and in the middle of its first line. */
const boxOfMark = (words) => {
  const frame = document.querySelector("#pages");
  const { left, top } = frame.getBoundingClientRect();
  const [dx, dy] = [left + 4 + 12, top + 4 + 12]; // border and padding, as the page has them
  for (const [name, marks] of frame.contentWindow.CSS.highlights) {
    if (!/^firsthand-(strong|quiet)-/.test(name)) continue;
    for (const mark of marks) {
      if (!String(mark).replace(/\s+/g, " ").includes(words)) continue;
      const rects = [...mark.getClientRects()];
      return {
        top: rects[0].top + dy,
        bottom: rects.at(-1).bottom + dy,
        x: rects[0].left + dx + Math.min(60, rects[0].width) / 2,
        y: rects[0].top + dy + rects[0].height / 2,
      };
    }
  }
  return null;
};

const kCardBox = `(root) => {
  const { left, top, right, bottom } = root.querySelector(".card").getBoundingClientRect();
  return { left, top, right, bottom, width: innerWidth, height: innerHeight };
}`;

/** The card lies in the window, below or above the mark. */
async function expectCardBeside(h, page, words) {
  const mark = await page.evaluate(boxOfMark, words);
  const card = await h.inCard(page, kCardBox);
  const inside = card.left >= 0 && card.top >= 0 && card.right <= card.width && card.bottom <= card.height;
  expect(inside, `the card is out of the window: ${JSON.stringify(card)}`);
  const gap = card.top >= mark.bottom ? card.top - mark.bottom : mark.top - card.bottom;
  expect(gap >= 0 && gap <= 40, `the card is not beside ${JSON.stringify(mark)}: ${JSON.stringify(card)}`);
}

async function openMarked(h) {
  const page = await h.open(kShell);
  await h.browser.toggle(page);
  const { tab, record } = await h.record(page, ["refined"]);
  await page.waitForFunction(marksInFrame);
  return { page, tab, record };
}

// Checks -----------------------------------------------------------------------------------------------
const reading = check(
  "frames: an article in a frame is read and marked there, both bodies are never another",
  async (h) => {
    const page = await h.open(kShell);
    const before = await page.evaluate(bodies);
    await h.browser.toggle(page);
    const { record } = await h.record(page, ["refined"]);
    expectIncludes(record.text, kFirst, "text read");
    expectIncludes(record.text, "Sluice gates at Lowmarsh stay shut", "the headline above the frame");
    expectEqual(record.request.byline, "Ida Marl", "the byline of the frame's document");
    expectEqual(
      [record.page.region.in_frame, record.page.region.own_frames],
      [true, 0],
      "what is said of it",
    );
    await page.waitForFunction(marksInFrame);
    expectIncludes(await page.evaluate(marksInFrame), "were never mended", "marks");
    expectEqual(await page.evaluate(bodies), before, "bodies while marked");
    await h.browser.toggle(page);
    await page.waitForFunction(() => !document.querySelector(":root > firsthand-overlay"));
    expectEqual(await page.evaluate(bodies), before, "bodies after");
    const left = await page.evaluate(() => {
      const { contentDocument, contentWindow } = document.querySelector("#pages");
      return [contentDocument.adoptedStyleSheets.length, contentWindow.CSS.highlights.size];
    });
    expectEqual(left, [0, 0], "sheets and highlights left in the frame");
  },
);

const card = check(
  "frames: hover, click and keys work in a frame, and the card stands beside the mark",
  async (h) => {
    const { page, tab } = await openMarked(h);
    const { x, y } = await page.evaluate(boxOfMark, "were never mended");
    await page.mouse.move(x - 1, y);
    await page.mouse.move(x, y);
    expectIncludes(await h.cardText(page), "engineer", "card on hover");
    await expectCardBeside(h, page, "were never mended");
    await page.mouse.click(x, y);
    await page.keyboard.press("Escape"); // the frame has the focus
    await h.cardGone(page);
    await h.ask(tab, "step", { step: -1 });
    expectIncludes(await h.cardText(page), "worker", "the last claim, far down in the frame");
    await page.waitForFunction(() => document.querySelector("#pages").contentWindow.scrollY > 0);
    await expectCardBeside(h, page, "nine hours");
    const place = await h.inCard(page, kCardBox);
    await page.evaluate(() => document.querySelector("#pages").contentWindow.scrollBy(0, -40));
    await h.until(
      async () => (await h.inCard(page, kCardBox)).top !== place.top,
      "the card at another place",
    );
  },
);

const following = check(
  "frames: changes in a frame are followed; one that is taken out leaves nothing",
  async (h) => {
    const { page, tab } = await openMarked(h);
    await page.evaluate(() => {
      const { contentDocument } = document.querySelector("#pages");
      contentDocument.querySelector("#first").textContent =
        "The mayor said on Wednesday that eleven new motors had been found in a shed behind the church.";
    });
    await page.waitForFunction(() =>
      [...document.querySelector("#pages").contentWindow.CSS.highlights].some(([, marks]) =>
        [...marks].some((mark) => String(mark).includes("eleven new motors")),
      ),
    );
    await h.ask(tab, "step", { step: 1 });
    await h.cardText(page);
    await page.evaluate(() => document.querySelector("#pages").remove());
    await h.cardGone(page);
    await h.record(page, ["unread"]);
  },
);

const leaving = check("frames: one that shows another page is read anew", async (h) => {
  const { page, tab } = await openMarked(h);
  await h.ask(tab, "step", { step: 1 });
  await h.cardText(page);
  await page.evaluate(() => document.querySelector("#pages").contentWindow.location.replace("about:blank"));
  await h.cardGone(page);
  await h.record(page, ["unread"]);
  await page.evaluate(() => document.querySelector("#pages").contentWindow.location.replace("chapter.html"));
  await page.waitForFunction(marksInFrame);
});

const closed = check("frames: those that cannot be read are told from those that were not", async (h) => {
  const page = await h.open("own/frames/closed.html");
  await page.evaluate(() => window.left);
  await h.browser.toggle(page);
  const { tab, record } = await h.record(page);
  expect(!record.text.includes(kFirst), "a frame was read in place of the article");
  const { foreign_frames, region } = record.page;
  expectEqual([foreign_frames, region.own_frames, region.in_frame], [3, 2, false], "closed, own, in a frame");
  const panel = await h.panelOf(tab);
  await panel.waitForSelector(".region button");
  expectIncludes(await panel.$eval(".region", (one) => one.textContent), "not read: 2", "panel");
});

const picking = check("frames: the reader chooses a part in a frame, by pointer and by keys", async (h) => {
  const { page, tab } = await openMarked(h);
  await h.ask(tab, "pick_region", true);
  const { x, y } = await page.evaluate(boxOfMark, "were never mended");
  await page.mouse.move(x - 1, y);
  await page.mouse.move(x, y);
  await page.mouse.click(x, y);
  await h.until(async () => (await h.record(page)).record.page.region.by === "reader", "the chosen part");
  const { record } = await h.record(page);
  expect(record.text.startsWith(kFirst) && !record.text.includes("nine hours"), `chosen: ${record.text}`);
});

const selection = check("frames: a selection in a frame is asked who says it", async (h) => {
  const { page, tab } = await openMarked(h);
  const select = (words) =>
    page.evaluate((wanted) => {
      const { contentDocument, contentWindow } = document.querySelector("#pages");
      const walker = contentDocument.createTreeWalker(contentDocument.body, NodeFilter.SHOW_TEXT);
      while (!walker.nextNode().data.includes(wanted));
      const { currentNode: node } = walker;
      const at = node.data.indexOf(wanted);
      contentWindow.focus();
      contentWindow.getSelection().setBaseAndExtent(node, at, node, at + wanted.length);
      return contentWindow.getSelection().toString();
    }, words);
  await select("looked at those motors");
  expectEqual(await h.ask(tab, "at_selection"), true, "a claim");
  expectIncludes(await h.cardText(page), "Peter Hallam", "card");
  await expectCardBeside(h, page, "looked at those motors");
  await page.keyboard.press("Escape");
  await h.cardGone(page);
  await select("four hundred houses");
  expectEqual(await h.ask(tab, "at_selection"), false, "no claim");
  const note = await h.inCard(page, "(root) => root.querySelector('.note-box').innerText");
  expectIncludes(note, "in its own voice", "note");
});

/** Inks of the marks in the frame. */
const inksInFrame = () => {
  const names = [...document.querySelector("#pages").contentWindow.CSS.highlights.keys()];
  return [...new Set(names.map((name) => /^firsthand-(?:strong|quiet)-[a-z]+-([a-z]+)-/.exec(name)?.[1]))]
    .filter(Boolean)
    .sort();
};

/** A frame lets the page behind it through, but not where the two have other colour schemes. */
const grounds = check("frames: the marks' ink is for what shows through a transparent frame", async (h) => {
  const page = await h.open(kShell);
  const dress = (outer, inner, scheme) =>
    page.evaluate(
      (...[ground, own, its_scheme]) => {
        const { body, documentElement } = document.querySelector("#pages").contentDocument;
        document.querySelector("#pages").style.background = ground;
        body.style.background = own;
        documentElement.style.colorScheme = its_scheme;
      },
      outer,
      inner,
      scheme,
    );
  const found = [];
  for (const looks of [
    ["rgb(10 20 40)", "", ""], // dark behind, shows through
    ["rgb(10 20 40)", "white", ""], // its own ground is in front
    ["rgb(10 20 40)", "", "only dark"], // another scheme than the page's: the frame has a dark canvas of its own
    ["white", "", "only dark"],
    ["white", "", ""],
    ["linear-gradient(black, white)", "", ""], // cannot be told
  ]) {
    await dress(...looks);
    await h.browser.toggle(page);
    await page.waitForFunction(marksInFrame);
    found.push((await page.evaluate(inksInFrame)).join());
    await h.browser.toggle(page);
    await page.waitForFunction(() => !document.querySelector(":root > firsthand-overlay"));
  }
  expectEqual(found, ["pale", "deep", "pale", "pale", "deep", "text"], "inks");
});

const endless = check(
  "hostile: frames without end, in each other and never at rest, cost bounded time",
  async (h) => {
    const page = await h.open("own/hostile/frames.html");
    await page.evaluate(() => window.begin());
    const start = Date.now();
    await h.browser.toggle(page);
    await h.record(page, ["read", "unread"]);
    expect(Date.now() - start < 5000, `it took ${Date.now() - start} ms to look at them`);
    const turns = await page.evaluate(() => window.turns);
    await page.waitForFunction((before) => window.turns > before + 5, {}, turns);
    await page.evaluate(() => {
      window.calm = true;
    });
    await page.waitForFunction(marksInFrame, {}, "restless");
    await h.browser.toggle(page);
    await page.waitForFunction(() => !document.querySelector(":root > firsthand-overlay"));
  },
);

export const frameChecks = [reading, card, selection, grounds, following, leaving, closed, picking, endless];
