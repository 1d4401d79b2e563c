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

const region = check(
  "the panel says what was read, and the reader chooses another part by keyboard",
  async (h) => {
    const { page, tab, record } = await h.marked("extraction/comments-related.html");
    expectEqual(record.page.region?.by, "text", "who said where the article is");
    const panel = await h.panelOf(tab);
    await panel.waitForSelector(".region button");
    expectIncludes(await panel.$eval(".region", (one) => one.textContent), "running text", "panel");
    expectEqual(await h.axe(panel), [], "violations");
    await panel.$eval(".region button", (one) => one.click());
    await page.bringToFront();
    await h.inCard(
      page,
      `async (root) => {
    for (let frame = 0; frame < 600 && !root.querySelector(".region-frame"); frame++)
      await new Promise((done) => requestAnimationFrame(done));
    if (!root.querySelector(".region-frame")) throw new Error("no frame");
  }`,
    );
    const comments = await page.$("#comments");
    await comments.evaluate((one) => one.scrollIntoView({ block: "start", behavior: "instant" }));
    const { x, y } = await page.evaluate(() => {
      const { left, top } = document.querySelector("#comments h3").getBoundingClientRect();
      return { x: left + 20, y: top + 5 };
    });
    await page.mouse.move(x, y);
    await page.keyboard.press("Enter");
    await panel.waitForFunction(() => document.querySelector(".region")?.textContent.includes("you chose"), {
      polling: "mutation", // the panel stands behind the page here: it draws no frames
    });
    const chosen = await h.record(page);
    expectIncludes(chosen.record.text, "I use this bus every night", "text of the chosen part");
    expect(!chosen.record.text.includes("A motion to ask the county"), "the article is still read");
    await panel.evaluate(() => document.querySelectorAll(".region button")[1].click());
    await panel.waitForFunction(
      () => document.querySelector(".region")?.textContent.includes("running text"),
      { polling: "mutation" },
    );
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

export const pageChecks = [shadow, region, untouched];
