// Where things in frames stand in the window: a frame's document counts from its own corner, and a frame may
// have a border, padding, a scale, and scroll by itself. Boxes are in CSS pixels.
import { frameOf } from "./frames.js";

/** From a frame's document to the document that the frame stands in. */
function outOf(frame: HTMLIFrameElement, box: DOMRect): DOMRect {
  const outer = frame.getBoundingClientRect();
  const scale = frame.offsetWidth > 0 ? outer.width / frame.offsetWidth : 1;
  const { paddingLeft, paddingTop } = getComputedStyle(frame);
  const left = outer.left + (frame.clientLeft + Number.parseFloat(paddingLeft) + box.left) * scale;
  const top = outer.top + (frame.clientTop + Number.parseFloat(paddingTop) + box.top) * scale;
  return new DOMRect(left, top, box.width * scale, box.height * scale);
}

const clamp = (value: number, most: number): number => Math.max(0, Math.min(value, most));

/** What of a box can be seen in its frame; of one that is scrolled away the edge behind which it is. */
function seenIn({ innerWidth, innerHeight }: Window, box: DOMRect): DOMRect {
  const left = clamp(box.left, innerWidth);
  const top = clamp(box.top, innerHeight);
  return new DOMRect(left, top, clamp(box.right, innerWidth) - left, clamp(box.bottom, innerHeight) - top);
}

/** A box of a document's own in the window; `seen` cuts off what its frames do not show of it. */
export function boxInWindow(box: DOMRect, page: Document, seen = false): DOMRect {
  if (page === document) return box;
  let at = box;
  let inside = page;
  for (let frame = frameOf(inside); frame; frame = frameOf(inside)) {
    if (seen && inside.defaultView) at = seenIn(inside.defaultView, at);
    at = outOf(frame, at);
    inside = frame.ownerDocument;
  }
  return at;
}

/** The top of what a document shows, in the window: what is above cannot be seen. */
export function topInWindow(page: Document): number {
  const whole = new DOMRect(0, 0, page.defaultView?.innerWidth ?? 0, page.defaultView?.innerHeight ?? 0);
  return Math.max(0, boxInWindow(whole, page, true).top);
}

/** Scrolls the frames around a document until they show its box; the window itself stays. */
export function showInFrames(box: DOMRect, page: Document): void {
  let at = box;
  let inside = page;
  for (let frame = frameOf(inside); frame; frame = frameOf(inside)) {
    const view = inside.defaultView;
    const away = at.top < 0 || at.bottom > (view?.innerHeight ?? 0);
    const before = view?.scrollY ?? 0;
    if (view && away) view.scrollBy({ top: at.top - view.innerHeight * 0.3, behavior: "instant" });
    at = outOf(frame, new DOMRect(at.left, at.top + before - (view?.scrollY ?? 0), at.width, at.height));
    inside = frame.ownerDocument;
  }
}
