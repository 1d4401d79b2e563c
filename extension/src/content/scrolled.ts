// Words that are scrolled away inside a part of their document: parts that scroll by themselves, as whole pages of
// some sites do, wide tables, lines that do not break. Each part around the words is scrolled until it shows them; the
// document's own window stays.
import { isBox, isElement, isShadowRoot } from "./nodes.js";

/** The element around a node, out of shadow trees too. */
const around = (node: Node): Node | null => (isShadowRoot(node) ? node.host : node.parentNode);

const overflows = (part: Element): boolean =>
  part.scrollHeight > part.clientHeight + 1 || part.scrollWidth > part.clientWidth + 1;

/** How far to go from [begin, end) so that it stands well inside of [from, to); 0 when it is seen already. */
function way(begin: number, end: number, from: number, to: number): number {
  if (begin >= from && end <= to) return 0;
  return begin - from - (to - from) * 0.3;
}

/** Pixels of the window for one of the part's own, which a page may have enlarged or turned smaller. */
const scaleOf = (part: Element, { width }: DOMRect): number =>
  isBox(part) && part.offsetWidth > 0 && width > 0 ? width / part.offsetWidth : 1;

/** A part that does not scroll stays where it is. */
function showIn(part: Element, box: DOMRect): void {
  const outer = part.getBoundingClientRect();
  const scale = scaleOf(part, outer);
  const [x, y] = [outer.left + part.clientLeft * scale, outer.top + part.clientTop * scale];
  const [width, height] = [part.clientWidth * scale, part.clientHeight * scale];
  part.scrollBy({
    left: way(box.left, Math.min(box.right, box.left + width), x, x + width) / scale,
    top: way(box.top, Math.min(box.bottom, box.top + height), y, y + height) / scale,
    behavior: "instant",
  });
}

/** `boxOf` is asked again after each part: what is in it has moved. */
export function showInParts(words: Node, boxOf: () => DOMRect | undefined): void {
  const page = words.ownerDocument;
  for (let up = around(words); up && up !== page?.body && up !== page?.documentElement; up = around(up)) {
    const box = isElement(up) && overflows(up) ? boxOf() : null;
    if (box && isElement(up)) showIn(up, box);
  }
}
