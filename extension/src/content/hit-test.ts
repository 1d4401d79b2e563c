// Which claim is under the pointer. The caret position gives the nearest text even beside it, so the hit
// counts only if the pointer is really over the character found.

import type { Marked } from "./marks.js";
import type { NodeMap } from "./node-map.js";
import { isText } from "./nodes.js";

interface Caret {
  node: Node;
  offset: number;
}

/** Where the pointer is: in one of the page's documents, in CSS pixels from what is shown of it. */
export interface Point {
  page: Document;
  x: number;
  y: number;
}

function caretAt({ page, x, y }: Point, roots: readonly ShadowRoot[]): Caret | null {
  const shadowRoots = roots.filter(({ ownerDocument }) => ownerDocument === page);
  if (page.caretPositionFromPoint) {
    const position = page.caretPositionFromPoint(x, y, { shadowRoots });
    return position && { node: position.offsetNode, offset: position.offset };
  }
  const range = page.caretRangeFromPoint?.(x, y); // Chromium before 128
  return range ? { node: range.startContainer, offset: range.startOffset } : null;
}

function isOver(node: Text, index: number, { x, y }: Point): boolean {
  if (index < 0 || index >= node.data.length) return false;
  const range = node.ownerDocument.createRange();
  range.setStart(node, index);
  range.setEnd(node, index + 1);
  return [...range.getClientRects()].some(
    ({ left, right, top, bottom }) => x >= left - 1 && x <= right + 1 && y >= top && y <= bottom,
  );
}

const lengthOf = ({ content }: Marked): number => content.reduce((sum, [begin, end]) => sum + end - begin, 0);

/** The innermost of the claims that hold `offset`. */
export function claimAtOffset(claims: readonly Marked[], offset: number): Marked | null {
  let best: Marked | null = null;
  for (const claim of claims) {
    const holds = claim.content.some(([begin, end]) => begin <= offset && offset < end);
    if (holds && (!best || lengthOf(claim) < lengthOf(best))) best = claim;
  }
  return best;
}

/** The caret stands before or after the character under the pointer; both are tried. */
export function claimAtPoint(claims: readonly Marked[], map: NodeMap, point: Point): Marked | null {
  const caret = caretAt(point, map.shadowRoots());
  if (!caret || !isText(caret.node)) return null;
  for (const index of [caret.offset, caret.offset - 1]) {
    const offset = isOver(caret.node, index, point) ? map.offsetOf(caret.node, index) : null;
    if (offset !== null) return claimAtOffset(claims, offset);
  }
  return null;
}
