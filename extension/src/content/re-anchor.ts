// Where the claims of an earlier reading stand after the page has changed, before it is analysed anew: in a
// block with the same words (exact), in the changed block that is most like the old one (fuzzy), or nowhere
// (lost). Each old block is compared with a bounded number of new ones, by what both ends have in common.
//
// Worked example: "He said the dam is save." becomes "He said the dam is safe, now.": 21 units at the front
// and 1 at the end are common, so a span of the first 15 units stays, and one that ends at 23 ends at 28.
import type { Span } from "../generated/analysis.js";
import { kBlockBreak } from "../tab-record.js";

/** The common part of two blocks, of the longer one: less is another text. */
const kLeastCommon = 0.6;
/** New blocks that one old block is compared with. */
const kMostCompared = 64;

interface Block {
  text: string;
  begin: number;
}
/** An old block's place in the new text: equal but for the units between `front` and `back`. */
interface Move {
  from: Block;
  to: Block;
  front: number;
  back: number;
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
  return text.split(kBlockBreak).map((one) => {
    const block = { text: folded(one), begin };
    begin += one.length + kBlockBreak.length;
    return block;
  });
}

function compare(from: Block, to: Block): Move {
  const [a, b] = [from.text, to.text];
  const shorter = Math.min(a.length, b.length);
  let front = 0;
  while (front < shorter && a.charCodeAt(front) === b.charCodeAt(front)) front++;
  let back = 0;
  while (back < shorter - front && a.charCodeAt(a.length - 1 - back) === b.charCodeAt(b.length - 1 - back))
    back++;
  return { from, to, front, back };
}

const commonOf = ({ from, to, front, back }: Move): number =>
  (front + back) / Math.max(from.text.length, to.text.length, 1);

/** Offsets inside the changed part go to its ends: a mark grows with what was put into its words. */
function moved({ from, to, front, back }: Move, offset: number, is_end: boolean): number {
  const at = offset - from.begin;
  if (at <= front && !(is_end && at === front && front < from.text.length - back)) return to.begin + at;
  if (at >= from.text.length - back) return to.begin + at + to.text.length - from.text.length;
  return to.begin + (is_end ? to.text.length - back : front);
}

/** Says where a span of the old text stands in the new one; null when its words are lost. */
export class ReAnchor {
  readonly #old: Block[];
  /** Blocks with the same words: the first of the old ones goes to the first of the new ones. */
  readonly #same = new Map<Block, Block>();
  /** New blocks with words that no old block has. */
  readonly #changed: Block[];
  readonly #moves = new Map<Block, Move | null>();

  constructor(old_text: string, new_text: string) {
    this.#old = blocksOf(old_text);
    const waiting = new Map<string, Block[]>();
    for (const block of blocksOf(new_text).reverse()) {
      const list = waiting.get(block.text);
      if (list) list.push(block);
      else waiting.set(block.text, [block]);
    }
    for (const block of this.#old) {
      const same = waiting.get(block.text)?.pop();
      if (same) this.#same.set(block, same);
    }
    this.#changed = [...waiting.values()].flat().sort((a, b) => a.begin - b.begin);
  }

  span([begin, end]: Span): Span | null {
    const block = this.#blockAt(begin);
    if (!block || end > block.begin + block.text.length) return null;
    const move = this.#moveOf(block);
    if (!move) return null;
    return exactIn(move, begin, end) ?? stretched(move, begin, end);
  }

  #blockAt(offset: number): Block | undefined {
    let [low, high] = [0, this.#old.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#old[middle]?.begin ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return this.#old[low - 1];
  }

  #moveOf(block: Block): Move | null {
    const known = this.#moves.get(block);
    if (known !== undefined) return known;
    const same = this.#same.get(block);
    const move = same ? compare(block, same) : this.#likest(block);
    this.#moves.set(block, move);
    return move;
  }

  #likest(block: Block): Move | null {
    let best: Move | null = null;
    for (const one of this.#changed.slice(0, kMostCompared)) {
      const move = compare(block, one);
      if (commonOf(move) >= Math.max(kLeastCommon, best ? commonOf(best) : 0)) best = move;
    }
    return best;
  }
}

/** The same words once in the old block and once in the new one, wherever the changes around them are. */
function exactIn({ from, to }: Move, begin: number, end: number): Span | null {
  const words = from.text.slice(begin - from.begin, end - from.begin);
  const at = to.text.indexOf(words);
  const is_only = (text: string) => text.indexOf(words) === text.lastIndexOf(words);
  if (at < 0 || !is_only(to.text) || !is_only(from.text)) return null;
  return [to.begin + at, to.begin + at + words.length];
}

/** Lost when most of what would be marked is not what was marked. */
function stretched(move: Move, begin: number, end: number): Span | null {
  const span: Span = [moved(move, begin, false), moved(move, end, true)];
  const { from, front, back } = move;
  const kept =
    Math.max(0, Math.min(end - from.begin, front) - (begin - from.begin)) +
    Math.max(0, end - from.begin - Math.max(begin - from.begin, from.text.length - back, front));
  const longer = Math.max(end - begin, span[1] - span[0]);
  return longer > 0 && kept >= kLeastCommon * longer ? span : null;
}
