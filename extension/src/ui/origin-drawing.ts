// The graph of a provenance as plain data: where each box and line goes. Sources stand where a line of
// text begins, outlets between them and the articles, articles at its end; lines between articles bulge out
// behind them. Two renderers, SVG and canvas, draw the same data.
import type { LinkKind, Provenance } from "../generated/provenance.js";
import { articleName, linkText, nameOf, statementText } from "./origin-text.js";
import { t } from "./text.js";

export type NodeKind = "source" | "outlet" | "article";
export type LineKind = LinkKind | "said";

export interface DrawnNode {
  id: string;
  kind: NodeKind;
  /** One line or two. */
  label: string[];
  /** Everything that the node stands for, for a screen reader. */
  full: string;
  /** The article's address. */
  href: string | null;
  x: number;
  y: number;
}

export interface DrawnLine {
  from: string;
  to: string;
  kind: LineKind;
  merged: boolean;
  label: string;
  points: [number, number][];
}

export interface OriginDrawing {
  width: number;
  height: number;
  nodes: DrawnNode[];
  lines: DrawnLine[];
  /** Sources that have no room; the text names them. */
  left_out: number;
}

export const kBox = { width: 96, height: 34 };
const kLineHeight = 13;
const kGap = { x: 22, y: 14 };
const kMargin = 4;
const kBulge = 26; // room right of the articles for lines between them
const kMostSources = 8;
const kLetters = 15; // of a line of a label in its box

/** What fits into a line, up to a word's end where there is one, and the rest. */
function brokenOff(text: string): [line: string, rest: string] {
  if (text.length <= kLetters) return [text, ""];
  const space = text.lastIndexOf(" ", kLetters);
  const end = space > 0 ? space : kLetters;
  return [text.slice(0, end), text.slice(end).trimStart()];
}

/** Cut after two lines, without a mark: what is seen must be part of the name that is heard. */
export function labelLines(text: string): string[] {
  const [first, rest] = brokenOff(text);
  return rest ? [first, brokenOff(rest)[0]] : [first];
}

/** Sources heard in several articles first: they are what a reader looks for. */
function drawnSources({ sources }: Provenance) {
  const sorted = [...sources].sort((a, b) => b.articles.length - a.articles.length);
  return sorted.slice(0, kMostSources);
}

/** Outlets that claims came through and that are not among the articles. */
function outletsOf(provenance: Provenance): string[] {
  const names = provenance.links.flatMap(({ to, outlet }) => (to === null && outlet ? [outlet] : []));
  return [...new Set(names)];
}

class Layout {
  readonly nodes: DrawnNode[] = [];
  readonly lines: DrawnLine[] = [];
  readonly #provenance: Provenance;
  readonly #sources: ReturnType<typeof drawnSources>;
  readonly #outlets: string[];

