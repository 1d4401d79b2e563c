// @vitest-environment happy-dom
// Drawing marks: what stays keeps its range, many claims come in slices, and a newer drawing ends an older one.
import "./fake-browser.js";
import { beforeEach, expect, test } from "vitest";
import { type Marked, Marks } from "../../extension/src/content/marks.js";
import { NodeMap } from "../../extension/src/content/node-map.js";
import type { Span } from "../../extension/src/generated/analysis.js";
import { claimView } from "../../extension/src/ui/claim-model.js";
import { attribution, kAnalysis, kText } from "./samples.js";

const kMany = 600;
const kLength = 10; // characters of each paragraph

const highlights = new Map<string, Set<StaticRange>>();
class StaticRangeOfTests {
  constructor(readonly init: StaticRangeInit) {}
}
Object.assign(globalThis, { Highlight: Set, StaticRange: StaticRangeOfTests });
Object.assign(globalThis, { CSS: { highlights } });

const view = claimView(kAnalysis, kText, attribution({ id: "a0", content: [[0, 1]] }));
const claim = (nth: number, length = 5): Marked => {
  const begin = nth * (kLength + 2);
  const content: Span[] = [[begin, begin + length]];
  const [id, mark, pattern] = [`a${nth}`, "strong", "solid"] as const;
  return { id, key: id, cue: "say", mark, pattern, content, around: [], evidence: [], view };
};
const claims = (count: number, length = 5) => Array.from({ length: count }, (_, nth) => claim(nth, length));

function makePage(count: number): NodeMap {
  const paragraphs = Array.from({ length: count }, () => {
    const paragraph = document.createElement("p");
    paragraph.textContent = "abcdefghij";
    return paragraph;
  });
  document.body.replaceChildren(...paragraphs);
  const map = new NodeMap();
  paragraphs.forEach(({ firstChild }, nth) => {
    if (firstChild instanceof Text) map.add(firstChild, nth * (kLength + 2));
  });
  return map;
}
const drawn = () => [...highlights.values()].flatMap((ranges) => [...ranges]);
const isDrawn = async (count: number) => {
  for (let turn = 0; turn < 100 && drawn().length !== count; turn++)
    await new Promise((done) => setTimeout(done, 0));
  return drawn().length === count;
};

beforeEach(() => highlights.clear());

test("a few claims are drawn at once, and drawing them again keeps every range", () => {
  const [marks, map] = [new Marks(), makePage(20)];
  marks.draw(claims(20), map);
  const before = drawn();
  expect(before).toHaveLength(20);
  marks.draw(claims(19), map);
  expect(drawn()).toEqual(before.slice(0, 19));
});

test("of many claims the rest follows, all of it, and a newer drawing takes over what stands", async () => {
  const [marks, map] = [new Marks(), makePage(kMany)];
  marks.draw(claims(kMany), map);
  expect(drawn().length).toBeLessThan(kMany);
  expect(await isDrawn(kMany)).toBe(true);
  const before = new Set(drawn());
  marks.draw(claims(kMany, 7), map);
  marks.draw(claims(kMany), map);
  expect(await isDrawn(kMany)).toBe(true);
  expect(drawn().filter((range) => !before.has(range)).length).toBeLessThan(kMany / 2);
});

test("marks that are cleared while the rest is on its way stay away", async () => {
  const [marks, map] = [new Marks(), makePage(kMany)];
  marks.draw(claims(kMany), map);
  marks.clear();
  await new Promise((done) => setTimeout(done, 20));
  expect(drawn()).toEqual([]);
  expect(highlights.size).toBe(0);
});

test("words that the page has thrown away lose their marks", async () => {
  const [marks, map] = [new Marks(), makePage(kMany)];
  marks.draw(claims(kMany), map);
  expect(await isDrawn(kMany)).toBe(true);
  const next = makePage(30);
  marks.draw(claims(30), next);
  expect(drawn()).toHaveLength(30);
});
