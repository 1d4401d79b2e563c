// Where the claims of an earlier reading stand after the page has changed, before it is analysed anew: in a
// block with the same words; else by their own words (exact), by words that are nearly the same (fuzzy), or
// nowhere (lost). The place where the words should be is asked first, and what is looked through is counted and
// bounded, so that neither a long page nor a hostile one makes it slow.
//
// Worked example: blocks A B C become A B1 B2 C. B's words are looked for in B1 B2; the first ones found tell by
// how much the following ones have moved.
import search from "approx-string-match";
import type { Span } from "../generated/analysis.js";
import { kBlockBreak } from "../tab-record.js";

/** Letters put in, taken out or changed, of a span's own: with more it is another text. */
const kMostErrors = 0.3;
/** A span of fewer units is found only by its own words, and not far from where it should be. */
const kShort = 16;
const kNear = 300; // units
/** Units that tell where a span begins and ends. */
const kEdge = 8;
/** Units to both sides of the expected place that are looked through. */
const kWindow = 2_000;
/** Units compared with the words themselves, and with up to 32 of their letters at once: 10-20 ms each at most. */
const kMostExact = 8_000_000;
const kMostFuzzy = 1_500_000;

interface Block {
  begin: number;
  end: number;
  /** The place of the same words in the new text. */
  same: number | null;
  /** Old blocks that have changed, between two that have not, and what stands between those two now. */
  gap: Gap | null;
}
interface Gap {
  from: number;
  to: number;
  /** How far words have moved, as told by the gap's beginning, its end, and the span found last. */
  shifts: { begin: number; end: number; last: number };
}

/** One unit for one unit, so that offsets hold: what editors and page scripts change about the same words. */
const folded = (text: string): string =>
  text
    .replace(/[‘’‚‛]/g, "'")
    .replace(/[“”„‟]/g, '"')
    .replace(/[‐‑–—]/g, "-")
    .replace(/[\u00a0\u202f]/g, " ");

function blocksOf(text: string): Block[] {
  let begin = 0;
  return text.split(kBlockBreak).map(({ length }) => {
    const block = { begin, end: begin + length, same: null, gap: null };
    begin = block.end + kBlockBreak.length;
    return block;
  });
}

const isLetter = (text: string, at: number): boolean => /[\p{L}\p{N}]/u.test(text.charAt(at));

export class ReAnchor {
  readonly #old: string;
  readonly #new: string;
  readonly #blocks: Block[];
  #exact_left = kMostExact;
  #fuzzy_left = kMostFuzzy;

  constructor(old_text: string, new_text: string) {
    this.#old = folded(old_text);
    this.#new = folded(new_text);
    this.#blocks = blocksOf(this.#old);
    this.#findSame();
    this.#findGaps();
  }

  /** What has been looked through so far, in units of text. */
  get work(): number {
    return kMostExact - this.#exact_left + kMostFuzzy - this.#fuzzy_left;
  }

