// The marks on the page: CSS custom highlights over live ranges. A new drawing changes only the ranges that
// differ from the ones that stand, so that nothing flickers; the page's own nodes are never touched.
import type { MarkStrength, Span } from "../generated/analysis.js";
import type { ClaimView, Pattern } from "../ui/claim-model.js";
import { type Ink, Inks, kInks } from "./ink.js";
import {
  type Glow,
  glowName,
  glowRule,
  kPrefix,
  type Level,
  type MarkForm,
  markRule,
  nameOf,
} from "./mark-style.js";
import type { NodeMap, Place } from "./node-map.js";

export interface Marked {
  id: string;
  /** The same for the same words of the same speaker, in another reading too. */
  key: string;
  /** The base form of the reporting word. */
  cue: string;
  mark: MarkStrength;
  pattern: Pattern;
  content: Span[];
  /** Speaker and cue, shown with the current claim. */
  around: Span[];
  /** One an item of the view's evidence. */
  evidence: Span[];
  /** What the card says; made when it is first asked for, since the marks come first. */
  readonly view: ClaimView;
}

interface Drawn extends Place {
  name: string;
  range: StaticRange;
}

const kPatterns: readonly Pattern[] = ["solid", "dotted", "dashed"];
const kGlows: readonly Glow[] = ["current", "around", "evidence"];
const kLevels: readonly Level[] = [0, 1, 2];

function rangeOf({ node, begin, end }: Place): Range {
  const range = document.createRange();
  range.setStart(node, begin);
  range.setEnd(node, end);
  return range;
}

/** One that stays where it is: a page that writes the same words anew into a node would empty a live one, and
 *  makes each of its changes pay for every live one. What changed is read again and drawn anew anyway. */
const staticRangeOf = ({ node, begin, end }: Place): StaticRange =>
  new StaticRange({ startContainer: node, startOffset: begin, endContainer: node, endOffset: end });

/** A claim's ranges are one a text node, so that a mark never covers what stands between two of them. */
export function rangesOf(map: NodeMap, spans: readonly Span[]): Range[] {
  return spans.flatMap((span) => map.places(span)).map(rangeOf);
}

/** For claims in page order the depth of each one's line: the first that no claim around it has taken. */
export function levelsOf(claims: readonly Pick<Marked, "content">[]): Level[] {
  const open: { end: number; level: Level }[] = [];
  return claims.map(({ content }) => {
    const begin = content[0]?.[0] ?? 0;
    const still = open.filter(({ end }) => end > begin);
    const taken = new Set(still.map(({ level }) => level));
    const level = kLevels.find((one) => !taken.has(one)) ?? 2;
    open.splice(0, open.length, ...still, { end: content.at(-1)?.[1] ?? 0, level });
    return level;
  });
}

export class Marks {
  readonly #sheet = new CSSStyleSheet();
  readonly #ruled = new Set<string>();
  /** Roots with our sheet: the document, and open shadow roots that hold marked text. */
  readonly #roots = new Set<Document | ShadowRoot>();
  readonly #highlights = new Map<string, Highlight>();
  #drawn = new Map<Text, Drawn[]>();
  /** Those of the last drawing. */
  #inks = new Inks();

  /** The usual rules stand before there are marks: the page works them out while the claims are awaited. */
  constructor() {
    for (const name of everyName()) CSS.highlights.delete(name); // of a script that an update cut off
    const ink = new Inks().of(document.body ?? document.documentElement);
    const rules = (["strong", "quiet"] as const).flatMap((strength) =>
      kPatterns.map((pattern) => this.#newRule({ strength, pattern, ink, level: 0 })),
    );
    this.#sheet.replaceSync(rules.join("\n"));
    this.#adopt(document);
  }

  #adopt(root: Document | ShadowRoot): void {
    if (this.#roots.has(root)) return;
    this.#roots.add(root);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, this.#sheet];
  }

  #newRule(form: MarkForm): string {
    this.#ruled.add(nameOf(form));
    return markRule(form);
  }

  #rule(name: string, make: () => string): void {
    if (this.#ruled.has(name)) return;
    this.#ruled.add(name);
    for (const rule of make().split("\n")) this.#sheet.insertRule(rule, this.#sheet.cssRules.length);
  }