  constructor(provenance: Provenance) {
    this.#provenance = provenance;
    this.#sources = drawnSources(provenance);
    this.#outlets = outletsOf(provenance);
    const columns = [this.#sources.length, this.#outlets.length].filter((size) => size > 0).length;
    let column = 0;
    this.#sources.forEach(({ id, name }, row) => {
      this.#put(id, "source", name, name, null, 0, row);
    });
    if (this.#sources.length > 0) column = 1;
    this.#outlets.forEach((name, row) => {
      this.#put(`outlet:${name}`, "outlet", name, name, null, column, row);
    });
    provenance.articles.forEach((article, row) => {
      const full = [articleName(article), article.title].filter(Boolean).join(": ");
      this.#put(article.id, "article", articleName(article), full, article.url, columns, row);
    });
    this.#sayings();
    this.#links();
  }

  #put(
    id: string,
    kind: NodeKind,
    label: string,
    full: string,
    href: string | null,
    column: number,
    row: number,
  ): void {
    const x = kMargin + column * (kBox.width + kGap.x);
    const y = kMargin + row * (kBox.height + kGap.y);
    this.nodes.push({ id, kind, label: labelLines(label), full, href, x, y });
  }

  #node(id: string): DrawnNode | undefined {
    return this.nodes.find((node) => node.id === id);
  }

  /** A straight line from the right of one box to the left of another. */
  #across(from: string, to: string, kind: LineKind, merged: boolean, label: string): void {
    const [a, b] = [this.#node(from), this.#node(to)];
    if (!a || !b || this.lines.some((line) => line.from === from && line.to === to)) return;
    const points: [number, number][] = [
      [a.x + kBox.width, a.y + kBox.height / 2],
      [b.x, b.y + kBox.height / 2],
    ];
    this.lines.push({ from, to, kind, merged, label, points });
  }

  #sayings(): void {
    for (const article of this.#provenance.articles)
      for (const statement of article.statements) {
        const { source, through } = statement;
        const label = statementText(this.#provenance, statement);
        const outlet = through.find((name) => name !== null && this.#outlets.includes(name));
        this.#across(source, outlet ? `outlet:${outlet}` : article.id, "said", true, label);
      }
  }

  #links(): void {
    for (const { from, to, outlet, kind, merged } of this.#provenance.links) {
      const label = linkText(kind);
      if (to === null) this.#across(`outlet:${outlet}`, from, kind, true, label);
      else this.#around(from, to, kind, merged, `${nameOf(this.#provenance, from)}: ${label}`);
    }
  }

  /** From article to article, on their right side. */
  #around(from: string, to: string, kind: LineKind, merged: boolean, label: string): void {
    const [a, b] = [this.#node(from), this.#node(to)];
    if (!a || !b) return;
    const right = a.x + kBox.width;
    const rows = Math.abs(a.y - b.y) / (kBox.height + kGap.y);
    const out = right + Math.min(kBulge - 4, 10 + 6 * (rows - 1));
    const [y, z] = [a.y + kBox.height / 2 + 3, b.y + kBox.height / 2 - 3];
    this.lines.push({
      from,
      to,
      kind,
      merged,
      label,
      points: [
        [right, y],
        [out, y],
        [out, z],
        [right, z],
      ],
    });
  }
}

/** The same for readers whose lines begin on the right. */
function mirrored({ nodes, lines, ...drawing }: OriginDrawing): OriginDrawing {
  const turn = (x: number) => drawing.width - x;
  return {
    ...drawing,
    nodes: nodes.map((node) => ({ ...node, x: turn(node.x + kBox.width) })),
    lines: lines.map((line) => ({ ...line, points: line.points.map(([x, y]) => [turn(x), y]) })),
  };
}

export function drawOrigins(provenance: Provenance): OriginDrawing {
  const drawing = drawnFromLeft(provenance);
  return t("interface_direction") === "rtl" ? mirrored(drawing) : drawing;
}

function drawnFromLeft(provenance: Provenance): OriginDrawing {
  const { nodes, lines } = new Layout(provenance);
  const right = Math.max(...nodes.map(({ x }) => x)) + kBox.width;
  const bottom = Math.max(...nodes.map(({ y }) => y)) + kBox.height;
  return {
    width: right + kBulge + kMargin,
    height: bottom + kMargin,
    nodes,
    lines,
    left_out: Math.max(0, provenance.sources.length - kMostSources),
  };
}

/** People and bodies are round, what is published has corners; round enough for two lines. */
export const cornerOf = (kind: NodeKind): number => (kind === "source" ? 12 : 4);

/** Where a line of a label stands in its box, from the box's upper side. */
export const lineMiddle = (line: number, lines: number): number =>
  kBox.height / 2 + (line - (lines - 1) / 2) * kLineHeight;

/** How a line is drawn: what an article says itself is whole, what only may be is broken. */
export function dashOf({ kind, merged }: DrawnLine): number[] {
  if (kind === "connected") return [2, 4];
  return kind === "may_repeat" || !merged ? [6, 4] : [];
}
