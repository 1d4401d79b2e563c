// Pointer and keys on the page: a card opens over a mark after a short rest, at once on a click, and never
// takes a click, a selection or a key from the page except Escape and Enter while a claim is shown.
import type { Marked } from "./marks.js";

const kRestMs = 250; // before a card opens under a resting pointer
const kLeaveMs = 350; // to reach the card after leaving the mark

export interface PointerEvents {
  /** The claim with a line at a point of the window. */
  claimAt(x: number, y: number): Marked | null;
  isOverCard(event: Event): boolean;
  /** False when only a click or a key opens a card. */
  mayHover(): boolean;
  open(claim: Marked, pinned: boolean): void;
  /** The pointer has been away from mark and card for a while. */
  left(): void;
  /** True when the key was used. */
  key(name: "Enter" | "Escape"): boolean;
}

const kInteractive =
  "a, button, input, select, textarea, label, summary, video, audio, [role=button], [role=link], [contenteditable]";

const isInteractive = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(kInteractive) !== null;

const isTyping = (): boolean => document.activeElement !== null && document.activeElement !== document.body;

export class Pointer {
  readonly #events: PointerEvents;
  #at = { x: 0, y: 0 };
  #frame = 0;
  #rest: ReturnType<typeof setTimeout> | undefined;
  #leave: ReturnType<typeof setTimeout> | undefined;
  #over: string | null = null;

  constructor(events: PointerEvents, signal: AbortSignal) {
    this.#events = events;
    const options = { signal, passive: true, capture: true };
    document.addEventListener("mousemove", (event) => this.#moved(event), options);
    document.addEventListener("click", (event) => this.#clicked(event), options);
    window.addEventListener("keydown", (event) => this.#pressed(event), { signal, capture: true });
    signal.addEventListener("abort", () => this.#stop());
  }

  #moved(event: MouseEvent): void {
    if (!event.isTrusted) return; // the page may not open a card by itself
    if (this.#events.isOverCard(event)) {
      this.#stay();
      return;
    }
    this.#at = { x: event.clientX, y: event.clientY };
    if (event.buttons !== 0) {
      this.#cancel(); // text is being selected, or something dragged
      return;
    }
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#hover(this.#events.claimAt(this.#at.x, this.#at.y));
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
    if (document.getSelection()?.isCollapsed === false) return;
    const claim = this.#events.claimAt(event.clientX, event.clientY);
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
    const mine = key === "Escape" || (key === "Enter" && !in_card && !isTyping());
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