  /** The highlight of that name, made and registered when it is first asked for. */
  #highlight(name: string): Highlight {
    const known = this.#highlights.get(name);
    if (known) return known;
    const made = new Highlight();
    this.#highlights.set(name, made);
    CSS.highlights.set(name, made);
    return made;
  }

  #add(place: Place, name: string): Drawn {
    const range = staticRangeOf(place);
    this.#highlight(name).add(range);
    return { ...place, name, range };
  }

  #keepOrAdd(place: Place, name: string): Drawn {
    const old = this.#drawn.get(place.node);
    const at = old?.findIndex(
      (one) => one.begin === place.begin && one.end === place.end && one.name === name,
    );
    const kept = at === undefined || at < 0 ? undefined : old?.splice(at, 1)[0];
    return kept ?? this.#add(place, name);
  }

  /** Draws these claims, in page order, in place of the ones that stand. */
  draw(claims: readonly Marked[], map: NodeMap): void {
    this.#inks = new Inks();
    for (const root of map.shadowRoots()) this.#adopt(root);
    const levels = levelsOf(claims);
    const next = new Map<Text, Drawn[]>();
    claims.forEach(({ mark: strength, pattern, content }, at) => {
      for (const place of content.flatMap((span) => map.places(span))) {
        const ink = this.#inkAt(place.node);
        const form = { strength, pattern, ink, level: levels[at] ?? 0 };
        const name = nameOf(form);
        this.#rule(name, () => markRule(form));
        const drawn = this.#keepOrAdd(place, name);
        const there = next.get(place.node);
        if (there) there.push(drawn);
        else next.set(place.node, [drawn]);
      }
    });
    this.#drop(this.#drawn);
    this.#drawn = next;
  }

  #inkAt({ parentElement }: Text): Ink {
    return parentElement ? this.#inks.of(parentElement) : "text";
  }

  #drop(left: Map<Text, Drawn[]>): void {
    for (const list of left.values())
      for (const { name, range } of list) this.#highlights.get(name)?.delete(range);
    for (const [name, { size }] of [...this.#highlights]) if (size === 0) this.#unregister(name);
  }

  /** Shows one claim with its speaker and cue, and a piece of its evidence if asked; null shows none. */
  setCurrent(claim: Marked | null, map: NodeMap, evidence: number | null = null): void {
    const before = [...this.#highlights.keys()].filter(isGlow);
    const looked_at = claim && evidence !== null ? claim.evidence[evidence] : undefined;
    const spans: Record<Glow, readonly Span[]> = {
      around: claim?.around ?? [],
      current: claim?.content ?? [],
      evidence: looked_at ? [looked_at] : [],
    };
    const next = new Map<string, StaticRange[]>();
    for (const glow of kGlows) {
      for (const place of spans[glow].flatMap((span) => map.places(span))) {
        const name = this.#glowAt(place.node, glow);
        next.set(name, [...(next.get(name) ?? []), staticRangeOf(place)]);
      }
    }
    for (const name of before) if (!next.has(name)) this.#unregister(name);
    for (const [name, ranges] of next) this.#fill(name, ranges);
  }

  #glowAt(node: Text, glow: Glow): string {
    const ink = this.#inkAt(node);
    const name = glowName(glow, ink);
    this.#rule(name, () => glowRule(glow, ink));
    return name;
  }

  /** Other ranges in a highlight that stands cost the browser less than another highlight of that name. */
  #fill(name: string, ranges: readonly StaticRange[]): void {
    const highlight = this.#highlight(name);
    highlight.priority = name.startsWith(`${kPrefix}-around-`) ? 1 : 2;
    highlight.clear();
    for (const range of ranges) highlight.add(range);
  }

  #unregister(name: string): void {
    this.#highlights.delete(name);
    CSS.highlights.delete(name);
  }

  clear(): void {
    this.#drawn.clear();
    for (const name of [...this.#highlights.keys()]) this.#unregister(name);
  }

  remove(): void {
    this.clear();
    for (const root of this.#roots)
      root.adoptedStyleSheets = [...root.adoptedStyleSheets].filter((sheet) => sheet !== this.#sheet);
  }
}

/** Firefox lets no content script list the highlights of a page: the names are known instead. */
function everyName(): string[] {
  const strengths: readonly MarkStrength[] = ["strong", "quiet", "listed"];
  const forms = strengths.flatMap((strength) =>
    kPatterns.flatMap((pattern) =>
      kInks.flatMap((ink) => kLevels.map((level) => nameOf({ strength, pattern, ink, level }))),
    ),
  );
  return [...forms, ...kGlows.flatMap((glow) => kInks.map((ink) => glowName(glow, ink)))];
}

const isGlow = (name: string): boolean => kGlows.some((glow) => name.startsWith(`${kPrefix}-${glow}-`));
