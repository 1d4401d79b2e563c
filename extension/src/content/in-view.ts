// Where claims stand in the window: their rectangles, and which of them can be seen. Claims are taken to go down
// the page in their order, so that a few of them tell where all the others are.
import type { Span } from "../generated/analysis.js";
import { boxInWindow, showInFrames, topInWindow } from "./frame-place.js";
import type { Marked } from "./marks.js";
import type { NodeMap, Place } from "./node-map.js";
import { showInParts } from "./scrolled.js";

function rangeOf({ node, begin, end }: Place): Range {
  const range = node.ownerDocument.createRange();
  const { length } = node; // less than it was, until a page that has changed is read again
  range.setStart(node, Math.min(begin, length));
  range.setEnd(node, Math.min(end, length));
  return range;
}

/** A claim's ranges are one a text node, so that a mark never covers what stands between two of them. */
export function rangesOf(map: NodeMap, spans: readonly Span[]): Range[] {
  return spans.flatMap((span) => map.places(span)).map(rangeOf);
}

const isSeen = ({ width, height }: DOMRect): boolean => width > 0 && height > 0;

/** A rectangle counted from the corner of what its document shows. */
interface WordBox {
  page: Document;
  box: DOMRect;
}

const rectsIn = (map: NodeMap, spans: readonly Span[]): WordBox[] =>
  rangesOf(map, spans).flatMap((range) => {
    const page = range.startContainer.ownerDocument ?? document;
    return [...range.getClientRects()].filter(isSeen).map((box) => ({ page, box }));
  });

/** The rectangles of words that can be seen; none for words that are hidden. `cut` leaves of words in a frame only
 *  what the frame shows of them, or the edge behind which they are. */
export const rectsOf = (map: NodeMap, spans: readonly Span[], cut = false): DOMRect[] =>
  rectsIn(map, spans).map(({ box, page }) => boxInWindow(box, page, cut));

/** Scrolls the parts and frames around words until they show them; the window itself stays. */
export function uncover(map: NodeMap, spans: readonly Span[]): void {
  const [words] = rangesOf(map, spans);
  if (words) showInParts(words.startContainer, () => [...words.getClientRects()].find(isSeen));
  const [first] = rectsIn(map, spans);
  if (first && first.page !== document) showInFrames(first.box, first.page);
}

/** What is scrolled out of its frame is above as well, as far as it may be above the window. */
function isAbove(rect: WordBox | undefined, y: number): boolean {
  if (!rect) return true;
  const { page, box } = rect;
  const edge = page === document ? y : Math.max(y, topInWindow(page) + Math.min(y, 0));
  return boxInWindow(box, page).top < edge;
}

/** The first claim at or below `y`, counted from the top of the window. Hidden ones count as above. */
export function firstBelow(claims: readonly Marked[], map: NodeMap, y: number): number {
  let [low, high] = [0, claims.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isAbove(rectsIn(map, claims[middle]?.content ?? [])[0], y)) low = middle + 1;
    else high = middle;
  }
  return low;
}
