// Articles of our own writing put together by a seeded generator: attributions of many shapes, and the
// characters that make offsets go wrong. The same seed gives the same article on every machine.
import type { BlockKind, Request, RequestBlock, RequestLink } from "../../extension/src/generated/request.js";

/** Mulberry32: small, and the same in every JavaScript engine. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const kSpeakers = [
  "Mayor Odile Brandt", "the Port Authority", "two people familiar with the talks", "a senior official",
  "residents", "Dr. Ana Zs\u00f3ka", "the report", "She", "He", "critics", "Interior Minister Teo Vann",
  "\u05d3\u05d5\u05d1\u05e8", "Al-Sahil TV", "Kelda Water plc", "a spokeswoman for the union",
]; // biome-ignore format: a word list
const kCues = [
  "said", "told reporters", "denied", "claimed", "has repeatedly warned", "announced", "insisted",
  "did not immediately say", "confirmed", "alleged", "predicted",
]; // biome-ignore format: a word list
const kContents = [
  "at least 14 people were hurt", "the bridge would reopen in 2.5 weeks", "nearly 70 percent of the fund was spent",
  "the inquiry had found nothing", "the harbour is closed", "prices rose by $1,200 a month", "it was not their fleet",
  "the caf\u00e9 \ud83c\udf89 would stay open", "the co\u00adoperation had ended", "the dam \u2013 built in 1961 \u2013 was safe",
]; // biome-ignore format: a word list
const kPlain = [
  "The square was empty on Monday.", "It was raining.", "The ferry leaves at 7.30 a.m. every day.",
  "Mr. J. R. Orlo, 61, waited outside.", "\u202bשלום עולם\u202c was written on the wall.", "e\u0301te\u0301, 12\u00a0000 visitors \u2026",
]; // biome-ignore format: a word list
const kKinds: readonly BlockKind[] = [
  "headline", "subheading", "paragraph", "paragraph", "paragraph", "quote", "list", "caption", "entry", "pullquote",
]; // biome-ignore format: a word list

class Writer {
  readonly #random: () => number;
  #length = 0; // of the joined text so far

  constructor(seed: number) {
    this.#random = seededRandom(seed);
  }

  article(): Request {
    const blocks = Array.from({ length: 2 + this.#below(12) }, (_, i) => this.#block(i));
    const request: Request = { schema_version: 1, blocks };
    if (this.#chance(0.5)) request.outlet = "The Harbour Courier";
    if (this.#chance(0.3)) request.url = "https://courier.example/world/story.html";
    if (this.#chance(0.3)) request.language = this.#pick(["en", "en-GB", "de"]);
    return request;
  }

  #below(limit: number): number {
    return Math.floor(this.#random() * limit);
  }
  #chance(share: number): boolean {
    return this.#random() < share;
  }
  #pick<Item>(items: readonly Item[]): Item {
    const item = items[this.#below(items.length)];
    if (item === undefined) throw new Error("nothing to pick from");
    return item;
  }

  #sentence(): string {
    const speaker = this.#pick(kSpeakers);
    const cue = this.#pick(kCues);
    const content = this.#pick(kContents);
    const [open, close] = this.#pick([
      ["\u201c", "\u201d"],
      ['"', '"'],
    ] as const);
    const quoted = `${open}${content.charAt(0).toUpperCase()}${content.slice(1)}`;
    return this.#pick([
      `${speaker} ${cue} that ${content}.`,
      `${quoted},${close} ${speaker} ${cue}.`,
      `According to ${speaker}, ${content}.`,
      `${speaker} ${cue}: ${quoted}.${close}`,
      `It was reported that ${content}, ${speaker} ${cue}.`,
      `${quoted}, ${speaker} ${cue}.`,
      `The Courier could not independently verify that ${content}.`,
      this.#pick(kPlain),
    ]);
  }

  #block(index: number): RequestBlock {
    const kind = index === 0 ? "headline" : this.#pick(kKinds);
    const sentences = Array.from({ length: 1 + this.#below(4) }, () => this.#sentence());
    const text = sentences.join(this.#pick([" ", " ", "\n", "\u00a0", "\r\n"]));
    const begin = index === 0 ? 0 : this.#length + 2;
    this.#length = begin + text.length;
    const links = this.#chance(0.3) ? [this.#link(text, begin)] : [];
    return links.length ? { kind, text, links } : { kind, text };
  }

  #link(text: string, begin: number): RequestLink {
    const first = this.#wholeAt(text, this.#below(text.length));
    const last = this.#wholeAt(text, first + this.#below(text.length - first));
    return { span: [begin + first, begin + last], href: `https://records.example/${this.#below(1000)}` };
  }

  /** The offset, or the one before when it falls between two surrogates. */
  #wholeAt(text: string, at: number): number {
    const unit = text.charCodeAt(at);
    return unit >= 0xdc00 && unit < 0xe000 ? at - 1 : at;
  }
}

/** An article as a request; every seed another one. */
export const generatedArticle = (seed: number): Request => new Writer(seed).article();
