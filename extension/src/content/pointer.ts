// Pointer and keys on the page: a card opens over a mark after a short rest, at once on a click, and never
// takes a click, a selection or a key from the page except Escape and Enter while a claim is shown. Frames hear
// of their own pointer and keys only: each document with text is listened to.
import type { Point } from "./hit-test.js";
import type { Marked } from "./marks.js";
import { isTarget } from "./nodes.js";

const kRestMs = 250; // before a card opens under a resting pointer
const kLeaveMs = 350; // to reach the card after leaving the mark

export interface PointerEvents {
  /** The claim with a line at a point. */
  claimAt(point: Point): Marked | null;
  isOverCard(event: Event): boolean;
  /** False when only a click or a key opens a card. */
  mayHover(): boolean;
  open(claim: Marked, pinned: boolean): void;
  /** The pointer has been away from mark and card for a while. */
  left(): void;
  /** True when the key was used. */
  key(name: "Enter" | "Escape"): boolean;
  /** A document that is listened to, or a part of it, has scrolled. */
  scrolled(): void;
}

const kInteractive =
  "a, button, input, select, textarea, label, summary, video, audio, [role=button], [role=link], [contenteditable]";

const isInteractive = (target: EventTarget | null): boolean =>
  isTarget(target) && target.closest(kInteractive) !== null;

const isTyping = ({ activeElement, body }: Document): boolean =>
  activeElement !== null && activeElement !== body;

/** The document that an event happened in. */
const pageOf = ({ target, view }: UIEvent): Document =>
  (isTarget(target) ? target.ownerDocument : view?.document) ?? document;

const pointOf = (event: MouseEvent): Point => ({ page: pageOf(event), x: event.clientX, y: event.clientY });

export class Pointer {
  readonly #events: PointerEvents;
  readonly #signal: AbortSignal;
  #at: Point = { page: document, x: 0, y: 0 };
  #frame = 0;
  #rest: ReturnType<typeof setTimeout> | undefined;
  #leave: ReturnType<typeof setTimeout> | undefined;
  #over: string | null = null;

  constructor(events: PointerEvents, signal: AbortSignal) {
    this.#events = events;
    this.#signal = signal;
    signal.addEventListener("abort", () => this.#stop());
    this.follow([document]);
  }

  /** Listens to these documents as well. A document that was listened to and is written anew has lost its
   *  listeners; where they still stand they are not doubled. */
  follow(pages: readonly Document[]): void {
    const options = { signal: this.#signal, passive: true, capture: true };
    for (const page of pages) {
      page.addEventListener("mousemove", this.#onMove, options);
      page.addEventListener("click", this.#onClick, options);
      page.addEventListener("scroll", this.#events.scrolled, options);
      page.defaultView?.addEventListener("keydown", this.#onKey, { signal: this.#signal, capture: true });
    }
  }

  readonly #onMove = (event: MouseEvent): void => this.#moved(event);
  readonly #onClick = (event: MouseEvent): void => this.#clicked(event);
  readonly #onKey = (event: KeyboardEvent): void => this.#pressed(event);

  #moved(event: MouseEvent): void {
    if (!event.isTrusted) return; // the page may not open a card by itself
    if (this.#events.isOverCard(event)) {
      this.#stay();
      return;
    }
    this.#at = pointOf(event);
    if (event.buttons !== 0) {
      this.#cancel(); // text is being selected, or something dragged
      return;
    }
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#hover(this.#events.claimAt(this.#at));
    });
  }

  /** The pointer is on the card: whatever was about to happen does not. */
  #stay(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#cancel();
    this.#over = null;
  }

  #hover(claim: Marked | null): void {
    if ((claim?.id ?? null) === this.#over && (claim || this.#leave)) return;
    this.#cancel();
    this.#over = claim?.id ?? null;
    if (claim && !this.#events.mayHover()) return;
    if (claim) this.#rest = setTimeout(() => this.#events.open(claim, false), kRestMs);
    else this.#leave = setTimeout(() => this.#events.left(), kLeaveMs);
  }

  #clicked(event: MouseEvent): void {
    const plain =
      event.isTrusted &&
      event.button === 0 &&
      !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (!plain || this.#events.isOverCard(event) || isInteractive(event.target)) return;
    const point = pointOf(event);
    if (point.page.getSelection()?.isCollapsed === false) return;
    const claim = this.#events.claimAt(point);
    if (!claim) return;
    this.#cancel();
    this.#events.open(claim, true);
  }

  #pressed(event: KeyboardEvent): void {
    if (
      !event.isTrusted ||
      event.defaultPrevented ||
      event.ctrlKey ||
      event.metaKey ||
      event.altKey ||
      event.shiftKey
    )
      return;
    const { key } = event;
    const in_card = this.#events.isOverCard(event);
    const mine = key === "Escape" || (key === "Enter" && !in_card && !isTyping(pageOf(event)));
    if (!mine || !(key === "Escape" || key === "Enter") || !this.#events.key(key)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  #cancel(): void {
    clearTimeout(this.#rest);
    clearTimeout(this.#leave);
    this.#rest = undefined;
    this.#leave = undefined;
  }

  #stop(): void {
    this.#cancel();
    cancelAnimationFrame(this.#frame);
  }
}
