// Whether the article stands in a frame of the page: where the page itself has little text, and a frame of its
// own origin has much more. What stands beside articles (comments, advertisements) stands in frames too: those
// are known by their names and places, as everything else that is no article.
import { documentIn } from "./frames.js";
import type { NodeMap } from "./node-map.js";
import { isFurnitureFrame } from "./walk.js";

export const kMinArticle = 140; // UTF-16 units of running text: less is a teaser or a form
const kOwnArticle = 400; // of a page that says itself where its article is: no frame takes its place
const kTimes = 2; // a frame's text must be so much longer than the page's own
const kMostRead = 4; // frames of a page, those with most text
const kMostElements = 50_000; // of those frames together

/** Of any text, scripts included: more than the text that is read. */
const lengthIn = (page: Document): number => page.body.textContent?.length ?? 0;

const sizeOf = (page: Document): number => page.getElementsByTagName("*").length;

/** What a frame must have more of than the page; null when the page's own article stands. */
export function leastInFrame(ink: number, told: boolean): number | null {
  return told && ink >= kOwnArticle ? null : Math.max(kMinArticle, ink * kTimes);
}

/** Whether what a frame shows now must be looked at: there is no article yet, or it has enough text to be it. */
export function mayBeArticle(
  frame: HTMLIFrameElement,
  article: { text: string; map: NodeMap } | null,
): boolean {
  const page = documentIn(frame);
  if (article && !article.map.isIntact()) return true;
  return page !== null && lengthIn(page) >= Math.max(kMinArticle, kTimes * (article?.text.length ?? 0));
}

/** As many of the first as have no more elements together than may be walked. */
function withinBound(pages: readonly Document[]): Document[] {
  let seen = 0;
  return pages.filter((page) => {
    seen += sizeOf(page);
    return seen <= kMostElements;
  });
}

/** The documents in frames that may hold the article, those with most text first. */
export function mayHoldArticle(frames: readonly HTMLIFrameElement[], least: number): Document[] {
  const pages = frames
    .filter((frame) => !isFurnitureFrame(frame))
    .map(documentIn)
    .filter((page) => page !== null)
    .map((page) => ({ page, length: lengthIn(page) }))
    .filter(({ length }) => length >= least)
    .sort((a, b) => b.length - a.length)
    .slice(0, kMostRead);
  return withinBound(pages.map(({ page }) => page));
}
