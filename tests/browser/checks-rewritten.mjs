// Pages that change as a whole under their marks: written anew, emptied, at another address with the same words. The
// words that are there then are marked, the body is never another than the page made it, and nothing is left behind.
import { check, expectEqual, expectIncludes } from "./expect.mjs";
import { marksOf, pointOn, waitForNoMarks } from "./harness.mjs";

const kPage = "own/moving.html";
const kBridge = "We found seven cracks";

const body = (page) => page.evaluate(() => document.body?.outerHTML ?? null);

const left = (page) =>
  page.evaluate(() => ({
    overlays: document.querySelectorAll("firsthand-overlay").length,
    sheets: document.adoptedStyleSheets.length,
    highlights: CSS.highlights.size,
  }));

/** Waits until a mark that is still in the page has these words. */
const untilMarked = (page, words) =>
  page.waitForFunction(
    (wanted) =>
      [...CSS.highlights].some(
        ([name, marks]) =>
          /^firsthand-(strong|quiet)-/.test(name) &&
          [...marks].some((mark) => mark.startContainer.isConnected && String(mark).includes(wanted)),
      ),
    {},
    words,
  );

/** Turns the marks off; the page has the body that it had before, and nothing of ours. */
async function expectOff(h, page, before) {
  await h.browser.toggle(page);
  await waitForNoMarks(page);
  await page.waitForFunction(() => !document.querySelector("firsthand-overlay"));
  expectEqual(await body(page), before, "body after");
  expectEqual(await left(page), { overlays: 0, sheets: 0, highlights: 0 }, "left behind");
}

/** The page writes itself anew as `rewrite` does, while it is marked; another story is there then, with its marks. */
async function followsRewriting(h, rewrite) {
  const { page } = await h.marked(kPage);
  const before = await page.evaluate(rewrite);
  await untilMarked(page, kBridge);
  expectEqual(await body(page), before, "body while marked");
  const { record } = await h.record(page, ["refined"]);
  expectIncludes(record.text, kBridge, "text read");
  await page.mouse.click(...Object.values(await pointOn(page, kBridge))); // document.open takes listeners away
  await h.cardText(page);
  await page.keyboard.press("Escape");
  await h.cardGone(page);
  expectEqual((await left(page)).overlays, 1, "elements of ours");
  await expectOff(h, page, before);
}

const opened = check("rewritten: a page that writes itself anew is marked anew, and left as it was", (h) =>
  followsRewriting(h, () => {
    const story = document.querySelector("#next").innerHTML;
    document.open();
    document.write(
      `<!doctype html><html lang="en"><title>Anew</title><body><main><article>${story}</article></main></body>`,
    );
    document.close();
    return document.body.outerHTML;
  }),
);

const replaced = check("rewritten: a page with another document element is marked anew", (h) =>
  followsRewriting(h, () => {
    const made = document.implementation.createHTMLDocument("Anew");
    made.documentElement.lang = "en";
    made.body.innerHTML = `<main><article>${document.querySelector("#next").innerHTML}</article></main>`;
    document.replaceChild(document.adoptNode(made.documentElement), document.documentElement);
    return document.body.outerHTML;
  }),
);

const restless = check("rewritten: a page that never stops writing itself anew is left alone", async (h) => {
  const { page } = await h.marked(kPage);
  await page.evaluate(() => {
    const whole = `<!doctype html>${document.body.outerHTML}`;
    new MutationObserver(() => {
      if (!document.querySelector("firsthand-overlay")) return;
      document.open();
      document.write(whole);
      document.close();
    }).observe(document, { childList: true, subtree: true });
    document.body.append("again");
  });
  await h.noRecord(page);
  expectEqual(await left(page), { overlays: 0, sheets: 0, highlights: 0 }, "left behind");
});

const emptied = check("rewritten: a page that throws its text away has no marks, and says so", async (h) => {
  const { page } = await h.marked(kPage);
  const before = await page.evaluate(() => {
    document.querySelector("main").remove();
    return document.body.outerHTML;
  });
  await h.record(page, ["unread"]);
  await waitForNoMarks(page);
  expectEqual(await body(page), before, "body without its text");
  await page.evaluate(() => {
    document.body.append(document.querySelector("#next").content.cloneNode(true));
  });
  await untilMarked(page, kBridge);
  await expectOff(h, page, await body(page));
});

const renamed = check("rewritten: the same words at another address keep their marks", async (h) => {
  const { page } = await h.marked(kPage);
  const before = [await body(page), await marksOf(page)];
  await page.evaluate(() => {
    globalThis.kept = [...CSS.highlights].flatMap(([, marks]) => [...marks]);
    history.pushState(null, "", "moving.html?page=2");
  });
  await h.record(page, ["refined"]); // under the new address
  expectEqual([await body(page), await marksOf(page)], before, "body and marks");
  const is_kept = await page.evaluate(() => {
    const now = new Set([...CSS.highlights].flatMap(([, marks]) => [...marks]));
    return globalThis.kept.every((range) => now.has(range));
  });
  expectEqual(is_kept, true, "every range is the one that was there");
  await expectOff(h, page, before[0]);
});

export const rewrittenChecks = [opened, replaced, restless, emptied, renamed];
