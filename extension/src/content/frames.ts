// Frames that show documents of the page's own origin can be read: the browser hands their documents out, and
// null for every other one, whatever their addresses say (sandboxed frames, frames that went elsewhere).
// A page may have any number of frames in frames: a bounded number of them is looked at.
import { isBox, isFrame } from "./nodes.js";

const kMostSized = 1000; // frames of one document whose size is asked for
const kMostFrames = 64; // large ones of a page, at all depths
const kDeepest = 3; // frames in frames in frames
const kLeastWidth = 200; // CSS pixels: smaller frames hold no text
const kLeastHeight = 100;

export interface Frames {
  /** Those whose text can be read, outer ones before the ones in them. */
  readable: HTMLIFrameElement[];
  /** How many show something that may not be read. */
  closed: number;
}

/** Null when it may not be read, or shows no document with a body. */
export function documentIn(frame: HTMLIFrameElement): Document | null {
  const inside = frame.contentDocument;
  return inside?.body && inside.defaultView ? inside : null;
}

/** The documents in a page's frames that can be read. */
export const readablePages = (): Document[] =>
  findFrames()
    .readable.map(documentIn)
    .filter((page) => page !== null);

/** The frame that shows a document; null for the page itself, and for a document that is shown no more. */
export function frameOf({ defaultView }: Document): HTMLIFrameElement | null {
  const frame = defaultView?.frameElement;
  return isFrame(frame) ? frame : null;
}

/** False once its frame is gone or shows another one. Nothing else may be asked of such a document then: of a
 *  frame that is gone Firefox leaves dead objects, which throw. */
export function isShown(page: Document): boolean {
  try {
    return page === document || frameOf(page)?.contentDocument === page;
  } catch {
    return false;
  }
}

/** Still in the page, or in a frame of it that is shown. */
export function isInPage(part: Element | null): boolean {
  try {
    return part?.isConnected === true && isShown(part.ownerDocument);
  } catch {
    return false;
  }
}

function isLarge(frame: HTMLIFrameElement): boolean {
  if (frame.clientWidth < kLeastWidth || frame.clientHeight < kLeastHeight) return false;
  return frame.checkVisibility({ visibilityProperty: true });
}

function largeFrames(page: Document): HTMLIFrameElement[] {
  const frames: HTMLIFrameElement[] = [];
  for (const name of ["iframe", "frame"]) {
    const some = page.getElementsByTagName(name);
    for (let at = 0; at < Math.min(some.length, kMostSized); at++) {
      const frame = some[at];
      if (isFrame(frame) && isLarge(frame)) frames.push(frame);
    }
  }
  return frames;
}

/** The frames of a page that are large enough to hold a text. */
export function findFrames(page: Document = document): Frames {
  const found: Frames = { readable: [], closed: 0 };
  let pages = [page];
  for (let depth = 0, left = kMostFrames; depth < kDeepest && pages.length > 0; depth++) {
    const frames = pages.flatMap(largeFrames).slice(0, left);
    const open = frames.filter((frame) => documentIn(frame));
    found.readable.push(...open);
    found.closed += frames.length - open.length;
    left -= frames.length;
    pages = open.map(documentIn).filter((inside) => inside !== null);
  }
  return found;
}

/** Gives the focus back to what had it, if that is still there. */
export function focusAgain(element: Element | null): void {
  if (isInPage(element) && isBox(element)) element.focus({ preventScroll: true });
}

/** What has the focus, in whichever frame. */
export function focusedElement(): Element | null {
  let focused = document.activeElement;
  for (let depth = 0; depth < kDeepest && isFrame(focused); depth++) {
    const inside = documentIn(focused)?.activeElement;
    if (!inside || inside === inside.ownerDocument.body) break;
    focused = inside;
  }
  return focused;
}
