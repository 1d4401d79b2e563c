// An earlier reading's claims on the changed page: moved with their words, lost without them.
import "./fake-browser.js";
import { expect, test } from "vitest";
import type { Article } from "../../extension/src/content/article.js";
import { NodeMap } from "../../extension/src/content/node-map.js";
import { makeReading, movedReading, visibleClaims } from "../../extension/src/content/reading.js";
import { kDefaults } from "../../extension/src/settings/settings.js";
import { kAnalysis, kRequest, kText } from "./samples.js";

const page = { url: "https://a.example/", title: "", foreign_frames: 0, cut: false };
const articleOf = (text: string): Article => ({
  request: kRequest,
  page,
  text,
  map: new NodeMap(),
  root: null,
});
const reading = makeReading(articleOf(kText), kAnalysis);
const kNew = "Three were saved.\n\n";
const marksIn = (text: string) =>
  visibleClaims(movedReading(reading, articleOf(text)).claims, kDefaults, "a");
const wordsIn = (text: string) =>
  marksIn(text).map(({ content }) => content.map((span) => text.slice(...span)).join(""));

test("claims go where their words are, and the analysis stays with the words it was made of", () => {
  const before = wordsIn(kText);
  expect(before.length).toBeGreaterThan(0);
  expect(wordsIn(kNew + kText)).toEqual(before);
  expect(movedReading(reading, articleOf(kNew + kText))).toMatchObject({ words: kText, analysis: kAnalysis });
});

test("a claim whose words are gone has no line, but stays known", () => {
  const { claims } = movedReading(reading, articleOf(kNew));
  expect(claims.length).toBe(reading.claims.length);
  expect(marksIn(kNew)).toEqual([]);
});

test("words that come back after a further change are not guessed at", () => {
  const lost = movedReading(reading, articleOf(kNew));
  expect(movedReading(lost, articleOf(kText)).claims.every(({ content }) => content.length === 0)).toBe(true);
});
