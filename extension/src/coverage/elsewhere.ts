// "Elsewhere": which other pages marked in this browser session share a claim's names and numbers. It says
// only that they share words; where the claim there comes from is not established by that. Pure functions;
// the page entries are kept by store.ts.
//
// Worked example: "Two firefighters, Ana Ruiz and Max Orr, died at Fort Hale" and elsewhere "Fort Hale: Ana
// Ruiz among the dead" share the names "ana ruiz" and "fort hale", hence the second page is offered.
import type { Analysis, Attribution, Span } from "../generated/analysis.js";
import { type Elsewhere, isObject, isString, isStrings } from "../messages.js";

export interface SeenClaim {
  quote: string;
  names: string[];
  numbers: string[];
}

export interface SeenPage {
  url: string;
  title: string;
  /** Pages are numbered in the order in which they were marked. */
  order: number;
  claims: SeenClaim[];
}

const isSeenClaim = (value: unknown): value is SeenClaim =>
  isObject(value) && isString(value.quote) && isStrings(value.names) && isStrings(value.numbers);

export const isSeenPage = (value: unknown): value is SeenPage =>
  isObject(value) &&
  isString(value.url) &&
  isString(value.title) &&
  typeof value.order === "number" &&
  Array.isArray(value.claims) &&
  value.claims.every(isSeenClaim);

const kMaxQuote = 240; // characters of a claim that an entry keeps
const kMaxTerms = 24; // names, and numbers, of one claim
const kMaxResults = 8;

const slice = (text: string, [begin, end]: Span): string => text.slice(begin, end);
const normal = (name: string): string => name.replace(/\s+/g, " ").trim().toLowerCase();

/** Two or more capitalised words in a row, or one inside a sentence: a name in scripts with capitals. */
const kNamePattern = /\p{Lu}[\p{L}\p{M}'’.-]*(?:\s+\p{Lu}[\p{L}\p{M}'’.-]*)*/gu;
const kInsideSentence = /[\p{L}\p{N},;]\s+$/u;

function namesIn(text: string): string[] {
  return [...text.matchAll(kNamePattern)]
    .filter((hit) => hit[0].includes(" ") || kInsideSentence.test(text.slice(0, hit.index)))
    .map((hit) => hit[0].replace(/[.’'-]+$/, ""))
    .filter((name) => name.length > 2);
}

function speakersOf(analysis: Analysis, claim: Attribution): string[] {
  if (claim.identity !== "named") return [];
  return analysis.sources.filter(({ id }) => claim.source.ids.includes(id)).map(({ name }) => name);
}

/** A claim's words as they are shown: on one line, cut. */
export const quoteOf = (words: string): string => words.replace(/\s+/g, " ").slice(0, kMaxQuote);

export function seenClaim(analysis: Analysis, text: string, claim: Attribution): SeenClaim {
  const content = claim.content.map((span) => slice(text, span));
  const names = [
    ...speakersOf(analysis, claim),
    ...claim.places.map((span) => slice(text, span)),
    ...content.flatMap(namesIn),
  ];
  return {
    quote: quoteOf(content.join(" … ")),
    names: [...new Set(names.map(normal))].slice(0, kMaxTerms),
    numbers: [...new Set(claim.numbers.map(({ value }) => String(value)))].slice(0, kMaxTerms),
  };
}

export function seenPage(
  url: string,
  title: string,
  analysis: Analysis,
  text: string,
): Omit<SeenPage, "order"> {
  return { url, title, claims: analysis.attributions.map((claim) => seenClaim(analysis, text, claim)) };
}

/** Names that hold each other count as one: "ruiz" and "ana ruiz". */
function sharedNames(a: readonly string[], b: readonly string[]): string[] {
  const holds = (long: string, short: string) => ` ${long} `.includes(` ${short} `);
  return a.filter((name) => b.some((other) => holds(other, name) || holds(name, other)));
}

function sharedTerms(a: SeenClaim, b: SeenClaim): string[] {
  const names = sharedNames(a.names, b.names);
  const numbers = a.numbers.filter((number) => b.numbers.includes(number));
  const enough = names.length >= 2 || (names.length === 1 && numbers.length >= 1);
  return enough ? [...names, ...numbers] : [];
}

function bestOn(page: SeenPage, claim: SeenClaim): Elsewhere | null {
  let best: Elsewhere | null = null;
  for (const other of page.claims) {
    const shared = sharedTerms(claim, other);
    if (shared.length > (best?.shared.length ?? 0)) {
      best = { url: page.url, title: page.title, quote: other.quote, shared };
    }
  }
  return best;
}

/** The pages that share most with the claim first; never the claim's own page. */
export function findElsewhere(claim: SeenClaim, own_url: string, pages: readonly SeenPage[]): Elsewhere[] {
  return pages
    .filter(({ url }) => url !== own_url)
    .map((page) => bestOn(page, claim))
    .filter((hit) => hit !== null)
    .sort((a, b) => b.shared.length - a.shared.length)
    .slice(0, kMaxResults);
}
