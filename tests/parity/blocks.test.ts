// @vitest-environment happy-dom
// @vitest-environment-options { "settings": { "handleDisabledFileLoadingAsSuccess": true, "enableJavaScriptEvaluation": false } }
// The command line's HTML mode and the extension's own walk give the same blocks for every page of the
// sample site and of the extraction benchmark: the rules stand in shared/vocabulary, the two walks are
// written in two languages.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { walkArticle } from "../../extension/src/content/centre.js";
import type { WalkedBlock } from "../../extension/src/content/walk.js";
import type { Analysis } from "../../extension/src/generated/analysis.js";
import { firsthand } from "./cli.js";

const kSite = "tests/site";
const kLabelled = "tests/extraction/pages";
/** Only the extension sees shadow roots, and what styles hide. */
const kOnlyLive = ["shadow-roots.html", "hidden-text.html"];
const pagesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".html") && !kOnlyLive.includes(name))
    .map((name) => join(folder, name));
const kPages = [...pagesOf(kSite), ...pagesOf(kLabelled)];

function finish<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

function walked(html: string): WalkedBlock[] {
  // Frames are never read, but happy-dom would complain aloud that it may not load them.
  document.documentElement.innerHTML = html
    .replace(/^[\s\S]*?<html[^>]*>/, "")
    .replace(/<\/html>\s*$/, "")
    .replace(/<iframe[^>]*><\/iframe>/g, "");
  return finish(walkArticle(document.body)).blocks;
}

test("the pages are there", () => expect(kPages.length).toBeGreaterThan(30));

test.each(kPages)("%s", (path) => {
  const found: Analysis = JSON.parse(firsthand(["analyze", path]).out);
  const from_cli = found.blocks.map(({ kind, span }) => ({ kind, text: (found.text ?? "").slice(...span) }));
  const from_walk = walked(readFileSync(path, "utf8")).map(({ kind, pieces }) => ({
    kind,
    text: pieces.map(({ text }) => text).join(""),
  }));
  expect(from_cli).toEqual(from_walk);
});
