// Where spans of an earlier text stand after a change: exact, fuzzy, lost.
import "./fake-browser.js";
import { expect, test } from "vitest";
import type { Span } from "../../extension/src/generated/analysis.js";
import { ReAnchor } from "../../extension/src/ui/re-anchor.js";
import { change, dice, kChanges, ownArticles } from "./changed-article.js";

const kFirst = "Mayor Ada Finch said on Monday that the old dam is save for another ten years.";
const kSecond = 'The council called the report "a careful piece of work" and asked for more.';
const kOld = `${kFirst}\n\n${kSecond}`;

/** The words at the place where these words of the old text stand in the new one. */
function after(words: string, changed: string, old = kOld): string | null {
  const begin = old.indexOf(words);
  const span = new ReAnchor(old, changed).span([begin, begin + words.length]);
  return span && changed.slice(...span);
}
const kClaim = "the old dam is save for another ten years";

test("the same block elsewhere holds the same words", () => {
  expect(after(kClaim, `${kSecond}\n\nA new paragraph.\n\n${kFirst}`)).toBe(kClaim);
});

test("a corrected letter, an inserted word and an expanded ellipsis keep the mark", () => {
  expect(after(kClaim, kOld.replace("save", "safe"))).toBe(kClaim.replace("save", "safe"));
  expect(after(kClaim, kOld.replace("old dam", "old north dam"))).toBe(kClaim.replace("old", "old north"));
  const short = kOld.replace("another ten", "…");
  expect(after("the old dam is save for … years", kOld.replace("another ten", "..."), short)).toBe(
    "the old dam is save for ... years",
  );
});

test("a change before the words, at their ends or after them leaves them as they are", () => {
  expect(after(kClaim, kOld.replace("Monday", "Tuesday"))).toBe(kClaim);
  expect(after(kClaim, kOld.replace("years.", "years, he added."))).toBe(kClaim);
  expect(after("said", kOld.replace("save", "safe"))).toBe("said");
});

test("curled quotation marks are the same words", () => {
  const curled = kOld.replace('"a', "“a").replace('work"', "work”");
  expect(after('"a careful piece of work"', curled)).toBe("“a careful piece of work”");
});

test("of two equal blocks each keeps its own place", () => {
  const twice = `${kFirst}\n\n${kFirst}`;
  const anchor = new ReAnchor(twice, `New.\n\n${twice}`);
  const second = kFirst.length + 2;
  expect(anchor.span([0, 5])).toEqual([6, 11]);
  expect(anchor.span([second, second + 5])).toEqual([second + 6, second + 11]);
});

test("words that are gone, or mostly other words now, are lost", () => {
  expect(after(kClaim, kSecond)).toBeNull();
  expect(after(kClaim, kOld.replace(kClaim, "nobody knows how long anything will hold"))).toBeNull();
  expect(new ReAnchor(kOld, kOld).span([kFirst.length - 4, kFirst.length + 8])).toBeNull();
});

test("a block that is split, or joined to the next one, keeps its marks", () => {
  expect(after(kClaim, kOld.replace("said on Monday that ", "said on Monday that\n\n"))).toBe(kClaim);
  expect(after(kClaim, kOld.replace("\n\n", " ").replace("save", "safe"))).toBe(
    kClaim.replace("save", "safe"),
  );
});

// What is looked through ---------------------------------------------------------------------------
const kSentences = Array.from(
  { length: 5000 },
  (_, at) => `“The pump in hall ${at} failed twice on Monday,” said Ada Moor, the engineer of the works.`,
);
const quotations = (text: string): Span[] =>
  [...text.matchAll(/“[^”]+”/g)].map(({ 0: words, index }) => [index, index + words.length]);

/** The least that has to be looked at: a span's own words once, and what the changes have in between. */
test.each([
  ["nothing", "\n\n", (text: string) => text, 0, 0],
  [
    "one paragraph of many",
    "\n\n",
    (text: string) => text.replace("hall 40 failed", "hall 40 broke"),
    0,
    6_000,
  ],
  [
    "both ends of one long block",
    " ",
    (text: string) => `Now this. ${text.slice(0, -9)} Then that.`,
    0,
    700_000,
  ],
  ["a word in each paragraph", "\n\n", (text: string) => text.replace(/twice/g, "thrice"), 4_900, 12_000_000],
  ["every word", " ", (text: string) => text.replace(/[a-z]/g, "z"), 5_000, 12_000_000],
])("half a megabyte, changed: %s", (_name, between, edit, most_lost, most_work) => {
  const old = kSentences.join(between);
  const spans = quotations(old);
  const anchor = new ReAnchor(old, edit(old));
  const lost = spans.filter((span) => anchor.span(span) === null).length;
  expect(spans).toHaveLength(5000);
  expect(lost).toBeLessThanOrEqual(most_lost);
  expect(anchor.work).toBeLessThanOrEqual(most_work);
});

// Generated changes --------------------------------------------------------------------------------
const kRounds = 12;

/** Right is the very place, or nowhere for words that are gone. */
function outcomes(names: (random: () => number) => string[]) {
  const sum = { right: 0, wrong: 0, lost: 0 };
  for (const { text, spans } of ownArticles()) {
    for (let seed = 1; seed <= kRounds; seed++) {
      const random = dice(seed * 7919);
      const changed = change(text, names(random), random);
      const anchor = new ReAnchor(text, changed.text);
      for (const span of spans) {
        const [found, truth] = [anchor.span(span), changed.truth(span)];
        if (found?.[0] === truth?.[0] && found?.[1] === truth?.[1]) sum.right++;
        else sum[found ? "wrong" : "lost"]++;
      }
    }
  }
  const all = sum.right + sum.wrong + sum.lost;
  return { all, right: sum.right / all, wrong: sum.wrong / all, lost: sum.lost / all };
}
const kNames = Object.keys(kChanges);
const anyOf = (random: () => number) => kNames[Math.floor(random() * kNames.length)] ?? "";

test.each(kNames)("one change: %s", (name) => {
  const { all, right, wrong } = outcomes(() => [name]);
  expect(all).toBeGreaterThan(1000);
  expect(right).toBeGreaterThan(0.997);
  expect(wrong).toBeLessThan(0.003);
});

test("ten changes at once", () => {
  const { right, wrong } = outcomes((random) => Array.from({ length: 10 }, () => anyOf(random)));
  expect(right).toBeGreaterThan(0.985);
  expect(wrong).toBeLessThan(0.006);
});
