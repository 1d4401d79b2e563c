// The interface in a language nobody speaks, whose words are half as long again: what still shows plain English
// was never handed to translators, and what does not fit is too narrow for German. Chromium alone: the pages are
// the same in both, and it needs a browser of its own.
import { check, expectEqual } from "./expect.mjs";
import { kStory, openHarness } from "./harness.mjs";
import { inPseudoLanguage } from "./other-language.mjs";

const kPages = ["options.html", "onboarding.html", "paste.html"];

/** Texts that no message made: leaves of the page that hold words but no bracket of the pseudo-language. */
function plainTexts(allowed) {
  const isQuantity = (text) => /^[\d.,]+ \w+$/.test(text.trim()); // written by the browser, in its own language
  const isPlain = (text) => /[a-z]{3}/i.test(text) && !/[⟦⟧]/.test(text) && !isQuantity(text);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const of = node.parentElement;
    const message = of.closest(
      "[data-message], p, li, button, label, summary, h1, h2, h3, dt, dd, th, td, div",
    );
    const isData = of.closest("script, style, kbd, code, q, blockquote, article, body [lang]");
    if (!isData && isPlain(message?.textContent ?? node.data)) found.push(node.data.trim());
  }
  return [...new Set(found)].filter((text) => !allowed.includes(text));
}

const overflow = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;

async function lookAt(page, name) {
  const names = ["Firsthand", "JSON", "CSV", "Markdown"];
  expectEqual(await page.evaluate(plainTexts, names), [], `plain English in ${name}`);
  await page.setViewport({ width: 240, height: 800 });
  expectEqual(Math.max(0, await page.evaluate(overflow)), 0, `pixels too wide, ${name}`);
}

const pseudo = check(
  "every page of ours has its words from the messages, and room for longer ones",
  async () => {
    const h = await openHarness("chrome", undefined, inPseudoLanguage("chrome"));
    try {
      for (const path of kPages) await lookAt(await h.ownPage(path), path);
      const { tab } = await h.marked(kStory);
      const panel = await h.panelOf(tab);
      await panel.waitForSelector(".list .entry");
      await panel.setViewport({ width: 240, height: 800 });
      expectEqual(Math.max(0, await panel.evaluate(overflow)), 0, "pixels too wide, panel");
    } finally {
      await h.close();
    }
  },
  "chrome",
);

export const languageChecks = [pseudo];
