// @vitest-environment happy-dom
// What a reader does with marks: which stay visible, whose line lies below whose, citations and reports.
import "./fake-browser.js";
import { expect, test } from "vitest";
import { levelsOf, type Marked } from "../../extension/src/content/marks.js";
import { visibleClaims } from "../../extension/src/content/reading.js";
import type { Span } from "../../extension/src/generated/analysis.js";
import { type Dismissal, dismiss, kDefaults } from "../../extension/src/settings/settings.js";
import { chainView } from "../../extension/src/ui/chain-view.js";
import { citation } from "../../extension/src/ui/citation.js";
import { claimView, claimViews } from "../../extension/src/ui/claim-model.js";
import { missedOf, reportOf } from "../../extension/src/ui/report.js";
import { t } from "../../extension/src/ui/text.js";
import { attribution, kAnalysis, kText } from "./samples.js";

const view = claimView(kAnalysis, kText, attribution({}));
const marked = (id: string, change: Partial<Marked> = {}): Marked => ({
  id,
  key: `key-${id}`,
  cue: "say",
  mark: "strong",
  pattern: "solid",
  content: [[0, 9]],
  around: [],
  evidence: [],
  view,
  ...change,
});
const claims = [marked("a0"), marked("a1", { cue: "deny", mark: "quiet" }), marked("a2", { mark: "listed" })];
const idsOf = (list: readonly Marked[]) => list.map(({ id }) => id);
const made = (scope: Dismissal["scope"], value: string): Dismissal => ({
  scope,
  value,
  label: value,
  time: 1,
});

test("strong and quiet claims are marked, listed ones when asked for", () => {
  expect(idsOf(visibleClaims(claims, kDefaults, "a.example"))).toEqual(["a0", "a1"]);
  const marks = { ...kDefaults.marks, quiet: false, listed: true };
  expect(idsOf(visibleClaims(claims, { ...kDefaults, marks }, "a.example"))).toEqual(["a0", "a2"]);
});

test("a dismissed claim, cue or site is not marked; another site is", () => {
  const without = (one: Dismissal, host = "a.example") =>
    idsOf(visibleClaims(claims, dismiss(kDefaults, one), host));
  expect(without(made("claim", "key-a0"))).toEqual(["a1"]);
  expect(without(made("cue", "deny"))).toEqual(["a0"]);
  expect(without(made("site", "a.example"))).toEqual([]);
  expect(without(made("site", "a.example"), "b.example")).toEqual(["a0", "a1"]);
});

test("panel only draws nothing; a private window's dismissal counts without being stored", () => {
  const sites = { "a.example": "panel_only" } as const;
  expect(visibleClaims(claims, { ...kDefaults, sites }, "a.example")).toEqual([]);
  expect(idsOf(visibleClaims(claims, kDefaults, "a.example", [made("claim", "key-a1")]))).toEqual(["a0"]);
});

test("claims in the same words have lines at different depths, claims apart the same", () => {
  const at = (...content: Span[]) => ({ content: content.length > 0 ? [...content] : [] });
  expect(levelsOf([at([0, 90]), at([10, 50]), at([20, 30]), at([60, 70]), at([100, 110])])).toEqual([
    0, 1, 2, 1, 0,
  ]);
});

test("a citation has the words, the speaker with those in between, and where and when they were read", () => {
  const [officer] = claimViews(kAnalysis, kText);
  const page = { title: "Boats lost", url: "https://a.example/x#part", date: "2031-05-17" };
  expect(officer && citation(officer, page)).toBe(
    "“Two boats sank off Fort Hale” (a coastguard officer, through the Bay Post). In: Boats lost, https://a.example/x, read 2031-05-17.",
  );
});

test("a report holds the claim and its surroundings, and no more of the address than the page", () => {
  const page = { url: "https://a.example/x?user=7#y", title: "T", foreign_frames: 0, cut: false };
  const claim = kAnalysis.attributions[0];
  const report = claim && reportOf("wrong_words", page, kAnalysis, kText, claim);
  expect(report).toMatchObject({
    problem: "wrong_words",
    page: { address: "https://a.example/x" },
    text: kText,
  });
});

test("a report of a missed claim holds the selected words and those around them, never a whole page", () => {
  const page = { url: "https://a.example/x?user=7#y", title: "T", foreign_frames: 0, cut: false };
  const text = `${"a".repeat(1000)}${"b".repeat(5000)}`;
  const report = missedOf(page, kAnalysis, text, [1000, 6000]);
  expect(report).toMatchObject({
    problem: "missed_claim",
    page: { address: "https://a.example/x" },
    selected: [1000, 3000],
    text_begins_at: 700,
    text: text.slice(700, 3300),
  });
});

test("the drawing of a chain has a step for each link, and counts those for which there is no room", () => {
  const relay = Array.from({ length: 9 }, (_, at) => ({ name: `Agency ${at}`, span: null }));
  const long = chainView(claimView(kAnalysis, kText, attribution({ relay })));
  expect([...long.querySelectorAll("li")].map((step) => step.textContent)).toEqual([
    t("no_speaker"),
    "Agency 0",
    "Agency 1",
    "7 more",
    "this article",
  ]);
  expect(long.querySelectorAll(".line.unknown")).toHaveLength(1);
  expect(
    [...long.querySelectorAll("svg.way")].every((one) => one.getAttribute("aria-hidden") === "true"),
  ).toBe(true);
});
