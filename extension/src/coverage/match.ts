// Looks for a query in a few words (a title, a summary) without asking anybody: what bulk files, feeds and
// remembered pages are matched by. Shared names and numbers say "may be about this"; nothing more.
import type { Query } from "./provider.js";

const kWord = /[\p{L}\p{M}\p{N}]+(?:[’'.-][\p{L}\p{M}\p{N}]+)*/gu;

export const wordsOf = (text: string): string[] => (text.toLowerCase().match(kWord) ?? []).map(bare);

const bare = (word: string): string => word.replace(/[’']s$/, "");

/** Text as words between single spaces, so that whole words are found with `includes`. */
const flat = (text: string): string => ` ${wordsOf(text).join(" ")} `;

export interface Match {
  shared: string[];
  /** Two names, or a name with a number or two rare words: less is any other news of the day. */
  enough: boolean;
  weight: number;
}

const holdsWords = (haystack: string, needle: string): boolean => {
  const words = flat(needle);
  return words.trim() !== "" && haystack.includes(words);
};

/** "Governor Sadik Orhan" is found by "Orhan" only when both of its last two words are there. */
function holdsName(haystack: string, name: string): boolean {
  if (holdsWords(haystack, name)) return true;
  const words = wordsOf(name);
  return words.length > 2 && holdsWords(haystack, words.slice(-2).join(" "));
}

export function makeMatcher(query: Query): (text: string) => Match {
  const of = (list: readonly string[], text: string) => list.filter((one) => holdsWords(text, one));
  return (source) => {
    const text = flat(source);
    const names = query.entities.filter((one) => holdsName(text, one));
    const numbers = of(query.numbers, text);
    const phrases = of(query.phrases, text);
    const named = new Set(wordsOf(names.join(" ")));
    const terms = of(query.terms, text).filter((term) => !wordsOf(term).every((word) => named.has(word)));
    const weight = names.length * 3 + phrases.length * 3 + numbers.length * 2 + terms.length;
    const strong = names.length + phrases.length;
    const enough =
      strong >= 2 || (strong === 1 && (numbers.length >= 1 || terms.length >= 2)) || terms.length >= 4;
    return { shared: [...new Set([...phrases, ...names, ...numbers, ...terms])], enough, weight };
  };
}

/** Inside the query's window, or without a date of its own. */
export function inWindow(query: Query, time: string | null): boolean {
  if (time === null) return true;
  return (query.from === null || time >= query.from) && (query.to === null || time <= query.to);
}
