// Lengths of the text below elements, without what is never text (scripts, menus, forms), and the choice of
// the element that holds the article by them: rule 1 of shared/vocabulary/README.md.
import { kRules } from "./rules.js";

const kSpace = /[ \t\n\f\r\u00a0]+/g;

/** UTF-16 units that are not white space. */
export const inkOf = (text: string): number => text.replace(kSpace, "").length;

export type Lengths = ReadonlyMap<Element, number>;

/** One pass over all text nodes below `top`; each adds to all its ancestors up to `top`. */
export function measure(top: Element): Lengths {
  const lengths = new Map<Element, number>();
  const walker = document.createTreeWalker(top, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
    node instanceof Element && kRules.skipElements.has(node.localName)
      ? NodeFilter.FILTER_REJECT
      : NodeFilter.FILTER_ACCEPT,
  );
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!(node instanceof Text)) continue;
    const ink = inkOf(node.data);
    for (let up = node.parentElement; ink > 0 && up; up = up === top ? null : up.parentElement) {
      lengths.set(up, (lengths.get(up) ?? 0) + ink);
    }
  }
  return lengths;
}

function longest(elements: readonly Element[], lengths: Lengths): Element | null {
  let best: Element | null = null;
  for (const element of elements) {
    if (!best || (lengths.get(element) ?? 0) > (lengths.get(best) ?? 0)) best = element;
  }
  return best;
}

/** The element that the walk starts from. */
export function chooseRoot(body: Element, lengths: Lengths): Element {
  const main = body.querySelector("main, [role=main]");
  const outer = [...body.querySelectorAll("article")].filter((one) => !one.parentElement?.closest("article"));
  const article = longest(outer, lengths);
  const length = (element: Element | null) => (element ? (lengths.get(element) ?? 0) : 0);
  const share = length(main ?? body) * kRules.rootShare;
  if (article && length(article) >= kRules.rootMinText && length(article) >= share) return article;
  return main && length(main) >= kRules.rootMinText ? main : body;
}
