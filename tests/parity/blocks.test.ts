// @vitest-environment happy-dom
// @vitest-environment-options { "settings": { "handleDisabledFileLoadingAsSuccess": true, "enableJavaScriptEvaluation": false } }
// The command line's HTML mode and the extension's own walk give the same blocks for every page of the
// sample site: the rules stand in shared/vocabulary, the two walks are written in two languages.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { chooseRoot, measure } from "../../extension/src/content/measure.js";
import { type WalkedBlock, walk } from "../../extension/src/content/walk.js";
import type { Analysis } from "../../extension/src/generated/analysis.js";
import { firsthand } from "./cli.js";

const kSite = "tests/site";
const kPages = readdirSync(kSite, { recursive: true, encoding: "utf8" }).filter((name) =>
  name.endsWith(".html"),
);

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
  const lengths = measure(document.body);
  return finish(walk(chooseRoot(document.body, lengths), lengths));
}

test("the site has its pages", () => expect(kPages.length).toBeGreaterThan(10));

test.each(kPages)("%s", (page) => {
  const path = join(kSite, page);
  const found: Analysis = JSON.parse(firsthand(["analyze", path]).out);
  const from_cli = found.blocks.map(({ kind, span }) => ({ kind, text: (found.text ?? "").slice(...span) }));
  const from_walk = walked(readFileSync(path, "utf8")).map(({ kind, pieces }) => ({
    kind,
    text: pieces.map(({ text }) => text).join(""),
  }));
  expect(from_cli).toEqual(from_walk);
});
