// The marks on the page: which ranges stand in which highlight. A new drawing changes only the ranges that
// differ from the ones that stand, so that nothing flickers. What a reader can see is drawn at once; on a page
// with many claims the rest follows in slices, since browsers take their time for each range. Each document that
// holds some of the text, in a frame or not, has highlights of its own.
import type { MarkStrength, Span } from "../generated/analysis.js";
import type { ClaimView, Pattern } from "../ui/claim-model.js";
import { isShown } from "./frames.js";
import { Highlights, kGlows, kLevels } from "./highlights.js";
import { firstBelow } from "./in-view.js";
import { type Ink, Inks } from "./ink.js";
import { type CurrentGlow, glowName, glowRule, kPrefix, type Level, markRule, nameOf } from "./mark-style.js";
import type { NodeMap, Place } from "./node-map.js";
import { inSlices, pause } from "./slices.js";

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
  highlights: Highlights;
  name: string;
  range: StaticRange;
  /** The last drawing that wanted it. */
  turn: number;
}

/** One drawing: claims in page order, with the depth of each one's line. */
interface Drawing {
  claims: readonly Marked[];
  levels: readonly Level[];
  map: NodeMap;
  /** Speakers and cues of all claims have a tint. */
  shows_cues: boolean;
}

/** So few claims are drawn at once, wherever they are. */
const kAtOnce = 150;

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

/** The claims [from, to) that stand in the window or less than its height away from it. */
function inView({ claims, map }: Drawing): [from: number, to: number] {
  if (claims.length <= kAtOnce) return [0, claims.length];
  const height = window.innerHeight;
  const from = Math.max(0, firstBelow(claims, map, -height) - 1); // one that begins above may reach into it
  return [from, Math.max(firstBelow(claims, map, 2 * height), from)];
}

export class Marks {
  readonly #highlights = new Map<Document, Highlights>();
  readonly #drawn = new Map<Text, Drawn[]>();
  /** Those of the last drawing. */
  #inks = new Inks();
  #turn = 0;

  constructor() {
    this.#in(document);
  }

