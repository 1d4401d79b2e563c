// The marks on the page: CSS custom highlights over live ranges, and their style. Form says it all: a
// thick line is a fact on a bare word, a thin one any other fact; solid, dotted and dashed say whether the
// speaker is named, kept nameless, or missing. Colour only has to be legible on the page's own background.
import type { MarkStrength, Span } from "../generated/analysis.js";
import type { ClaimView, Pattern } from "../ui/claim-model.js";
import type { NodeMap, Place } from "./node-map.js";

export interface Marked {
  id: string;
  mark: MarkStrength;
  pattern: Pattern;
  content: Span[];
  /** Speaker and cue, shown with the current claim. */
  around: Span[];
  /** What the card says; made when it is first asked for, since the marks come first. */
  readonly view: ClaimView;
}

const kPrefix = "firsthand";
const kPatterns: readonly Pattern[] = ["solid", "dotted", "dashed"];
const kStrengths = ["strong", "quiet"] as const;
const kCurrent = `${kPrefix}-current`;
const kAround = `${kPrefix}-around`;
/** In pixels. A line of one pixel in dots can hardly be seen. */
const kThickness = {
  strong: { solid: 3, dotted: 3, dashed: 3 },
  quiet: { solid: 1, dotted: 1.5, dashed: 1.5 },
};

const nameOf = (strength: string, pattern: Pattern): string => `${kPrefix}-${strength}-${pattern}`;
const kNames = kStrengths.flatMap((strength) => kPatterns.map((pattern) => nameOf(strength, pattern)));

/** Relative luminance of the colour that the text stands on, 0 (black) to 1 (white). */
function backgroundLuminance(from: Element | null): number {
  for (let up = from; up; up = up.parentElement) {
    const parts =
      getComputedStyle(up)
        .backgroundColor.match(/[\d.]+/g)
        ?.map(Number) ?? [];
    const [red = 255, green = 255, blue = 255, alpha = 1] = parts;
    if (parts.length >= 3 && alpha > 0.5) return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
  }
  return matchMedia("(prefers-color-scheme: dark)").matches && isDarkScheme() ? 0 : 1;
}

const isDarkScheme = (): boolean => getComputedStyle(document.documentElement).colorScheme.includes("dark");

function lineRules(ink: string): string {
  const rule = (strength: (typeof kStrengths)[number], pattern: Pattern) => {
    const line = `underline ${pattern} ${kThickness[strength][pattern]}px ${ink}`;
    return `::highlight(${nameOf(strength, pattern)}) { text-decoration: ${line}; text-underline-offset: 3px; }`;
  };
  return kStrengths.flatMap((strength) => kPatterns.map((pattern) => rule(strength, pattern))).join("\n");
}

/** Forced colours turn any background of ours into one and the same strong colour: there only lines speak. */
function styleText(dark: boolean): string {
  const ink = dark ? "#a8c0f5" : "#2c4a86";
  const shade = (percent: number) =>
    dark ? `rgb(168 192 245 / ${percent}%)` : `rgb(44 74 134 / ${percent}%)`;
  const strong = kPatterns.map((pattern) => `::highlight(${nameOf("strong", pattern)})`).join(", ");
  return `@media screen and (forced-colors: none) {
    ${lineRules(ink)}
    ${strong} { background-color: ${shade(7)}; }
    ::highlight(${kAround}) { background-color: ${shade(14)}; }
    ::highlight(${kCurrent}) { background-color: ${shade(26)}; }
  }
  @media screen and (forced-colors: active) {
    ${lineRules("CanvasText")}
    ::highlight(${kAround}) { text-decoration: underline double 1px CanvasText; }
    ::highlight(${kCurrent}) { background-color: Highlight; color: HighlightText; }
  }`;
}

function rangeOf({ node, begin, end }: Place): Range {
  const range = document.createRange();
  range.setStart(node, begin);
  range.setEnd(node, end);
  return range;
}

/** A claim's ranges are one a text node, so that a mark never covers what stands between two of them. */
export function rangesOf(map: NodeMap, spans: readonly Span[]): Range[] {
  return spans.flatMap((span) => map.places(span)).map(rangeOf);
}

export class Marks {
  readonly #sheet = new CSSStyleSheet();
  #dark: boolean | null = null;

  /** The style stands before there are marks: the page works it out while the claims are awaited. */
  constructor() {
    this.#setStyle(document.body);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.#sheet];
  }

  /** Lines that can be seen where the text of an element stands. */
  #setStyle(element: Element | null): void {
    const dark = backgroundLuminance(element) < 0.4;
    if (dark !== this.#dark) this.#sheet.replaceSync(styleText(dark));
    this.#dark = dark;
  }

  /** Replaces all marks at once, so that nothing flickers. */
  draw(claims: readonly Marked[], map: NodeMap): void {
    const first = claims[0] ? map.places(claims[0].content[0] ?? [0, 0])[0] : undefined;
    this.#setStyle(first?.node.parentElement ?? document.body);
    const groups = new Map<string, Highlight>(kNames.map((name) => [name, new Highlight()]));
    for (const { mark, pattern, content } of claims) {
      const group = groups.get(nameOf(mark, pattern)); // listed claims have none
      if (group) for (const range of rangesOf(map, content)) group.add(range);
    }
    for (const [name, highlight] of groups) CSS.highlights.set(name, highlight);
  }

  /** Shows one claim with its speaker and cue; null shows none. */
  setCurrent(claim: Marked | null, map: NodeMap): void {
    const set = (name: string, priority: number, spans: readonly Span[]) => {
      const highlight = new Highlight(...rangesOf(map, spans));
      highlight.priority = priority;
      CSS.highlights.set(name, highlight);
    };
    set(kAround, 1, claim?.around ?? []);
    set(kCurrent, 2, claim?.content ?? []);
  }

  clear(): void {
    for (const name of [...kNames, kCurrent, kAround]) CSS.highlights.delete(name);
  }

  remove(): void {
    this.clear();
    document.adoptedStyleSheets = [...document.adoptedStyleSheets].filter((sheet) => sheet !== this.#sheet);
  }
}
