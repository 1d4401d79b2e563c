// Where claims stand in the window: their rectangles, and which of them can be seen. Claims are taken to go down
// the page in their order, so that a few of them tell where all the others are.
import type { Span } from "../generated/analysis.js";
import type { Marked } from "./marks.js";
import type { NodeMap, Place } from "./node-map.js";

function rangeOf({ node, begin, end }: Place): Range {
  const range = document.createRange();
  range.setStart(node, begin);
  range.setEnd(node, end);
  return range;
}

/** A claim's ranges are one a text node, so that a mark never covers what stands between two of them. */
export function rangesOf(map: NodeMap, spans: readonly Span[]): Range[] {
  return spans.flatMap((span) => map.places(span)).map(rangeOf);
}

const isSeen = ({ width, height }: DOMRect): boolean => width > 0 && height > 0;

/** The rectangles of words that can be seen; none for words that are hidden. */
export const rectsOf = (map: NodeMap, spans: readonly Span[]): DOMRect[] =>
  rangesOf(map, spans)
    .flatMap((range) => [...range.getClientRects()])
    .filter(isSeen);

/** The first claim at or below `y`, counted from the top of the window. Hidden ones count as above. */
export function firstBelow(claims: readonly Marked[], map: NodeMap, y: number): number {
  let [low, high] = [0, claims.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const top = rectsOf(map, claims[middle]?.content ?? [])[0]?.top ?? Number.NEGATIVE_INFINITY;
    if (top < y) low = middle + 1;
    else high = middle;
  }
  return low;
}
