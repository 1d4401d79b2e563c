// Which claim is under the pointer. The caret position gives the nearest text even beside it, so the hit
// counts only if the pointer is really over the character found.

import type { Marked } from "./marks.js";
import type { NodeMap } from "./node-map.js";

interface Caret {
  node: Node;
  offset: number;
}

function caretAt(x: number, y: number, shadowRoots: ShadowRoot[]): Caret | null {
  if (document.caretPositionFromPoint) {
    const position = document.caretPositionFromPoint(x, y, { shadowRoots });
    return position && { node: position.offsetNode, offset: position.offset };
  }
  const range = document.caretRangeFromPoint?.(x, y); // Chromium before 128
  return range ? { node: range.startContainer, offset: range.startOffset } : null;
}

function isOver(node: Text, index: number, x: number, y: number): boolean {
  if (index < 0 || index >= node.data.length) return false;
  const range = document.createRange();
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
export function claimAtPoint(claims: readonly Marked[], map: NodeMap, x: number, y: number): Marked | null {
  const caret = caretAt(x, y, map.shadowRoots());
  if (!caret || !(caret.node instanceof Text)) return null;
  for (const index of [caret.offset, caret.offset - 1]) {
    const offset = isOver(caret.node, index, x, y) ? map.offsetOf(caret.node, index) : null;
    if (offset !== null) return claimAtOffset(claims, offset);
  }
  return null;
}
