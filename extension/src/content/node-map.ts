// Where each stretch of the analysed text stands in the page, and back: offsets of the joined text (half-
// open, UTF-16 units) to places in live text nodes. Line feeds between blocks belong to no node.
//
// Worked example: <p>A<b>B</b></p><p>C</p> joins to "AB\n\nC"; starts 0, 1, 4; [1, 5) is "B" and "C".
import type { Span } from "../generated/request.js";
import { isShown } from "./frames.js";
import { isShadowRoot, isText } from "./nodes.js";

/** A piece of one text node: [begin, end) in its data. */
export interface Place {
  node: Text;
  begin: number;
  end: number;
}

export class NodeMap {
  readonly #starts: number[] = [];
  readonly #nodes: Text[] = [];
  readonly #lengths: number[] = [];
  /** Worked out when they are first asked for: the pointer asks at each move. */
  #roots: ShadowRoot[] | null = null;
  #documents: Document[] | null = null;
  readonly #index = new Map<Text, number>();

  /** Nodes come in the order of their offsets. */
  add(node: Text, start: number): void {
    this.#index.set(node, this.#nodes.length);
    this.#starts.push(start);
    this.#nodes.push(node);
    this.#lengths.push(node.data.length);
  }

  /** The number of the last node that starts at or before `offset`; -1 before the first. */
  #nodeAt(offset: number): number {
    let low = 0;
    let high = this.#starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /** Never an empty place, and never one in a node that the text was not taken from. */
  places([begin, end]: Span): Place[] {
    const found: Place[] = [];
    if (!this.#isShown()) return found;
    for (let i = Math.max(0, this.#nodeAt(begin)); i < this.#nodes.length; i++) {
      const node = this.#nodes[i];
      const start = this.#starts[i] ?? 0;
      if (!node || start >= end) break;
      const from = Math.max(0, begin - start);
      const to = Math.min(this.#lengths[i] ?? 0, end - start);
      if (from < to) found.push({ node, begin: from, end: to });
    }
    return found;
  }

  /** Are the nodes of these words still in the page, and as long as they were? */
  holds(spans: readonly Span[]): boolean {
    const isThere = ({ node }: Place) =>
      node.isConnected && node.data.length === this.#lengths[this.#index.get(node) ?? -1];
    return this.#isShown() && spans.flatMap((span) => this.places(span)).every(isThere);
  }

  /** The offset in the joined text of a place in the page; null for text that was not read. */
  offsetOf(node: Node, offset: number): number | null {
    const index = isText(node) ? this.#index.get(node) : undefined;
    const start = index === undefined ? undefined : this.#starts[index];
    return start === undefined ? null : start + offset;
  }

  /** The stretch of the joined text that a range covers; null when nothing of it was read. */
  spanOf(range: Range): Span | null {
    const touched = this.#isShown() ? this.#nodes.filter((node) => range.intersectsNode(node)) : [];
    const [first, last] = [touched[0], touched.at(-1)];
    if (!first || !last) return null;
    const begin = this.offsetOf(first, first === range.startContainer ? range.startOffset : 0);
    const end = this.offsetOf(last, last === range.endContainer ? range.endOffset : last.data.length);
    return begin !== null && end !== null && begin < end ? [begin, end] : null;
  }

  /** The open shadow roots that hold some of the text. */
  shadowRoots(): ShadowRoot[] {
    if (!this.#isShown()) return [];
    const find = () => new Set(this.#nodes.map((node) => node.getRootNode()));
    this.#roots ??= [...find()].filter(isShadowRoot);
    return this.#roots;
  }

  /** The page itself and the frames that hold some of the text. */
  documents(): Document[] {
    this.#documents ??= [...new Set(this.#nodes.map((node) => node.ownerDocument))];
    return this.#documents;
  }

  /** Once a frame of them is gone, nothing may be asked of its nodes. */
  #isShown(): boolean {
    return this.documents().every(isShown);
  }

  /** False once the page has changed or thrown away a node that the text was taken from, or a frame of it. */
  isIntact(): boolean {
    if (!this.#isShown()) return false;
    return this.#nodes.every((node, i) => node.isConnected && node.data.length === this.#lengths[i]);
  }
}
