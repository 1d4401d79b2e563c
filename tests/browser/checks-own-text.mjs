// Texts of the extension's own pages: what a reader pastes or drops, and the first steps' example. The same
// engine, marks, cards and panel as on any page.
import { check, expect, expectEqual, expectIncludes } from "./expect.mjs";
import { waitForMarks } from "./harness.mjs";

const kText = `At least 40 houses in Aldery were flooded on Tuesday, the water ministry said.

The operator denied the account. "Our staff followed the order," its spokeswoman Ines Maric told the Aldery Echo.`;

const kHtml = `<title>Flood in Aldery</title><nav>Home Politics Sport</nav><article><h1>Flood in Aldery</h1>
<p>At least 40 houses in Aldery were flooded on Tuesday, the water ministry said.</p>
<script>globalThis.ran = true;</script><img src="http://127.0.0.1:1/x.png" onerror="globalThis.ran = true">
<p>The operator denied the <a href="javascript:alert(1)">account</a>.</p></article>`;

/** The panel in its frame, of the same origin; Firefox does not report frames of extensions. */
const panelShows = (page) =>
  page.waitForFunction(() =>
    document
      .querySelector("iframe")
      ?.contentDocument?.querySelector('main[data-state="claims"] .list .entry'),
  );
const inPanel = (page, run) =>
  page.evaluate(`(${run})(document.querySelector("iframe").contentDocument.querySelector("main"))`);

const pasted = check(
  "a pasted text gets marks, cards and the panel's list, and leaves nothing behind",
  async (h) => {
    const page = await h.ownPage("paste.html");
    await page.bringToFront();
    await page.type("#text", kText);
    await page.click(".first");
    await waitForMarks(page);
    await panelShows(page);
    expectIncludes(await inPanel(page, "(main) => main.textContent"), "water ministry", "panel");
    const has_region = "(main) => main.querySelector('.region') !== null"; // a text of the reader's has no other part
    expectEqual(await inPanel(page, has_region), false, "a region to choose");
    await inPanel(page, '(main) => main.querySelector(".list .entry").click()');
    expectIncludes(await h.cardText(page), "water ministry", "card");
    expectEqual(await h.axe(page), [], "violations");
    const kept = await h.helper.evaluate(async () =>
      Object.keys(await (globalThis.browser ?? chrome).storage.session.get(null)),
    );
    expect(!kept.some((key) => /^(seen|article):/.test(key)), `kept: ${kept}`);
    await page.click(".read button");
    expectEqual(await page.$eval("#text", (one) => one.value), kText, "text");
    await page.waitForFunction(() => CSS.highlights.size === 0);
  },
);

const dropFile = (page, name, type, content) =>
  page.evaluate(
    (file_name, file_type, text) => {
      const data = new DataTransfer();
      data.items.add(new File([text], file_name, { type: file_type }));
      document.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
    },
    name,
    type,
    content,
  );

const says = (page, words) =>
  page.waitForFunction((text) => document.querySelector(".error").textContent.includes(text), {}, words);

const dropped = check("a dropped HTML file is read without its scripts, pictures and menus", async (h) => {
  const page = await h.ownPage("paste.html");
  await page.bringToFront();
  await page.type("#text", "kept");
  await dropFile(page, "photo.png", "image/png", "x");
  await says(page, "Files of this kind");
  await dropFile(page, "empty.txt", "text/plain", "  ");
  await says(page, "no text yet");
  await dropFile(page, "binary.txt", "text/plain", "a\u0000b");
  await says(page, "does not look like text");
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.items.add(new File(["word ".repeat(300_000)], "big.txt", { type: "text/plain" }));
    document.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true }));
  });
  await says(page, "too large");
  expectEqual(await page.$eval("#text", (one) => one.value), "kept", "text");
  await dropFile(page, "flood.html", "text/html", kHtml);
  await waitForMarks(page);
  const text = await page.$eval("article", (one) => one.textContent);
  expectIncludes(text, "40 houses", "text");
  expect(!text.includes("Politics"), "the menu was taken for text");
  const harm = await page.evaluate(() => ({
    ran: globalThis.ran === true,
    made: document.querySelectorAll("article :is(img, script, nav, [onerror], a[href])").length,
  }));
  expectEqual(harm, { ran: false, made: 0 }, "harm");
  await panelShows(page);
});

const first = check("the first steps mark their example by the real engine, and open once", async (h) => {
  const page = await h.ownPage("onboarding.html");
  await page.bringToFront();
  await waitForMarks(page);
  const marked = await page.evaluate(() =>
    [...CSS.highlights].flatMap(([, marks]) => [...marks].map(String)).join(" "),
  );
  expectIncludes(marked.replace(/\s+/g, " "), "40 houses", "marks");
  expectEqual((await page.$$(".step")).length, 3, "steps");
  expectIncludes(await page.$eval("main", (one) => one.textContent), "Nothing is sent", "first steps");
  expectEqual(await h.axe(page), [], "violations");
  await page.setViewport({ width: 240, height: 800 });
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow <= 0, `${overflow} pixels too wide`);
});

export const ownTextChecks = [pasted, dropped, first];
