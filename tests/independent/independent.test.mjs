// Pairs of articles that two reporters wrote independently about one event (README.md): sharing the facts and
// one quotation makes neither a copy nor a rewrite, and hardly ever a repetition. The pairs' own rule is tested
// too.
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const kFolder = fileURLToPath(new URL(".", import.meta.url));
const kPairs = readdirSync(kFolder)
  .filter((file) => file.endsWith("-a.txt"))
  .map((file) => file.slice(0, 2))
  .sort();
/** Honest reports may look alike by chance: "may repeat" is said wrongly of one pair in twelve at most. */
const kMostRepeats = 2;
/** Reports of one event share names and figures, up to five words long; six words are somebody's wording. */
const kSharedRun = 6;

const files = (pair) => ["a", "b"].map((side) => join(kFolder, `${pair}-${side}.txt`));
const words = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+(?:['.,-][\p{L}\p{N}]+)*/gu) ?? [];
const common = (left, right) => left.filter((item) => right.includes(item));

/** Quotations of eight words and more, without the mark that closes them. */
const quotations = (text) =>
  [...text.matchAll(/"([^"]+)"/g)]
    .map(([, quoted]) => quoted.replace(/[.,?!]$/, ""))
    .filter((quoted) => quoted.split(/\s+/).length >= 8);

/** Each sentence and headline of three words and more, as plain words: `he said` alone is nobody's sentence. */
const sentences = (text) =>
  text
    .split(/(?<=[.?!]["']?)\s+|\n+/)
    .map(words)
    .filter(({ length }) => length >= 3)
    .map((sentence) => sentence.join(" "));

/** Every `kSharedRun` words that follow one another in one piece of the text; `|` parts the pieces. */
function runs(text) {
  return text.split("|").flatMap((piece) => {
    const all = words(piece);
    return all.slice(kSharedRun - 1).map((_, begin) => all.slice(begin, begin + kSharedRun).join(" "));
  });
}

function compare(pair) {
  const run = spawnSync("dist/firsthand", ["compare", ...files(pair)], { encoding: "utf8" });
  expect(run.status, run.stderr).toBe(0);
  return JSON.parse(run.stdout);
}

const kCompared = kPairs.map((pair) => ({ pair, ...compare(pair) }));
const figures = ({ pair, relation, may_repeat, containment: { a_in_b, b_in_a } }) =>
  `${pair}: ${relation}, may_repeat ${may_repeat}, a in b ${a_in_b}, b in a ${b_in_a}`;

test("there are twenty-four pairs", () => expect(kPairs.length).toBe(24));

describe.each(kPairs)("pair %s", (pair) => {
  const texts = files(pair).map((file) => readFileSync(file, "utf8"));
  const shared = common(...texts.map(quotations));

  test("is two short articles with one quotation in common", () => {
    for (const text of texts) {
      const { length } = text.split(/\s+/).filter(Boolean);
      expect(length).toBeGreaterThanOrEqual(90);
      expect(length).toBeLessThanOrEqual(170);
    }
    expect(shared.length, shared.join(" | ")).toBe(1);
    expect(shared[0].split(/\s+/).length).toBeLessThanOrEqual(25);
  });

  test("shares no other sentence, nor six words in a row", () => {
    const own = texts.map((text) => text.replace(shared[0], "|"));
    expect(common(...own.map(sentences))).toEqual([]);
    expect(common(...own.map(runs))).toEqual([]);
  });
});

test("none is the same text or a rewrite", () => {
  const copies = kCompared.filter(({ relation }) => ["same_text", "rewrite"].includes(relation));
  expect(copies.map(figures)).toEqual([]);
});

test(`at most ${kMostRepeats} may repeat each other`, () => {
  const repeats = kCompared.filter(({ may_repeat }) => may_repeat).map(figures);
  if (repeats.length > 0) console.info(repeats.join("\n"));
  expect(repeats.length, repeats.join("\n")).toBeLessThanOrEqual(kMostRepeats);
});
