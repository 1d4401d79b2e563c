// What remembered pages are found by: hashes of the words of names, of numbers and of rare-looking words, and a
// few fingerprints of the text itself, by which a copy is found whose headline and names were changed.

import type { SeenClaim } from "../elsewhere.js";
import { wordsOf } from "../match.js";
import type { Query } from "../provider.js";

const kMostTerms = 28; // of one page: each is a row of an index
const kFingerprints = 6;
const kShingle = 6; // words
const kTerm = 0; // tags keep the three kinds of hash apart
const kNumber = 0x20000000;
const kFingerprint = 0x40000000;

/** 29 bits, so that every kind fits into a small integer. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return (value ^ (value >>> 15)) & 0x1fffffff;
}

const isTelling = (word: string): boolean => word.length > 2;

const termsOfNames = (names: readonly string[]): number[] =>
  names
    .flatMap(wordsOf)
    .filter(isTelling)
    .map((word) => kTerm + hash(word));

const termsOfNumbers = (numbers: readonly string[]): number[] =>
  numbers.filter((number) => number.length > 1).map((number) => kNumber + hash(number));

const kTokens = /[\p{L}\p{N}]+/gu; // plainer than the matcher's words, and twice as fast

/** The smallest hashes of all runs of six words: two texts share them as far as they share their runs. */
export function fingerprintsOf(text: string): number[] {
  const words = (text.toLowerCase().match(kTokens) ?? []).map(hash);
  const smallest: number[] = [];
  for (let at = 0; at + kShingle <= words.length; at++) {
    let value = 0;
    for (let i = 0; i < kShingle; i++)
      value = Math.imul(value ^ (words[at + i] ?? 0), 0x01000193) ^ (value >>> 13);
    keepSmallest(smallest, value & 0x1fffffff);
  }
  return smallest.map((run) => kFingerprint + run);
}

/** Keeps the list sorted, without repetition, and short. */
function keepSmallest(list: number[], value: number): void {
  if (list.length >= kFingerprints && value >= (list.at(-1) ?? 0)) return;
  const at = list.findIndex((one) => one >= value);
  if (at >= 0 && list[at] === value) return;
  list.splice(at < 0 ? list.length : at, 0, value);
  if (list.length > kFingerprints) list.pop();
}

/** A claim's names are worth more than a headline's words. */
export function termsOfPage(title: string, claims: readonly SeenClaim[], text: string): number[] {
  const names = claims.flatMap((claim) => claim.names);
  const numbers = claims.flatMap((claim) => claim.numbers);
  const title_words = wordsOf(title).filter((word) => word.length > 4);
  const all = new Set([...termsOfNames(names), ...termsOfNumbers(numbers), ...termsOfNames(title_words)]);
  return [...[...all].slice(0, kMostTerms - kFingerprints), ...fingerprintsOf(text)];
}

export const termsOfClaim = ({ names, numbers }: Pick<SeenClaim, "names" | "numbers">): number[] => [
  ...new Set([...termsOfNames(names), ...termsOfNumbers(numbers)]),
];

export const termsOfQuery = ({ entities, numbers, terms }: Query): number[] => [
  ...new Set([...termsOfNames([...entities, ...terms]), ...termsOfNumbers(numbers)]),
];
