// Where spans of an earlier text stand after a change: exact, fuzzy, lost.
import "./fake-browser.js";
import { expect, test } from "vitest";
import { ReAnchor } from "../../extension/src/content/re-anchor.js";

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

test("many changed blocks end in bounded time: one old block meets 64 new ones at most", () => {
  const many = Array.from({ length: 3000 }, (_, i) => `${kFirst}${i}`);
  const anchor = new ReAnchor(many.join("\n\n"), many.map((text) => `${text}x`).join("\n\n"));
  expect(anchor.span([0, 5])).not.toBeNull();
});