  /** Null for a document that is shown no more. */
  #in(page: Document): Highlights | null {
    const known = this.#highlights.get(page);
    const view = page.defaultView;
    if (known || !view || !isShown(page)) return known ?? null;
    const made = new Highlights(page, view);
    this.#highlights.set(page, made);
    return made;
  }

  /** Those of frames that are gone are forgotten, with what was drawn in them. */
  #alive(): Highlights[] {
    for (const [page, { isAlive }] of this.#highlights) if (!isAlive) this.#highlights.delete(page);
    return [...this.#highlights.values()];
  }

  /** Our sheet stands in every root that holds text. */
  #prepare(map: NodeMap): void {
    const alive = new Set(this.#alive());
    for (const [node, list] of this.#drawn)
      if (!list.every(({ highlights }) => alive.has(highlights))) this.#drawn.delete(node);
    for (const page of map.documents()) this.#in(page)?.adopt(page);
    for (const root of map.shadowRoots()) this.#in(root.ownerDocument)?.adopt(root);
  }

  /** Draws these claims, in page order, in place of the ones that stand. */
  draw(claims: readonly Marked[], map: NodeMap, shows_cues = false): void {
    this.#inks = new Inks();
    this.#prepare(map);
    const drawing = { claims, levels: levelsOf(claims), map, shows_cues };
    const turn = ++this.#turn;
    const [from, to] = inView(drawing);
    for (let at = from; at < to; at++) this.#drawClaim(drawing, at);
    for (const _ of this.#drop(this.#outdated(drawing, from, to)));
    if (to - from < claims.length) void this.#drawRest(drawing, [from, to], turn);
  }

  async #drawRest(drawing: Drawing, seen: [number, number], turn: number): Promise<void> {
    await pause();
    await inSlices(this.#rest(drawing, seen, turn));
  }

  /** The claims after those in view, then those before; then what nobody wants any more goes. */
  *#rest(drawing: Drawing, [from, to]: [number, number], turn: number): Generator<void, void> {
    const count = drawing.claims.length - (to - from);
    for (let nth = 0; nth < count && turn === this.#turn; nth++) {
      this.#drawClaim(drawing, (to + nth) % drawing.claims.length);
      yield;
    }
    if (turn === this.#turn) yield* this.#drop(this.#outdated(drawing, 0, drawing.claims.length));
  }

  #drawClaim(drawing: Drawing, at: number): void {
    const claim = drawing.claims[at];
    if (!claim) return;
    this.#drawLine(drawing, claim, drawing.levels[at] ?? 0);
    if (drawing.shows_cues) this.#drawCues(drawing, claim);
  }

  #drawCues({ map }: Drawing, { around }: Marked): void {
    for (const place of around.flatMap((span) => map.places(span))) {
      const ink = this.#inkAt(place.node);
      const name = glowName("cues", ink);
      const highlights = this.#in(place.node.ownerDocument);
      highlights?.rule(name, () => glowRule("cues", ink));
      if (highlights) this.#keepOrAdd(place, highlights, name);
    }
  }

  #drawLine({ map }: Drawing, claim: Marked, level: Level): void {
    const { mark: strength, pattern, content } = claim;
    for (const place of content.flatMap((span) => map.places(span))) {
      const form = { strength, pattern, ink: this.#inkAt(place.node), level };
      const name = nameOf(form);
      const highlights = this.#in(place.node.ownerDocument);
      highlights?.rule(name, () => markRule(form));
      if (highlights) this.#keepOrAdd(place, highlights, name);
    }
  }

  #keepOrAdd(place: Place, highlights: Highlights, name: string): void {
    const there = this.#drawn.get(place.node) ?? [];
    const same = there.find(
      (one) =>
        one.turn < this.#turn &&
        one.begin === place.begin &&
        one.end === place.end &&
        one.name === name &&
        one.highlights === highlights,
    );
    if (same) same.turn = this.#turn;
    else there.push(this.#add(place, highlights, name));
    this.#drawn.set(place.node, there);
  }

  #add(place: Place, highlights: Highlights, name: string): Drawn {
    const range = highlights.rangeOf(place);
    highlights.of(name).add(range);
    return { ...place, highlights, name, range, turn: this.#turn };
  }

  #inkAt({ parentElement }: Text): Ink {
    return parentElement ? this.#inks.of(parentElement) : "text";
  }

  /** What this drawing does not want where it is finished: between the claims before and after [from, to). */
  #outdated({ claims, map }: Drawing, from: number, to: number): Drawn[] {
    const begin = from === 0 ? -1 : (claims[from - 1]?.content.at(-1)?.[1] ?? -1);
    const end = claims[to]?.content[0]?.[0] ?? Number.POSITIVE_INFINITY;
    const is_all = from === 0 && to === claims.length;
    const is_finished = ({ node, begin: at }: Place) => {
      const offset = map.offsetOf(node, at);
      return offset === null ? is_all || node.isConnected : offset >= begin && offset < end;
    };
    const drawn = [...this.#drawn.values()].flat();
    return drawn.filter((one) => one.turn < this.#turn && one.highlights.isAlive && is_finished(one));
  }

  *#drop(outdated: readonly Drawn[]): Generator<void, void> {
    for (const one of outdated) {
      if (one.highlights.isAlive) one.highlights.drop(one.name, one.range);
      const left = this.#drawn.get(one.node)?.filter((other) => other !== one) ?? [];
      if (left.length > 0) this.#drawn.set(one.node, left);
      else this.#drawn.delete(one.node);
      yield;
    }
    for (const highlights of this.#alive()) highlights.unregisterEmpty();
  }

  /** Shows one claim with its speaker and cue, and a piece of its evidence if asked; null shows none. */
  setCurrent(claim: Marked | null, map: NodeMap, evidence: number | null = null): void {
    const looked_at = claim && evidence !== null ? claim.evidence[evidence] : undefined;
    const spans: Record<CurrentGlow, readonly Span[]> = {
      around: claim?.around ?? [],
      current: claim?.content ?? [],
      evidence: looked_at ? [looked_at] : [],
    };
    const next = new Map(this.#alive().map((highlights) => [highlights, new Map<string, StaticRange[]>()]));
    for (const glow of kGlows)
      for (const place of spans[glow].flatMap((span) => map.places(span))) {
        const highlights = this.#in(place.node.ownerDocument);
        const by_name = highlights && next.get(highlights);
        if (by_name) this.#addGlow(by_name, highlights, place, glow);
      }
    for (const [highlights, by_name] of next) setGlows(highlights, by_name);
  }

  #addGlow(
    by_name: Map<string, StaticRange[]>,
    highlights: Highlights,
    place: Place,
    glow: CurrentGlow,
  ): void {
    const ink = this.#inkAt(place.node);
    const name = glowName(glow, ink);
    highlights.rule(name, () => glowRule(glow, ink));
    by_name.set(name, [...(by_name.get(name) ?? []), highlights.rangeOf(place)]);
  }

  clear(): void {
    this.#turn++; // ends a drawing that is under way
    this.#drawn.clear();
    for (const highlights of this.#alive()) highlights.clear();
  }

  remove(): void {
    this.clear();
    for (const highlights of this.#alive()) highlights.remove();
  }
}

const isGlow = (name: string): boolean => kGlows.some((glow) => name.startsWith(`${kPrefix}-${glow}-`));

/** Other ranges in a highlight that stands cost the browser less than another highlight of that name. */
function setGlows(highlights: Highlights, next: ReadonlyMap<string, readonly StaticRange[]>): void {
  for (const name of highlights.names.filter(isGlow)) if (!next.has(name)) highlights.unregister(name);
  for (const [name, ranges] of next) {
    const highlight = highlights.of(name);
    const priority = name.startsWith(`${kPrefix}-around-`) ? 1 : 2;
    if (highlight.priority !== priority) highlight.priority = priority; // each setting draws the page anew
    highlight.clear();
    for (const range of ranges) highlight.add(range);
  }
}
