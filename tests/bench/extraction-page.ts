// Runs in a page of the extraction benchmark: cuts the page into paragraphs that owe nothing to the rules
// under test, and says which of them Readability alone, the own walk alone and both together keep.
import { extract, walkAlone } from "../../extension/src/content/extraction.js";
import { askReadability } from "../../extension/src/content/readability.js";
import type { WalkedBlock } from "../../extension/src/content/walk.js";

export interface Paragraph {
  text: string;
  /** The nearest `data-is` around it: "article", "not" or "either"; null where nothing says. */
  label: string | null;
  /** The elements around it, innermost first: for whoever asks why it was kept or lost. */
  where: string;
}
interface Cut extends Omit<Paragraph, "where"> {
  nodes: Text[];
}

const kNoText = new Set(["script", "style", "noscript", "template", "title", "textarea", "select", "head"]);
const kInline = /^(inline|contents|ruby)/;
const kLeast = 20; // UTF-16 units without white space: less is a label, not a paragraph
const ink = (text: string): number => text.replace(/\s+/g, "").length;

function endsLine(element: Element): boolean {
  const { display } = getComputedStyle(element);
  return display === "none"
    ? !/^(a|b|i|em|strong|span|font)$/.test(element.localName)
    : !kInline.test(display);
}

/** Paragraphs by what is seen: a border is an element that is not set in the line, or two line breaks. */
class Cutter {
  readonly cuts: Cut[] = [];
  #nodes: Text[] = [];
  #breaks = 0;

  visit(node: Node, label: string | null): void {
    if (node instanceof Text) this.#add(node);
    if (node instanceof HTMLBRElement && ++this.#breaks === 2) this.#close(label);
    if (!(node instanceof Element) || kNoText.has(node.localName)) return;
    const own = node.getAttribute("data-is") ?? label;
    const border = endsLine(node);
    if (border) this.#close(label);
    for (const child of [...(node.shadowRoot?.childNodes ?? []), ...node.childNodes]) this.visit(child, own);
    if (border || own !== label) this.#close(own);
  }

  #add(node: Text): void {
    this.#nodes.push(node);
    if (ink(node.data) > 0) this.#breaks = 0;
  }

  #close(label: string | null): void {
    const nodes = this.#nodes;
    this.#nodes = [];
    this.#breaks = 0;
    const text = nodes
      .map(({ data }) => data)
      .join("")
      .replace(/\s+/g, " ")
      .trim();
    if (ink(text) >= kLeast) this.cuts.push({ text, label, nodes });
  }
}

function cutPage(): Cut[] {
  const cutter = new Cutter();
  cutter.visit(document.body, null);
  for (const element of document.querySelectorAll("[data-is]")) element.removeAttribute("data-is");
  return cutter.cuts;
}

const nodesOf = (blocks: readonly WalkedBlock[]): Set<Node> =>
  new Set(blocks.flatMap(({ pieces }) => pieces.flatMap(({ node }) => node ?? [])));

/** At least half of the paragraph's text. */
function isKept({ nodes, text }: Cut, kept: ReadonlySet<Node>): boolean {
  const sum = nodes.reduce((total, node) => total + (kept.has(node) ? ink(node.data) : 0), 0);
  return sum * 2 >= ink(text);
}

function pathOf({ nodes }: Cut): string {
  const names: string[] = [];
  for (let up = nodes[0]?.parentElement; up && names.length < 5; up = up.parentElement)
    names.push([up.localName, ...up.classList].join(".") + (up.id ? `#${up.id}` : ""));
  return names.join(" < ");
}

export async function readPage(): Promise<{ paragraphs: Paragraph[]; kept: Record<string, boolean[]> }> {
  const cuts = cutPage();
  const witnesses = {
    both: nodesOf((await extract()).blocks),
    readability: askReadability(document, true)?.nodes ?? new Set<Node>(),
    walk: nodesOf(await walkAlone()),
  };
  const kept = Object.entries(witnesses).map(([name, nodes]) => [
    name,
    cuts.map((cut) => isKept(cut, nodes)),
  ]);
  return {
    paragraphs: cuts.map((cut) => ({ text: cut.text, label: cut.label, where: pathOf(cut) })),
    kept: Object.fromEntries(kept),
  };
}
