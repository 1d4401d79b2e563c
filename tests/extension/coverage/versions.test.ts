// Two texts of one article: what matters most is told first, and nothing of it counts as a claim's own.
import "../fake-browser.js";
import { expect, test } from "vitest";
import { versionNote } from "../../../extension/src/background/compare-pages.js";
import type { ChangeNote } from "../../../extension/src/messages.js";

const change = (type: ChangeNote["type"]): ChangeNote => ({ type, here: "a", there: "b" });

test("numbers, then words of caution, then sources, then the rest in their order", () => {
  const order = [
    "claim_added",
    "attribution_changed",
    "hedge_dropped",
    "quote_altered",
    "number_changed",
  ] as const;
  const note = versionNote({
    relation: "same_text",
    may_repeat: true,
    credits: [],
    changes: order.map(change),
    own: 2,
    more: 1,
  });
  expect(note.changes.map(({ type }) => type)).toEqual([
    "number_changed",
    "hedge_dropped",
    "attribution_changed",
    "claim_added",
    "quote_altered",
  ]);
  expect([note.own, note.more]).toEqual([0, 1]);
});
