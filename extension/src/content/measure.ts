// Lengths of the text below elements, without what is never text (scripts, menus, forms), and the choice of
// the element that holds the article by them: rule 1 of shared/vocabulary/README.md.
import { kRules } from "./rules.js";

export const kSpace = /[ \t\n\f\r\u00a0]+/g;

/** UTF-16 units that are not white space. */
export const inkOf = (text: string): number => text.replace(kSpace, "").length;

export type Lengths = ReadonlyMap<Element, number>;

export interface Measured {
  lengths: Lengths;
  /** Open shadow roots below the element that was measured. */
  roots: readonly ShadowRoot[];
}

/** The element or shadow host around a node. */
const parentOf = (node: Node): Element | null =>
  node.parentElement ?? (node.parentNode instanceof ShadowRoot ? node.parentNode.host : null);

const isText = (node: Node): boolean => !(node instanceof Element && kRules.skipElements.has(node.localName));

/** One pass over all text nodes below `top`, in open shadow roots too; each adds to all its ancestors up to `top`. */
export function measure(top: Element): Measured {
  const lengths = new Map<Element, number>();
  const roots: ShadowRoot[] = [];
  const trees: Node[] = [top];
  for (let tree = trees.pop(); tree; tree = trees.pop()) {
    const walker = document.createTreeWalker(tree, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
      isText(node) ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT,
    );
    for (let node: Node | null = tree; node; node = walker.nextNode()) {
      if (node instanceof Element && node.shadowRoot) {
        roots.push(node.shadowRoot);
        trees.push(node.shadowRoot);
      }
      if (!(node instanceof Text)) continue;
      const ink = inkOf(node.data);
      for (let up = parentOf(node); ink > 0 && up; up = up === top ? null : parentOf(up)) {
        lengths.set(up, (lengths.get(up) ?? 0) + ink);
      }
    }
  }
  return { lengths, roots };
}

function longest(elements: readonly Element[], lengths: Lengths): Element | null {
  let best: Element | null = null;
  for (const element of elements) {
    if (!best || (lengths.get(element) ?? 0) > (lengths.get(best) ?? 0)) best = element;
  }
  return best;
}

/** The element that the walk starts from. */
export function chooseRoot(body: Element, { lengths, roots }: Measured): Element {
  const places: readonly ParentNode[] = [body, ...roots];
  const main = places.map((place) => place.querySelector("main, [role=main]")).find((found) => found) ?? null;
  const articles = places.flatMap((place) => [...place.querySelectorAll("article")]);
  const outer = articles.filter((one) => !one.parentElement?.closest("article"));
  const article = longest(outer, lengths);
  const length = (element: Element | null) => (element ? (lengths.get(element) ?? 0) : 0);
  const share = length(main ?? body) * kRules.rootShare;
  if (article && length(article) >= kRules.rootMinText && length(article) >= share) return article;
  return main && length(main) >= kRules.rootMinText ? main : body;
}
