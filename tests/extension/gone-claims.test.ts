// Claims whose words have gone from a page that the panel shows: kept apart, back when the words are back.
import "./fake-browser.js";
import { expect, test } from "vitest";
import type { PageNote } from "../../extension/src/messages.js";
import { GoneClaims } from "../../extension/src/panel/gone-claims.js";
import { type ClaimsState, panelState } from "../../extension/src/panel/panel-model.js";
import { analysis, attribution } from "./samples.js";

const page: PageNote = { url: "https://news.example/", title: "T", foreign_frames: 0, cut: false };
const kDam = "The mayor said the old dam is save for another ten years.";
const kBridge = "A pilot said the bridge at Eddon had seven cracks.";
const kPumps = "The council said two of the pumps had failed twice.";

/** Each block one claim, its key its own words. */
function stateOf(...blocks: string[]): ClaimsState {
  let at = 0;
  const claims = blocks.map((text, nth) => {
    const begin = at + text.indexOf("said") + 5;
    const content: [[number, number]] = [[begin, at + text.length - 1]];
    at += text.length + 2;
    return attribution({ id: `a${nth}`, key: text, content });
  });
  const request = {
    schema_version: 1 as const,
    blocks: blocks.map((text) => ({ kind: "paragraph" as const, text })),
  };
  const state = panelState({ state: "read", page, request, analysis: analysis(claims) }, true);
  if (state.state !== "claims") throw new Error("the sample has no claims");
  return state;
}
const wordsOf = (gone: GoneClaims, state: ClaimsState, where = "1") =>
  gone.of(where, state).map(({ quote }) => quote.slice(0, 12));

test("a claim whose block is taken out is gone, one that was edited is not", () => {
  const gone = new GoneClaims();
  expect(wordsOf(gone, stateOf(kDam, kBridge, kPumps))).toEqual([]);
  expect(wordsOf(gone, stateOf(kDam.replace("save", "safe"), kPumps))).toEqual(["the bridge a"]);
  expect(wordsOf(gone, stateOf(kDam.replace("save", "safe"), kPumps))).toEqual(["the bridge a"]);
});

test("words that come back are not gone any more", () => {
  const gone = new GoneClaims();
  wordsOf(gone, stateOf(kDam, kBridge));
  expect(wordsOf(gone, stateOf(kDam))).toHaveLength(1);
  expect(wordsOf(gone, stateOf(kBridge, kDam))).toEqual([]);
});

test("another story, and another page, are no loss", () => {
  const gone = new GoneClaims();
  wordsOf(gone, stateOf(kDam, kBridge));
  expect(wordsOf(gone, stateOf(kPumps))).toEqual([]);
  expect(wordsOf(gone, stateOf(kDam), "2")).toEqual([]);
});
