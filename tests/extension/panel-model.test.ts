// The panel's states, filters and groups.
import "./fake-browser.js";
import { expect, test } from "vitest";
import type { PageNote } from "../../extension/src/messages.js";
import { facetOf, filterClaims, kNoFilter } from "../../extension/src/panel/claim-filter.js";
import { speakerRows, standingRows } from "../../extension/src/panel/glance.js";
import { groupClaims, panelState } from "../../extension/src/panel/panel-model.js";
import { sourceViews } from "../../extension/src/panel/source-model.js";
import { claimViews } from "../../extension/src/ui/claim-model.js";
import { analysis, attribution, kAnalysis, kRequest, kText } from "./samples.js";

const page: PageNote = { url: "https://news.example/", title: "T", foreign_frames: 0, cut: false };
const read = (one = kAnalysis) =>
  panelState({ state: "read", page, request: kRequest, analysis: one }, true).state;

test("each record gives its own state", () => {
  expect(panelState(null, false).state).toBe("off");
  expect(panelState(null, true).state).toBe("off");
  expect(panelState({ state: "reading", page }, true).state).toBe("loading");
  expect(panelState({ state: "unread", page: null, obstacle: "protected_page" }, false)).toMatchObject({
    state: "obstacle",
    obstacle: "protected_page",
  });
  expect(read()).toBe("claims");
  expect(read(analysis([]))).toBe("nothing");
  expect(
    read(analysis([], { language: "de", warnings: [{ code: "unsupported_language", span: null }] })),
  ).toBe("other_language");
});

test("a left-over record of a page that is gone is not shown", () => {
  expect(panelState({ state: "read", page, request: kRequest, analysis: kAnalysis }, false).state).toBe(
    "off",
  );
});

const several = claimViews(
  analysis([
    attribution({ source: { span: [30, 50], ids: ["s0"] }, identity: "unnamed" }),
    attribution({ id: "a1", mark: "quiet", source: { span: null, ids: ["s1"] }, standing: "disputed" }),
    attribution({ id: "a2", mark: "listed", kind: "opinion", standing: null, identity: "implicit" }),
  ]),
  kText,
);
const ids = (change: Partial<typeof kNoFilter>) =>
  filterClaims(several, { ...kNoFilter, ...change }).map(({ id }) => id);

test("filters choose by mark, by each field and by words without case and accents", () => {
  expect(ids({})).toEqual(["a0", "a1", "a2"]);
  expect(ids({ mark: "quiet" })).toEqual(["a1"]);
  expect(ids({ kind: "opinion" })).toEqual(["a2"]);
  expect(ids({ standing: "disputed" })).toEqual(["a1"]);
  expect(ids({ identity: "unnamed" })).toEqual(["a0"]);
  expect(ids({ role: "none" })).toEqual(["a2"]);
  expect(ids({ query: "  RUÍZ " })).toEqual(["a1"]);
  expect(ids({ query: "coastguard boats" })).toEqual(["a0"]);
  expect(ids({ query: "coastguard nowhere" })).toEqual([]);
  expect(ids({ mark: "quiet", query: "coastguard" })).toEqual([]);
});

test("the drawing counts every claim once, and a row's filter gives as many as it counts", () => {
  for (const rows of [speakerRows(several), standingRows(several)]) {
    expect(rows.reduce((sum, { count }) => sum + count, 0)).toBe(several.length);
    for (const { count, parts, filter } of rows) {
      expect(ids(filter)).toHaveLength(count);
      expect(parts.reduce((sum, part) => sum + part.count, 0)).toBe(count);
    }
  }
  expect(several.map((claim) => facetOf(claim, "role"))).toEqual(["official", "official", "none"]);
});

test("sources: each with all that it claims, those without a speaker last, none lost", () => {
  const sources = sourceViews(kAnalysis, claimViews(kAnalysis, kText));
  expect(sources.map(({ name, mentions, claims }) => [name, mentions, claims.length])).toEqual([
    ["a coastguard officer", 1, 1],
    ["Ana Ruiz", 1, 1],
  ]);
  const silent = analysis([attribution({ source: { span: null, ids: [] } })]);
  const last = sourceViews(silent, claimViews(silent, kText)).at(-1);
  expect([last?.name, last?.claims.length]).toEqual([null, 1]);
});

test("by speaker: most claims first, no speaker last; none is lost", () => {
  const speaker = (id: string, ids: string[]) => attribution({ id, source: { span: null, ids } });
  const claims = claimViews(
    analysis([speaker("a0", []), speaker("a1", ["s0"]), speaker("a2", ["s1"]), speaker("a3", ["s1"])]),
    kText,
  );
  expect(groupClaims(claims, "speaker").map((group) => [group.speaker, group.claims.length])).toEqual([
    ["Ana Ruiz", 2],
    ["a coastguard officer", 1],
    [null, 1],
  ]);
  expect(groupClaims(claims, "page")).toHaveLength(1);
});
