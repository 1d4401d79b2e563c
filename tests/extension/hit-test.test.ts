// @vitest-environment happy-dom
// Which claim an offset belongs to, and where a card goes.
import "./fake-browser.js";
import { expect, test } from "vitest";
import { placeCard } from "../../extension/src/content/card.js";
import { claimAtOffset } from "../../extension/src/content/hit-test.js";
import type { Marked } from "../../extension/src/content/marks.js";
import type { Span } from "../../extension/src/generated/analysis.js";
import { claimView } from "../../extension/src/ui/claim-model.js";
import { attribution, kAnalysis, kText } from "./samples.js";

const marked = (id: string, ...content: [Span, ...Span[]]): Marked => ({
  id,
  key: id,
  cue: "say",
  mark: "strong",
  pattern: "solid",
  content,
  around: [],
  evidence: [],
  view: claimView(kAnalysis, kText, attribution({ id, content })),
});
const claims = [marked("a0", [0, 20], [30, 40]), marked("a1", [5, 9])];
const at = (offset: number) => claimAtOffset(claims, offset)?.id ?? null;

test("the innermost claim is hit; ends are open", () => {
  expect([at(4), at(5), at(8), at(9), at(20), at(30)]).toEqual(["a0", "a1", "a1", "a0", null, "a0"]);
});

test("a card goes below, above where only that fits, and stays in the window", () => {
  Object.assign(window, { innerWidth: 800, innerHeight: 600 });
  const card = { width: 360, height: 300 };
  const line = (left: number, top: number) => ({ left, right: left + 100, top, bottom: top + 20 });
  expect(placeCard(line(50, 100), card, false)).toMatchObject({ left: 50, top: 128 });
  expect(placeCard(line(50, 400), card, false)).toMatchObject({ left: 50, top: 92 });
  expect(placeCard(line(700, 100), card, false)).toMatchObject({ left: 432 });
  expect(placeCard(line(500, 100), card, true)).toMatchObject({ left: 240 });
  const squeezed = placeCard({ ...line(50, 280), bottom: 320 }, { width: 360, height: 900 }, false);
  expect(squeezed.top + squeezed.height).toBeLessThanOrEqual(600);
  Object.assign(window, { innerWidth: 240, innerHeight: 450 }); // at 200 % zoom: the claim stays seen
  expect(placeCard({ ...line(50, 135), bottom: 255 }, { width: 224, height: 400 }, false).top).toBe(263);
});
