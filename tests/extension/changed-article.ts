// Articles of our own with spans in them, and changes as editors and page scripts make them, with the place where
// each span stands afterwards. Everything follows from a seed.
import { readFileSync } from "node:fs";
import type { Span } from "../../extension/src/generated/analysis.js";

/** A letter of the new text with the place it has, or stands for, in the old one; -1 for a new one. */
interface Unit {
  letter: string;
  was: number;
  /** A letter of the old text, not one in place of it. */
  is_kept: boolean;
}
type Block = Unit[];

export interface OwnArticle {
  text: string;
  spans: Span[];
}
export interface Changed {
  text: string;
  /** Where a span of the old text stands now; null when most of its words are gone. */
  truth: (span: Span) => Span | null;
}

const kStories = [
  "courier/world/merane-convoy",
  "courier/courts/tollgate-bridge",
  "courier/science/kelp-forests",
  "meridian/business/lantern-works",
  "meridian/world/coast-road",
];
const kBreak = "\n\n";
/** Of a span's letters: with fewer it is another claim. */
const kLeastKept = 0.5;

const textOf = (html: string): string =>
  html
    .replace(/<[^>]+>/g, "")
    .replace(/&[a-z]+;/g, "'")
    .replace(/\s+/g, " ")
    .trim();

function paragraphs(path: string): string[] {
  const html = readFileSync(new URL(`../site/${path}.html`, import.meta.url), "utf8");
  return [...html.matchAll(/<p[^>]*>(.*?)<\/p>/gs)]
    .map(([, inner = ""]) => textOf(inner))
    .filter((p) => p.length > 80);
}

/** Quotations and sentences with a reporting word: near enough to what is marked. */
function spansOf(text: string): Span[] {
  const found = [
    ...text.matchAll(/“[^”\n]{12,}”|[^.\n“”]{20,}\b(?:said|says|told|according to)\b[^.\n“”]*/g),
  ];
  return found.map(({ 0: words, index }) => {
    const lead = words.length - words.trimStart().length;
    return [index + lead, index + words.trimEnd().length];
  });
}

export const ownArticles = (): OwnArticle[] =>
  kStories.map((path) => {
    const text = paragraphs(path).join(kBreak);
    return { text, spans: spansOf(text) };
  });

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const fresh = (text: string): Block => [...text].map((letter) => ({ letter, was: -1, is_kept: false }));
const lettersOf = (block: Block): string => block.map(({ letter }) => letter).join("");

/** New letters in the place of old ones: the first and the last stand for those that were there. */
function replace(block: Block, begin: number, end: number, words: string): void {
  const [first, last] = [block[begin]?.was ?? -1, block[end - 1]?.was ?? -1];
  const made = fresh(words);
  made.forEach((unit, at) => {
    unit.was = at === 0 ? first : at === made.length - 1 ? last : -1;
  });
  block.splice(begin, end - begin, ...made);
}

type Random = () => number;
const pick = <T>(list: readonly T[], random: Random): T | undefined =>
  list[Math.floor(random() * list.length)];
const wordsIn = (block: Block, shape: RegExp) =>
  [...lettersOf(block).matchAll(shape)].map(({ 0: word, index }) => ({
    word,
    begin: index,
    end: index + word.length,
  }));

function replaceOne(shape: RegExp, make: (word: string, random: Random) => string) {
  return (blocks: Block[], random: Random): void => {
    const block = pick(blocks, random);
    const hit = block && pick(wordsIn(block, shape), random);
    if (block && hit) replace(block, hit.begin, hit.end, make(hit.word, random));
  };
}
const kWords = ["harbour", "perhaps", "nine", "council", "northern", "quietly", "engineer"];
const kSentences = [
  "The council has not answered a letter of the newspaper.",
  "Nobody was hurt, a spokesman for the ministry said.",
  "An earlier version of this article gave another date.",
];
const sentenceEnds = (block: Block) =>
  [...lettersOf(block).matchAll(/[.!?]”? /g)].map(({ 0: end, index }) => index + end.length);

function insertSentence(blocks: Block[], random: Random): void {
  const block = pick(blocks, random);
  const at = block && pick([0, ...sentenceEnds(block)], random);
  if (block && at !== undefined) block.splice(at, 0, ...fresh(`${pick(kSentences, random)} `));
}
function split(blocks: Block[], random: Random): void {
  const at = Math.floor(random() * blocks.length);
  const block = blocks[at];
  const end = block && pick(sentenceEnds(block), random);
  if (block && end) blocks.splice(at, 1, block.slice(0, end - 1), block.slice(end));
}
function merge(blocks: Block[], random: Random): void {
  const at = Math.floor(random() * (blocks.length - 1));
  const [one, other] = blocks.slice(at, at + 2);
  if (one && other) blocks.splice(at, 2, [...one, ...fresh(" "), ...other]);
}
function cut(blocks: Block[], random: Random): void {
  const block = pick(blocks, random);
  const ends = block && [0, ...sentenceEnds(block)];
  const nth = Math.floor(random() * ((ends?.length ?? 1) - 1));
  if (block && ends) block.splice(ends[nth] ?? 0, (ends[nth + 1] ?? 0) - (ends[nth] ?? 0));
}
function move(blocks: Block[], random: Random): void {
  const [block] = blocks.splice(Math.floor(random() * blocks.length), 1);
  if (block) blocks.splice(Math.floor(random() * blocks.length), 0, block);
}

type Change = (blocks: Block[], random: Random) => void;

export const kChanges: Readonly<Record<string, Change>> = {
  "word replaced": replaceOne(/\p{L}{4,}/gu, (_word, random) => pick(kWords, random) ?? ""),
  "number updated": replaceOne(/\d+/g, (word, random) =>
    String(Number(word) + 1 + Math.floor(random() * 900)),
  ),
  "typo mended": replaceOne(
    /\p{L}{5,}/gu,
    (word) => word.slice(0, 2) + word.slice(3, 4) + word.slice(2, 3) + word.slice(4),
  ),
  "sentence inserted": insertSentence,
  "sentence taken out": cut,
  "block split": split,
  "blocks merged": merge,
  "block moved": move,
};

function unitsOf(text: string): Block[] {
  let at = 0;
  return text.split(kBreak).map((block) => {
    const units = block.split("").map((letter, nth) => ({ letter, was: at + nth, is_kept: true }));
    at += block.length + kBreak.length;
    return units;
  });
}

/** The article after these changes, each at a place of its own. */
export function change(text: string, names: readonly string[], random: Random): Changed {
  const blocks = unitsOf(text);
  for (const name of names) kChanges[name]?.(blocks, random);
  const units = blocks.flatMap((block, at) => (at === 0 ? block : [...fresh(kBreak), ...block]));
  const truth = ([begin, end]: Span): Span | null => {
    const places = units.flatMap(({ was }, at) => (was >= begin && was < end ? [at] : []));
    const kept = places.filter((at) => units[at]?.is_kept).length;
    const [first, last] = [places[0], places.at(-1)];
    return first === undefined || last === undefined || kept < kLeastKept * (end - begin)
      ? null
      : [first, last + 1];
  };
  return { text: lettersOf(units), truth };
}
