// The own walk: from a root element to blocks of verbatim text nodes, by rules 2 to 6 of
// shared/vocabulary/README.md. It keeps its own stack (pages nest deeper than a call stack) and is a
// generator, so that a long page can be read in slices: it yields now and then, and returns the blocks.
import type { BlockKind } from "../generated/request.js";
import { inkOf, kSpace, type Lengths } from "./measure.js";
import { isAnchor, isElement, isSlot, isText, nextOf } from "./nodes.js";
import { kRules } from "./rules.js";

/** A run of text of one block; `node` is null for the line feed of a `br`. */
export interface Piece {
  text: string;
  node: Text | null;
  link: HTMLAnchorElement | null;
}

export interface WalkedBlock {
  kind: BlockKind;
  pieces: Piece[];
}

interface Frame {
  element: Element;
  next: Node | null;
  /** Instead of `next`: what the page puts into a slot. */
  slotted: Node[];
  kind: BlockKind;
  link: HTMLAnchorElement | null;
  in_entry: boolean;
  in_article: boolean;
  border: boolean;
}

const kMaxFurniture = 240; // UTF-16 units with white space: longer is text
const asciiLower = (text: string): string => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
const kPauseEvery = 400; // elements between two chances to pause
const words = (element: Element): string[] =>
  `${element.getAttribute("class") ?? ""} ${element.id}`.toLowerCase().split(/[\s_-]+/);

function kindByClass(element: Element): BlockKind | null {
  for (const name of element.classList) {
    const kind = kRules.kindsByClass.get(name);
    if (kind) return kind;
  }
  return null;
}

function kindByRole(element: Element): BlockKind | null {
  const role = element.getAttribute("role");
  if (role === "heading") return element.getAttribute("aria-level") === "1" ? "headline" : "subheading";
  return role ? (kRules.kindsByRole.get(role) ?? null) : null;
}

const ownKind = (element: Element): BlockKind | null =>
  kindByClass(element) ?? kRules.kindsByElement.get(element.localName) ?? kindByRole(element);

function isNever(element: Element): boolean {
  const role = element.getAttribute("role");
  return kRules.skipElements.has(element.localName) || (role !== null && kRules.skipRoles.has(role));
}

const isNamedFurniture = (element: Element): boolean =>
  words(element).some((word) => kRules.skipWords.has(word));

function isSkipped(element: Element, root: Element, lengths: Lengths, in_article: boolean): boolean {
  if (kindByClass(element)) return false;
  if (isNever(element) || element.hasAttribute("hidden")) return true;
  if (element.getAttribute("aria-hidden") === "true") return true;
  if (element.localName === "header" && !in_article) return true;
  if (lengths === kNoFurniture) return false;
  const half = (lengths.get(root) ?? 0) / 2;
  return isNamedFurniture(element) && (lengths.get(element) ?? 0) <= half;
}

/** By the names of a frame and what it stands in, or by its place: comments, advertisements, what is at the side. */
export function isFurnitureFrame(frame: Element): boolean {
  const around = frame.parentElement;
  if (isNamedFurniture(frame) || (around && isNamedFurniture(around))) return true;
  for (let up = around; up; up = up.parentElement) if (isNever(up)) return true;
  return false;
}

/** A heading inside a link is another article's. */
const isTeaser = (element: Element, { link, in_entry }: Frame): boolean =>
  link !== null && !in_entry && ownKind(element) === "subheading";

const isArticle = (element: Element): boolean =>
  element.localName === "article" || element.localName === "main";

function isEntry(element: Element, root: Element): boolean {
  const nested = element.localName === "article" && element !== root;
  return nested || kRules.entryItemprops.has(element.getAttribute("itemprop") ?? "");
}

/** Text for screen readers only is squeezed into a pixel. */
function isSqueezed(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect();
  return width > 0 && width <= 1 && height <= 1;
}

function isRendered(block: WalkedBlock): boolean {
  const parent = block.pieces.find(({ node, text }) => node && inkOf(text) > 0)?.node?.parentElement;
  if (!parent?.checkVisibility || !parent.ownerDocument.defaultView) return true; // a fetched page is never drawn
  return parent.checkVisibility({ visibilityProperty: true }) && !isSqueezed(parent);
}

/** Lines that are links from end to end lead to other articles. */
function isLinkLine({ kind, pieces }: WalkedBlock): boolean {
  if (kind !== "paragraph" && kind !== "list") return false;
  const ink = (some: Piece[]) => some.reduce((sum, { text }) => sum + inkOf(text), 0);
  return ink(pieces.filter(({ link }) => link)) >= ink(pieces) * kRules.linkShare;
}

const kPunctuation = /[ .:!|>»…]+$/;

