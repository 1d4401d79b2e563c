// Showing one claim at a time: which one is current, where its card stands, walking from claim to claim, and
// going to the words of its evidence. It never moves the page except when the reader asks to go somewhere.
import type { Span } from "../generated/analysis.js";
import { t } from "../ui/text.js";
import { speakerText } from "../ui/wording.js";
import type { Card, CardContent, ClaimPlace } from "./card.js";
import { firstBelow, rectsOf, uncover } from "./in-view.js";
import type { Marked, Marks } from "./marks.js";
import type { NodeMap } from "./node-map.js";
import { pause } from "./slices.js";

/** What is on the page now: every claim, the ones with a line, and where they stand. */
export interface Stage {
  claims: readonly Marked[];
  visible: readonly Marked[];
  map: NodeMap;
}

export interface PresenterEvents {
  /** What the card says of a claim, and of those that share words with it. */
  content(claim: Marked, near: readonly Marked[]): CardContent;
  shown(claim: Marked): void;
  /** A claim was asked for whose words have gone from their place: read the page again, and go there then. */
  moved(claim: Marked, focus: boolean): void;
  /** What was asked for is no longer on the page: the words of a claim, or those of its evidence. */
  lost(what: "claim" | "evidence"): void;
}

/** A page that is out of sight does not scroll smoothly, and some readers do not want it to. */
const smoothness = (): ScrollBehavior =>
  document.hidden || matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth";

/** A claim's words, or one piece of its evidence. */
function wordsOf(claim: Marked, evidence: number | null): readonly Span[] {
  const looked_at = evidence === null ? undefined : claim.evidence[evidence];
  return looked_at ? [looked_at] : claim.content;
}

/** From the first of a claim's words to the last. */
const extentOf = ({ content }: Marked): Span => [content[0]?.[0] ?? 0, content.at(-1)?.[1] ?? 0];

const sharesWords = (one: Marked, other: Marked): boolean =>
  one.content.some(([begin, end]) => other.content.some(([from, to]) => begin < to && from < end));

/** As one box; of words that are taller than half the window only the last line. */
function boxOf(rects: readonly DOMRect[]): DOMRect | null {
  const last = rects.at(-1);
  if (!last) return null;
  const top = Math.min(...rects.map((rect) => rect.top));
  const left = Math.min(...rects.map((rect) => rect.left));
  const bottom = Math.max(...rects.map((rect) => rect.bottom));
  const right = Math.max(...rects.map((rect) => rect.right));
  const whole = new DOMRect(left, top, right - left, bottom - top);
  return whole.height < window.innerHeight / 2 ? whole : last;
}

function placeOf(stage: Stage, claim: Marked, evidence: number | null): ClaimPlace | null {
  const box = boxOf(rectsOf(stage.map, wordsOf(claim, evidence), true));
  const parent = stage.map.places(claim.content[0] ?? [0, 0])[0]?.node.parentElement;
  return box && { box, from_right: parent ? getComputedStyle(parent).direction === "rtl" : false };
}

export class Presenter {
  readonly #card: Card;
  readonly #marks: Marks;
  readonly #events: PresenterEvents;
  #stage: Stage | null = null;
  #current: Marked | null = null;
  #evidence: number | null = null;
  #pinned = false;

  constructor(card: Card, marks: Marks, events: PresenterEvents) {
    this.#card = card;
    this.#marks = marks;
    this.#events = events;
  }

  get current(): Marked | null {
    return this.#current;
  }

