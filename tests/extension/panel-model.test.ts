// The panel's states, filters and groups.
import "./fake-browser.js";
import { expect, test } from "vitest";
import type { PageNote } from "../../extension/src/messages.js";
import { countMarks, filterClaims, groupClaims, panelState } from "../../extension/src/panel/panel-model.js";
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

test("filters count and choose by mark", () => {
  const claims = claimViews(
    analysis([
      attribution({}),
      attribution({ id: "a1", mark: "quiet" }),
      attribution({ id: "a2", mark: "listed" }),
    ]),
    kText,
  );
  expect(countMarks(claims, "all")).toBe(3);
  expect(filterClaims(claims, "quiet").map(({ id }) => id)).toEqual(["a1"]);
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
