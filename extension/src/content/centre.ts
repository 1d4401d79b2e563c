// Rule 7 of shared/vocabulary/README.md: where nothing but `body` holds the article, the element in which most
// of the running text stands is its centre, and what stands around that is the page's furniture.
import { chooseRoot, inkOf, measure } from "./measure.js";
import { isElement, isShadowRoot } from "./nodes.js";
import { kRules } from "./rules.js";
import { type WalkedBlock, walk } from "./walk.js";

const kMaxDepth = 500; // of a page that nests deeper no centre is looked for

/** Lengths of the lines that `br` makes of a block, of those that are long enough to be running text. */
function runningLines({ kind, pieces }: WalkedBlock): number[] {
  if (kind === "headline" || kind === "subheading" || kind === "caption") return [];
  const lines = [0];
  for (const { node, text } of pieces) {
    if (node) lines.push((lines.pop() ?? 0) + inkOf(text));
    else lines.push(0);
  }
  return lines.filter((ink) => ink >= kRules.runningMin);
}

/** Elements and shadow hosts around the block's first text, innermost first. */
function* around({ pieces }: WalkedBlock, top: Element): Generator<Element> {
  let up: Node | null = pieces.find(({ node, text }) => node && inkOf(text) > 0)?.node ?? null;
  while (up && up !== top) {
    up = isShadowRoot(up) ? up.host : up.parentNode;
    if (isElement(up)) yield up;
  }
}

interface Share {
  ink: number;
  lines: number;
  depth: number;
}

function sharesOf(blocks: readonly WalkedBlock[], top: Element): Map<Element, Share> {
  const shares = new Map<Element, Share>();
  for (const block of blocks) {
    const lines = runningLines(block);
    if (lines.length === 0) continue;
    const ink = lines.reduce((sum, line) => sum + line, 0);
    const chain = [...around(block, top)];
    if (chain.length > kMaxDepth) return new Map();
    for (const [at, element] of chain.entries()) {
      const { ink: before, lines: count } = shares.get(element) ?? { ink: 0, lines: 0 };
      shares.set(element, { ink: before + ink, lines: count + lines.length, depth: chain.length - at });
    }
  }
  return shares;
}

/** The innermost element that holds most of the running text in several lines; `top` where none does. */
function centreElement(blocks: readonly WalkedBlock[], top: Element): Element {
  const shares = sharesOf(blocks, top);
  const least = (shares.get(top)?.ink ?? 0) * kRules.centreShare;
  let best = top;
  for (const [element, { ink, lines, depth }] of shares) {
    const fits = ink >= least && lines >= kRules.centreMinLines;
    if (fits && depth > (shares.get(best)?.depth ?? 0)) best = element;
  }
  return best;
}

function keepCentre(blocks: readonly WalkedBlock[], top: Element): WalkedBlock[] {
  const centre = centreElement(blocks, top);
  if (centre === top) return [...blocks];
  const inside = (block: WalkedBlock) => [...around(block, top)].includes(centre);
  const kept = blocks.filter(inside);
  const headline = blocks.find(({ kind }) => kind === "headline");
  const has = kept.some(({ kind }) => kind === "headline");
  return headline && !has ? [headline, ...kept] : kept;
}

export interface Walked {
  blocks: WalkedBlock[];
  /** True when an `article` or `main` holds the article: the page itself says where it is. */
  told: boolean;
  root: Element;
  /** Other stories on the page, which are not read. */
  others: number;
}

/** The article's blocks below `body`, by all rules; yields now and then. */
export function* walkArticle(body: Element, held: Element | null = null): Generator<void, Walked> {
  const measured = yield* measure(body);
  const { element: root, others } = chooseRoot(body, measured, held);
  const blocks = yield* walk(root, measured.lengths);
  const told = root !== body;
  return { blocks: told ? blocks : keepCentre(blocks, body), told, root, others };
}
