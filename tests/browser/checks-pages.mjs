// Pages as they are: shadow roots, and the part that is read, said and chosen by the reader.
import { readdirSync } from "node:fs";
import { check, expect, expectEqual, expectIncludes } from "./expect.mjs";
import { marksOf, pointOn, waitForMarks } from "./harness.mjs";

const marked = async (page) =>
  Object.values(await marksOf(page))
    .join(" ")
    .replace(/\s+/g, " ");

const shadow = check(
  "text in open shadow roots is read, marked, under the pointer, and watched",
  async (h) => {
    const page = await h.open("extraction/shadow-roots.html");
    const before = await page.evaluate(() => document.body.outerHTML);
    await h.browser.toggle(page);
    await waitForMarks(page);
    await h.record(page, ["refined"]);
    expectIncludes(await marked(page), "the pumps belong to the state", "marks");
    expectEqual(await page.evaluate(() => document.body.outerHTML), before, "body while marked");
    const { x, y } = await pointOn(page, "the pumps belong to the state");
    await page.mouse.click(x, y);
    expectIncludes(await h.cardText(page), "county", "card");
    await page.evaluate(() => {
      const story = document.querySelector("news-article").shadowRoot.querySelector("section");
      story.querySelector("p").textContent =
        "The mayor said on Monday that the town bought nine new pumps from a firm abroad last year.";
    });
    await page.waitForFunction(() =>
      [...CSS.highlights].some(([, marks]) =>
        [...marks].some((range) => String(range).includes("nine new pumps")),
      ),
    );
  },
);

/** Waits until the frame around a part is there, or is gone. */
const frameIs = (h, page, wanted) =>
  h.inCard(
    page,
    `async (root, wanted) => {
    for (let frame = 0; frame < 600 && Boolean(root.querySelector(".region-frame")) !== wanted; frame++)
      await new Promise((done) => requestAnimationFrame(done));
    if (Boolean(root.querySelector(".region-frame")) !== wanted) throw new Error("frame: not " + wanted);
  }`,
    wanted,
  );

/** The panel stands behind the page here: it draws no frames. */
const regionSays = (panel, words) =>
  panel.waitForFunction(
    (wanted) => document.querySelector(".region")?.textContent.includes(wanted),
    { polling: "mutation" },
    words,
  );

/** A marked page with its panel, in which the reader has pressed the button to choose. */
async function choosing(h) {
  const { page, tab, record } = await h.marked("extraction/comments-related.html");
  const panel = await h.panelOf(tab);
  await regionSays(panel, "running text");
  await panel.$eval(".region button", (one) => one.click());
  await page.bringToFront();
  await frameIs(h, page, true);
  return { page, panel, record };
}

/** A point on the heading of the comments. */
async function pointOnComments(page) {
  const comments = await page.$("#comments");
  await comments.evaluate((one) => one.scrollIntoView({ block: "center", behavior: "instant" }));
  return page.evaluate(() => {
    const { left, top } = document.querySelector("#comments h3").getBoundingClientRect();
    return { x: left + 20, y: top + 5 };
  });
}

const byClick = check("another part is chosen by a click that the page does not hear", async (h) => {
  const { page, panel } = await choosing(h);
  const { x, y } = await pointOnComments(page);
  await page.evaluate(() => {
    globalThis.heard = 0;
    for (const name of ["click", "mousedown", "pointerdown"])
      document.addEventListener(name, () => globalThis.heard++, { capture: true });
  });
  await page.mouse.move(x, y);
  const forged = await page.evaluate(() => {
    const above = [...document.querySelectorAll("#comments ~ *, p")].find((one) => {
      const { top, bottom } = one.getBoundingClientRect();
      return !one.closest("#comments") && top > 0 && bottom < innerHeight && one.textContent.length > 140;
    });
    if (!above) return false;
    const { left, top } = above.getBoundingClientRect();
    const place = { bubbles: true, clientX: left + 5, clientY: top + 5 };
    for (const name of ["mousemove", "click"]) above.dispatchEvent(new MouseEvent(name, place));
    for (const key of ["Enter", "Escape"]) dispatchEvent(new KeyboardEvent("keydown", { key }));
    return true;
  }); // nothing is chosen by these
  expect(forged, "no other part is in the window");
  await page.mouse.down();
  await page.mouse.up();
  await regionSays(panel, "you chose");
  await frameIs(h, page, false);
  expectIncludes((await h.record(page)).record.text, "I use this bus every night", "text of the chosen part");
  expectEqual(await page.evaluate(() => globalThis.heard), 0, "events heard by the page");
});

const byArrows = check(
  "another part is chosen by arrow keys; Escape leaves the reading as it was",
  async (h) => {
    const { page, panel, record } = await choosing(h);
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Escape");
    await frameIs(h, page, false);
    await regionSays(panel, "running text");
    expectEqual((await h.record(page)).record.text, record.text, "text after Escape");
    await panel.$eval(".region button", (one) => one.click());
    await frameIs(h, page, true);
    for (const way of ["Down", "Down", "Right", "Right"]) await page.keyboard.press(`Arrow${way}`);
    await page.keyboard.press("Enter");
    await regionSays(panel, "you chose");
    const { text } = (await h.record(page)).record;
    expectIncludes(text, "I use this bus every night", "text of the part two to the right of the article");
  },
);

const region = check(
  "the panel says what was read, and the reader chooses another part by keyboard",
  async (h) => {
    const { page, panel, record } = await choosing(h);
    expectEqual(record.page.region?.by, "text", "who said where the article is");
    expectEqual(await h.axe(panel), [], "violations");
    await page.bringToFront();
    const { x, y } = await pointOnComments(page);
    await page.mouse.move(x, y);
    await page.keyboard.press("Enter");
    await regionSays(panel, "you chose");
    const chosen = await h.record(page);
    expectIncludes(chosen.record.text, "I use this bus every night", "text of the chosen part");
    expect(!chosen.record.text.includes("A motion to ask the county"), "the article is still read");
    await panel.evaluate(() => document.querySelectorAll(".region button")[1].click());
    await regionSays(panel, "running text");
  },
);

/** Every labelled page of the extraction benchmark: marked or not, its body is never another. */
const untouched = check(
  "body.outerHTML is the same before, during and after, on every labelled page",
  async (h) => {
    for (const name of readdirSync("tests/extraction/pages")) {
      const page = await h.open(`extraction/${name}`);
      const body = () => page.evaluate(() => document.body.outerHTML);
      const before = await body();
      await h.browser.toggle(page);
      await h.record(page);
      expectEqual(await body(), before, `${name} while marked`);
      await h.browser.toggle(page);
      await page.waitForFunction(() => !document.querySelector(":root > firsthand-overlay"));
      expectEqual(await body(), before, `${name} after`);
      await page.close();
    }
  },
);

export const pageChecks = [shadow, region, byClick, byArrows, untouched];