  /** Of equal blocks the first becomes the first, the second the second. */
  #findSame(): void {
    const places = new Map<string, number[]>();
    for (const { begin, end } of blocksOf(this.#new).reverse()) {
      const words = this.#new.slice(begin, end);
      const known = places.get(words);
      if (known) known.push(begin);
      else places.set(words, [begin]);
    }
    for (const block of this.#blocks)
      block.same = places.get(this.#old.slice(block.begin, block.end))?.pop() ?? null;
  }

  #findGaps(): void {
    let before: Block | null = null;
    let open: Block[] = [];
    for (const block of this.#blocks) {
      if (block.same === null) open.push(block);
      else {
        this.#closeGap(open, before, block);
        [before, open] = [block, []];
      }
    }
    this.#closeGap(open, before, null);
  }

  #closeGap(blocks: readonly Block[], before: Block | null, after: Block | null): void {
    const begin = before ? shiftOf(before) : 0;
    const end = after ? shiftOf(after) : this.#new.length - this.#old.length;
    const [from, to] = [(before?.end ?? 0) + begin, (after?.begin ?? this.#old.length) + end];
    const is_moved = from >= to; // the two that have not changed stand in another order now
    const place = is_moved ? { from: 0, to: this.#new.length } : { from, to };
    const gap = { ...place, shifts: { begin, end, last: begin } };
    for (const block of blocks) block.gap = gap;
  }

  /** Says where a span of the old text stands in the new one; null when its words are lost. */
  span([begin, end]: Span): Span | null {
    const block = this.#blockAt(begin);
    if (!block || begin >= end || end > block.end) return null;
    if (block.same !== null) return moved([begin, end], shiftOf(block));
    const { gap } = block;
    const words = this.#old.slice(begin, end);
    return gap && (this.#inGap(gap, words, begin) ?? this.#elsewhere(gap, words));
  }

  #blockAt(offset: number): Block | undefined {
    let [low, high] = [0, this.#blocks.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#blocks[middle]?.begin ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return this.#blocks[low - 1];
  }

  #inGap(gap: Gap, words: string, begin: number): Span | null {
    const found = this.#expected(gap, words, begin) ?? this.#near(gap, words, begin);
    if (found) gap.shifts.last = found[0] - begin;
    return found;
  }

  /** The words stand where the words before them, or the ends of what has changed, say. */
  #expected({ shifts, from, to }: Gap, words: string, begin: number): Span | null {
    for (const shift of [shifts.last, shifts.begin, shifts.end]) {
      const at = begin + shift;
      this.#exact_left -= words.length;
      const is_there = at >= from && at + words.length <= to && this.#new.startsWith(words, at);
      if (is_there) return [at, at + words.length];
    }
    return null;
  }

  #near({ from, to, shifts }: Gap, words: string, begin: number): Span | null {
    const at = Math.min(Math.max(begin + shifts.last, from), to);
    const reach = words.length < kShort ? kNear : kWindow;
    const window: Span = [Math.max(from, at - reach), Math.min(to, at + words.length + reach)];
    const exact = this.#exact(window, words, at);
    return exact ?? (words.length < kShort ? null : this.#fuzzy(window, words, at));
  }

  /** Of several the one that is nearest to `at`. */
  #exact([from, to]: Span, words: string, at: number): Span | null {
    if (this.#exact_left < 2 * (to - from)) return null;
    this.#exact_left -= 2 * (to - from);
    const text = this.#new.slice(from, to);
    const [before, after] = [text.lastIndexOf(words, at - from), text.indexOf(words, Math.max(0, at - from))];
    const both = [before, after].filter((place) => place >= 0).map((place) => place + from);
    const [best] = both.sort((a, b) => Math.abs(a - at) - Math.abs(b - at));
    return best === undefined ? null : [best, best + words.length];
  }

  #fuzzy([from, to]: Span, words: string, at: number): Span | null {
    const work = (to - from) * Math.ceil(words.length / 32);
    if (this.#fuzzy_left < work) return null;
    this.#fuzzy_left -= work;
    const hits = search(this.#new.slice(from, to), words, Math.floor(kMostErrors * words.length));
    const [best] = hits.sort((a, b) => Math.abs(a.start + from - at) - Math.abs(b.start + from - at));
    return best ? this.#wholeWords(this.#toEnds([from + best.start, from + best.end], words)) : null;
  }

  /** What was put in just after the first words, or before the last ones, stands inside; those stand at the ends. */
  #toEnds([begin, end]: Span, words: string): Span {
    const reach = Math.floor(kMostErrors * words.length);
    const [first, last] = [words.slice(0, kEdge), words.slice(-kEdge)];
    const from = this.#exact([Math.max(0, begin - reach), begin + reach + kEdge], first, begin);
    const to = this.#exact([Math.max(0, end - reach - kEdge), end + reach], last, end - kEdge);
    return [from?.[0] ?? begin, Math.max(to?.[1] ?? end, from?.[1] ?? begin)];
  }

  /** The nearest likeness may end inside a word that stands in the place of another. */
  #wholeWords([begin, end]: Span): Span {
    const text = this.#new;
    while (isLetter(text, begin) && isLetter(text, begin - 1)) begin--;
    while (isLetter(text, end - 1) && isLetter(text, end)) end++;
    return [begin, end];
  }

  /** In a block that has been moved and changed as well. */
  #elsewhere({ from, to }: Gap, words: string): Span | null {
    const whole: Span = [0, this.#new.length];
    const is_searched = from === 0 && to === this.#new.length && to <= kWindow;
    return words.length < kShort || is_searched ? null : this.#exact(whole, words, from);
  }
}

const shiftOf = ({ begin, same }: Block): number => (same ?? begin) - begin;
const moved = ([begin, end]: Span, shift: number): Span => [begin + shift, end + shift];