/** What publishers write between and below articles: "Advertisement", "Read more: ...". */
function isFurniture({ kind, pieces }: WalkedBlock): boolean {
  if (kind === "headline") return false;
  const text = pieces.map((piece) => piece.text).join("");
  if (text.length > kMaxFurniture) return false;
  const line = asciiLower(text.replace(kSpace, " ").replace(/^ | $/g, ""));
  if (kRules.furnitureLines.has(line.replace(kPunctuation, ""))) return true;
  return kRules.furnitureStarts.some((start) => line.startsWith(start));
}

class Collector {
  readonly blocks: WalkedBlock[] = [];
  #open: WalkedBlock = { kind: "paragraph", pieces: [] };

  add(piece: Piece, kind: BlockKind): void {
    this.#open.kind = kind;
    this.#open.pieces.push(piece);
  }

  /** Ends the open block and keeps it when it says something. */
  flush(): void {
    const block = this.#open;
    this.#open = { kind: "paragraph", pieces: [] };
    const says = block.pieces.some(({ text }) => inkOf(text) > 0);
    if (says && !isLinkLine(block) && !isFurniture(block) && isRendered(block)) this.blocks.push(block);
  }
}

const anchorOf = (element: Element): HTMLAnchorElement | null =>
  isAnchor(element) && element.hasAttribute("href") ? element : null;

/** What is shown below an element: its shadow tree where it has an open one, and in that the slots' nodes. */
function childrenOf(element: Element): Pick<Frame, "next" | "slotted"> {
  const slotted = isSlot(element) ? element.assignedNodes() : [];
  const first = (element.shadowRoot ?? element).firstChild;
  return slotted.length > 0 ? { next: null, slotted: slotted.reverse() } : { next: first, slotted: [] };
}

function nodeIn(frame: Frame): Node | null {
  const node = frame.slotted.pop() ?? frame.next;
  if (node === frame.next) frame.next = node && nextOf(node);
  return node;
}

function enter(element: Element, above: Frame, root: Element): Frame {
  const in_entry = above.in_entry || isEntry(element, root);
  const own = ownKind(element);
  const kind = own === "subheading" && in_entry ? "entry" : own;
  return {
    element,
    ...childrenOf(element),
    kind: kind && kind !== "paragraph" ? kind : above.kind,
    link: anchorOf(element) ?? above.link,
    in_entry,
    in_article: above.in_article || isArticle(element),
    border: own !== null || kRules.borders.has(element.localName),
  };
}

function rootFrame(root: Element): Frame {
  const above: Frame = {
    element: root,
    next: null,
    slotted: [],
    kind: "paragraph",
    link: null,
    in_entry: false,
    in_article: false,
    border: true,
  };
  return enter(root, above, root);
}

/** The headline of a page that stands outside the root, if the root has none. */
export function outerHeadline(root: Element, page = root.ownerDocument): WalkedBlock | null {
  const free = (heading: Element) => {
    for (let up: Element | null = heading; up; up = up.parentElement) {
      if (up === root || isNever(up)) return false;
    }
    return true;
  };
  const heading = [...page.querySelectorAll("h1")].find(free);
  if (!heading) return null;
  const walker = heading.ownerDocument.createTreeWalker(heading, NodeFilter.SHOW_TEXT);
  const pieces: Piece[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (isText(node)) pieces.push({ text: node.data, node, link: null });
  }
  return pieces.some(({ text }) => inkOf(text) > 0) ? { kind: "headline", pieces } : null;
}

/** Nothing is furniture by its name alone: for a part that the reader has chosen. */
export const kNoFurniture: Lengths = new Map();

/** Walks from `root`; `lengths` are those of an element at or above it. */
export function* walk(root: Element, lengths: Lengths): Generator<void, WalkedBlock[]> {
  const found = new Collector();
  const stack: Frame[] = [rootFrame(root)];
  let since_pause = 0;
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const node = nodeIn(top);
    if (!node) {
      if (top.border) found.flush();
      stack.pop();
      continue;
    }
    if (isText(node)) found.add({ text: node.data, node, link: top.link }, top.kind);
    if (!isElement(node)) continue;
    if (++since_pause % kPauseEvery === 0) yield;
    if (node.localName === "br") found.add({ text: "\n", node: null, link: top.link }, top.kind);
    else if (!isTeaser(node, top) && !isSkipped(node, root, lengths, top.in_article)) {
      const frame = enter(node, top, root);
      if (frame.border) found.flush();
      stack.push(frame);
    }
  }
  const headline = found.blocks.some(({ kind }) => kind === "headline") ? null : outerHeadline(root);
  return headline ? [headline, ...found.blocks] : found.blocks;
}
