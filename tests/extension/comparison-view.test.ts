// @vitest-environment happy-dom
// What a comparison says on card and panel: the origin in one fixed word, what differs in the articles' words.
import "./fake-browser.js";
import { expect, test, vi } from "vitest";
import { comparePages, comparisonNote } from "../../extension/src/background/compare-pages.js";
import type { Comparison } from "../../extension/src/generated/comparison.js";
import type { ComparisonNote } from "../../extension/src/messages.js";
import { comparisonDetails, elsewhereItem } from "../../extension/src/ui/comparison-view.js";
import { originText } from "../../extension/src/ui/wording.js";
import { kAnalysis, kRequest } from "./samples.js";

const page = { url: "https://other.example/a", title: "Other", quote: "Q", shared: ["fort hale"] };
const kNote: ComparisonNote = {
  relation: "same_story",
  may_repeat: false,
  credits: [],
  changes: [],
  own: 0,
  more: 0,
};
const note = (change: Partial<ComparisonNote>): ComparisonNote => ({ ...kNote, ...change });
const text = (nodes: HTMLElement[]) => nodes.map((node) => node.textContent).join("\n");

function comparison(change: Partial<Comparison>): Comparison {
  return {
    schema_version: 1,
    offset_unit: "utf16",
    a: kAnalysis,
    b: kAnalysis,
    relation: "rewrite",
    may_repeat: true,
    containment: { a_in_b: 300, b_in_a: 300 },
    aligned: [],
    claims: [],
    changes: [],
    credits: [],
    reasons: [],
    ...change,
  };
}

test("the origin is one of five words: a credit before the text, a picture's credit is none", () => {
  const there = { by: "there", name: "The Post" } as const;
  expect(originText(note({ relation: "same_text", credits: [{ ...there, kind: "text" }] }))).toBe("Says so");
  expect(originText(note({ relation: "same_text", credits: [{ ...there, kind: "photo" }] }))).toBe(
    "Same text",
  );
  expect(originText(note({ relation: "rewrite", may_repeat: true }))).toBe("May repeat");
  expect(originText(note({ relation: "same_story", may_repeat: true }))).toBe("May repeat");
  expect(originText(kNote)).toBe("Origin not established");
  expect(originText(note({ relation: "unrelated" }))).toBe("Origin not established");
});

test("credits are told once each, and a picture's only when nothing else is credited", () => {
  const credits: ComparisonNote["credits"] = [
    { by: "there", kind: "photo", name: "The Post" },
    { by: "there", kind: "text", name: "The Post" },
    { by: "there", kind: "text", name: "The Post" },
  ];
  expect(text(comparisonDetails(note({ credits }))).match(/The Post/g)).toHaveLength(1);
  expect(text(comparisonDetails(note({ credits: credits.slice(0, 1) })))).toContain("for a picture only");
});

test("a change shows both sides, or says on which side it is not", () => {
  const changes: ComparisonNote["changes"] = [
    { type: "number_changed", here: "212 passengers", there: "221 passengers" },
    { type: "denial_dropped", here: "The owner called it a lie.", there: null },
  ];
  const shown = text(comparisonDetails(note({ may_repeat: true, changes, more: 3 })));
  for (const part of [
    "Another number",
    "212 passengers",
    "221 passengers",
    "A denial",
    "not there",
    "3 more",
  ])
    expect(shown).toContain(part);
  expect(shown).not.toContain("removed");
});

test("spans become words of their own side, shortened, and the rest is counted", () => {
  const change = { type: "number_changed", a: { span: [0, 9] }, b: { span: [2, 600] }, detail: "" } as const;
  const many = Array.from({ length: 43 }, () => structuredClone(change) as Comparison["changes"][number]);
  const made = comparisonNote(comparison({ changes: many }), undefined, "Two boats sank", "x".repeat(700));
  expect(made.changes).toHaveLength(40);
  expect(made.more).toBe(3);
  expect(made.changes[0]?.here).toBe("Two boats");
  expect(made.changes[0]?.there).toHaveLength(240);
});

test("the claim's own changes come first, under a heading of their own", () => {
  const far = { type: "hedge_dropped", a: { span: [100, 110] }, b: { span: [0, 3] }, detail: "" } as const;
  const near = { type: "number_changed", a: { span: [0, 9] }, b: { span: [0, 3] }, detail: "" } as const;
  const both = structuredClone([far, near]) as Comparison["changes"];
  const made = comparisonNote(
    comparison({ changes: both }),
    kAnalysis.attributions[0],
    "x".repeat(200),
    "Ten",
  );
  expect(made.changes.map(({ type }) => type)).toEqual(["number_changed", "hedge_dropped"]);
  expect(made.own).toBe(1);
  const shown = text(comparisonDetails(made));
  expect(shown.indexOf("in this claim")).toBeLessThan(shown.indexOf("in the rest"));
  expect(text(comparisonDetails({ ...made, own: 0 }))).not.toContain("in this claim");
});

test("an engine that refuses an article is an error, not an empty comparison", async () => {
  const compare = async () => ({ status: 1, text: "{}" });
  const engine = { warm() {}, analyze: vi.fn(), refine: vi.fn(), compare };
  await expect(comparePages(engine, undefined, kRequest, kRequest)).rejects.toThrow("could not compare");
});

const beside = vi.fn();

function item(compare: () => Promise<ComparisonNote | null>): HTMLElement {
  const made = elsewhereItem(page, document.createElement("a"), compare, beside);
  document.body.replaceChildren(made);
  made.querySelector("button")?.click();
  return made;
}

test("comparing is asked once and answered in place", async () => {
  const compare = vi.fn(async () => note({ relation: "same_text", may_repeat: true }));
  const made = item(compare);
  made.querySelector("button")?.click();
  await vi.waitFor(() => expect(made.querySelector(".place")?.textContent).toBe("Same text"));
  expect(made.querySelectorAll("button")).toHaveLength(1);
  made.querySelector("button")?.click();
  expect(beside).toHaveBeenCalledTimes(1);
  expect(made.textContent).toContain("No difference was found");
  expect(compare).toHaveBeenCalledTimes(1);
});

test("an article that is gone and an engine that fails say what to do; the latter may be tried again", async () => {
  const gone = item(async () => null);
  await vi.waitFor(() => expect(gone.textContent).toContain("mark it again"));
  const failed = item(() => Promise.reject(new Error("expected by this test")));
  await vi.waitFor(() => expect(failed.textContent).toContain("could not be compared"));
  expect(failed.querySelector("button")?.disabled).toBe(false);
});