  /** Another drawing of the page; the claim that was shown is found again by its words. */
  setStage(stage: Stage | null, is_new: boolean): void {
    const before = this.#current;
    this.#stage = stage;
    const same = before ? (stage?.claims ?? []).filter(({ key }) => key === before.key) : [];
    const current = same.find(({ id }) => id === before?.id) ?? same[0];
    if (!current) this.close();
    else if (is_new && this.#card.claim !== null) this.open(current, { pinned: this.#pinned, focus: false });
    else this.#setCurrent(current, this.#evidence);
  }

  #setCurrent(claim: Marked | null, evidence: number | null = null): void {
    this.#current = claim;
    this.#evidence = evidence;
    if (this.#stage) this.#marks.setCurrent(claim, this.#stage.map, evidence);
  }

  /** A pinned card stays until it is closed; one that was only rested on gives way. */
  open(claim: Marked, { pinned, focus }: { pinned: boolean; focus: boolean }): void {
    if (!this.#stage || (this.#pinned && !pinned)) return;
    const place = placeOf(this.#stage, claim, null);
    this.#pinned = pinned;
    this.#setCurrent(claim);
    if (!place) return;
    this.#card.show(this.#events.content(claim, this.#overlapping(claim)), place, focus);
    void this.#tellShown(claim.id);
  }

  /** After the page has drawn the claim, since a message takes as long as all of a step, and of a reader who walks
   *  on meanwhile only where he has come to. A page out of sight draws nothing, and its clock is slow. */
  async #tellShown(id: string): Promise<void> {
    if (!document.hidden) await pause();
    if (this.#current?.id === id) this.#events.shown(this.#current);
  }

  /** Claims that share words with this one: the card leads to them, since a pointer finds only one. */
  #overlapping(claim: Marked): Marked[] {
    const [first, last] = extentOf(claim);
    const near = (this.#stage?.visible ?? []).filter((other) => {
      const [begin, end] = extentOf(other);
      return begin < last && first < end && other !== claim;
    });
    return near.filter((other) => sharesWords(other, claim));
  }

  place(): void {
    if (!this.#stage || !this.#current || this.#card.claim === null) return;
    const place = placeOf(this.#stage, this.#current, this.#evidence);
    if (place) this.#card.move(place);
  }

  close(): void {
    this.#pinned = false;
    this.#card.hide();
    this.#setCurrent(null);
  }

  /** The pointer has left; a card that the reader opened or went into stays. */
  left(): void {
    if (!this.#pinned && !this.#card.hasFocus) this.close();
  }

  #scrollTo({ map }: Stage, words: readonly Span[]): void {
    uncover(map, words);
    const [place] = rectsOf(map, words);
    if (!place) return;
    const beside = place.left < 0 || Math.min(place.right, place.left + 80) > window.innerWidth;
    const above = place.top < 80 || place.bottom > window.innerHeight * 0.6;
    if (!above && !beside) return;
    const left = beside ? place.left - window.innerWidth * 0.3 : 0;
    window.scrollBy({ top: above ? place.top - window.innerHeight * 0.3 : 0, left, behavior: smoothness() });
  }

  goTo(claim: Marked, focus: boolean): void {
    if (!this.#stage) return;
    if (claim.content.length === 0) this.#events.lost("claim");
    else if (!this.#stage.map.holds(claim.content)) this.#events.moved(claim, focus);
    else {
      this.#scrollTo(this.#stage, claim.content);
      this.open(claim, { pinned: true, focus });
    }
  }

  /** After the page was read again: its words may stand elsewhere now, or nowhere. */
  goToAgain({ id, key }: Marked, focus: boolean): void {
    const same = (this.#stage?.claims ?? []).filter((one) => one.key === key);
    const claim = same.find((one) => one.id === id) ?? same[0];
    if (claim && this.#stage?.map.holds(claim.content)) this.goTo(claim, focus);
    else this.#events.lost("claim");
  }

  showById(id: string, focus: boolean): boolean {
    const claim = this.#stage?.claims.find((one) => one.id === id);
    if (claim) this.goTo(claim, focus);
    else this.#events.lost("claim");
    return claim !== undefined;
  }

  /** Scrolls to the words of a claim's evidence and shows them; the card stands beside them then. */
  jump(id: string, evidence: number): boolean {
    const claim = this.#stage?.claims.find((one) => one.id === id);
    if (!this.#stage || !claim?.evidence[evidence]) return false;
    const words = wordsOf(claim, evidence);
    if (!this.#stage.map.holds(words)) {
      this.#events.lost("evidence");
      return false;
    }
    const is_there = rectsOf(this.#stage.map, words).length > 0;
    this.#scrollTo(this.#stage, words);
    this.#setCurrent(claim, evidence);
    this.#pinned = true;
    if (this.#card.claim === claim.id) this.place();
    return is_there;
  }

  /** From the current claim, or from the one nearest to the top of the window. */
  step(step: 1 | -1, is_said = true): boolean {
    if (!this.#stage) return false;
    const { visible: claims, map } = this.#stage;
    const at = claims.findIndex(({ id }) => id === this.#current?.id);
    const next = at < 0 ? firstBelow(claims, map, 0) - (step === 1 ? 0 : 1) : at + step;
    const index = (next + claims.length) % Math.max(1, claims.length);
    const claim = claims[index];
    if (!claim) return false;
    this.goTo(claim, false);
    const { view } = claim;
    if (is_said)
      this.#card.announce(t("announce_claim", index + 1, claims.length, speakerText(view), view.quote));
    return true;
  }

  openCurrent(): boolean {
    if (!this.#current) return this.step(1, false) && this.openCurrent(); // the card that gets the focus says it
    this.goTo(this.#current, true);
    return true;
  }

  key(name: "Enter" | "Escape"): boolean {
    if (this.#card.claim === null) return false;
    if (name === "Enter") return this.#pinned && this.openCurrent();
    this.close();
    return true;
  }
}
