// Lengths of the text below elements, without what is never text (scripts, menus, forms), and the choice of
// the element that holds the article by them: rule 1 of shared/vocabulary/README.md.
import { isElement, isShadowRoot, isText, nextOf } from "./nodes.js";
import { kRules } from "./rules.js";
import { storyAmong } from "./stories.js";

const kPauseEvery = 400; // nodes between two chances to pause
export const kSpace = /[ \t\n\f\r\u00a0]+/g;

const kBlank = new Set([" ", "\t", "\n", "\f", "\r", "\u00a0"].map((space) => space.charCodeAt(0)));

/** UTF-16 units that are not white space. A loop, since this is asked of every text of the page. */
export function inkOf(text: string): number {
  let ink = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if ((unit > 32 && unit !== 0xa0) || !kBlank.has(unit)) ink++;
  }
  return ink;
}

export type Lengths = ReadonlyMap<Element, number>;

export interface Measured {
  lengths: Lengths;
  /** Open shadow roots below the element that was measured. */
  roots: readonly ShadowRoot[];
}

/** The element or shadow host around a node. */
const parentOf = (node: Node): Element | null =>
  node.parentElement ?? (isShadowRoot(node.parentNode) ? node.parentNode.host : null);

/** Adds the text below each element of one tree to it, innermost first; no climbing, no filters that call back. */
class Adder {
  readonly lengths = new Map<Element, number>();
  readonly roots: ShadowRoot[] = [];
  readonly #open: Node[] = [];
  readonly #sums: number[] = [];

  *add(tree: Element | ShadowRoot): Generator<void, number> {
    let at: Node | null = this.#enter(tree);
    for (let seen = 0; ; ) {
      if (++seen % kPauseEvery === 0) yield;
      if (at) {
        at = this.#visit(at);
        continue;
      }
      const done = this.#open.pop();
      const sum = this.#leave(done);
      if (!done || done === tree) return sum;
      at = nextOf(done);
    }
  }

  #enter(node: Node): Node | null {
    this.#open.push(node);
    this.#sums.push(0);
    return node.firstChild;
  }

  #visit(node: Node): Node | null {
    if (isText(node)) this.#sums.push((this.#sums.pop() ?? 0) + inkOf(node.data));
    const goes_in = isElement(node) && !kRules.skipElements.has(node.localName);
    if (!goes_in) return nextOf(node);
    if (node.shadowRoot) this.roots.push(node.shadowRoot);
    return this.#enter(node);
  }

  #leave(node: Node | undefined): number {
    const sum = this.#sums.pop() ?? 0;
    if (sum > 0 && isElement(node)) this.lengths.set(node, sum);
    if (this.#sums.length > 0) this.#sums.push((this.#sums.pop() ?? 0) + sum);
    return sum;
  }
}

/** One pass over all text nodes below `top`, then over the open shadow roots found. Yields now and then. */
export function* measure(top: Element): Generator<void, Measured> {
  const adder = new Adder();
  yield* adder.add(top);
  const { lengths, roots } = adder;
  for (let at = 0; at < roots.length; at++) {
    const root = roots[at];
    const ink = root ? yield* adder.add(root) : 0;
    for (let up: Element | null = root?.host ?? null; ink > 0 && up; up = up === top ? null : parentOf(up))
      lengths.set(up, (lengths.get(up) ?? 0) + ink);
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

export interface Root {
  element: Element;
  /** Other stories on the page, which are not read. */
  others: number;
}

/** The element that the walk starts from; `held` is the one of an earlier reading of the same address. */
export function chooseRoot(body: Element, { lengths, roots }: Measured, held: Element | null = null): Root {
  const places: readonly ParentNode[] = [body, ...roots];
  const main = places.map((place) => place.querySelector("main, [role=main]")).find((found) => found) ?? null;
  const articles = places.flatMap((place) => [...place.querySelectorAll("article")]);
  const outer = articles.filter((one) => !one.parentElement?.closest("article"));
  const story = storyAmong(outer, lengths, held);
  if (story) return story;
  const article = longest(outer, lengths);
  const length = (element: Element | null) => (element ? (lengths.get(element) ?? 0) : 0);
  const share = length(main ?? body) * kRules.rootShare;
  if (article && length(article) >= kRules.rootMinText && length(article) >= share)
    return { element: article, others: 0 };
  return { element: main && length(main) >= kRules.rootMinText ? main : body, others: 0 };
}
