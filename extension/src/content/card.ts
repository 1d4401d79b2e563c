// The card beside a mark, and the live region that says aloud what happened. Both stand in a closed shadow
// root below one extra child of the document element: nothing inside the body is added or changed, and the
// page can neither read nor style them.
import claim_css from "../ui/claim.css";
import type { ClaimView } from "../ui/claim-model.js";
import { type ClaimActions, claimDetails } from "../ui/claim-view.js";
import colors_css from "../ui/colors.css";
import { el } from "../ui/element.js";
import { lookUp, t } from "../ui/text.js";
import card_css from "./card.css";

const kHostName = "firsthand-overlay";
const kGap = 8; // pixels between mark, card and the edges of the window
const kMostHeight = 560; // pixels
const kLeastHeight = 240; // pixels: a lower card could not be read
const kHeadingId = "speaker";

export interface CardPlace {
  left: number;
  top: number;
  /** The room there is; a longer card scrolls. */
  height: number;
}

/**
 * Below the mark if the card fits there, else on the side with more room, never on the mark itself unless
 * the mark fills the window. `mark` and `card` are in CSS pixels of the window.
 */
export function placeCard(
  mark: { left: number; top: number; bottom: number },
  card: { width: number; height: number },
): CardPlace {
  const room_below = window.innerHeight - mark.bottom - 2 * kGap;
  const room_above = mark.top - 2 * kGap;
  const below = card.height <= room_below || room_below >= room_above;
  const height = Math.max(kLeastHeight, below ? room_below : room_above);
  const wanted = below ? mark.bottom + kGap : mark.top - kGap - Math.min(card.height, height);
  const clamp = (value: number, most: number) => Math.max(kGap, Math.min(value, most));
  return {
    left: clamp(mark.left, window.innerWidth - card.width - kGap),
    top: clamp(wanted, window.innerHeight - Math.min(card.height, height) - kGap),
    height,
  };
}

function sheet(): CSSStyleSheet {
  const made = new CSSStyleSheet();
  made.replaceSync([colors_css, claim_css, card_css].join("\n"));
  return made;
}

export class Card {
  readonly #host = document.createElement(kHostName);
  readonly #root: ShadowRoot;
  readonly #box = el("div", { class: "card claim", popover: "manual", role: "dialog", tabindex: "-1" });
  readonly #live = el("div", { class: "live", role: "status" });
  readonly #actions: ClaimActions;
  readonly #onClose: () => void;
  readonly #resized = new ResizeObserver(() => this.#mark && this.move(this.#mark));
  #claim: string | null = null;
  #mark: DOMRect | null = null;
  #focus_before: Element | null = null;

  constructor(actions: ClaimActions, onClose: () => void) {
    this.#actions = actions;
    this.#onClose = onClose;
    document.querySelector(`:root > ${kHostName}`)?.remove(); // of a script that an update cut off
    this.#root = this.#host.attachShadow({ mode: "closed" });
    this.#root.adoptedStyleSheets = [sheet()];
    this.#box.setAttribute("aria-labelledby", kHeadingId);
    this.#box.dir = lookUp("@@bidi_dir") ?? "ltr"; // of the interface language, not of the page
    for (const name of ["keydown", "keyup", "keypress"])
      this.#box.addEventListener(name, (event) => event.stopPropagation());
    this.#root.append(this.#box, this.#live);
    document.documentElement.append(this.#host);
  }

  /** The claim that the card shows; null while it is closed. */
  get claim(): string | null {
    return this.#claim;
  }

  isOver(event: Event): boolean {
    return event.target === this.#host;
  }

  show(claim: ClaimView, mark: DOMRect, focus: boolean): void {
    if (this.#claim !== claim.id) {
      const close = el("button", { type: "button", class: "close", "aria-label": t("close_card") }, "×");
      close.addEventListener("click", () => this.#onClose());
      this.#box.replaceChildren(close, ...claimDetails(claim, this.#actions, kHeadingId));
      this.#box.scrollTop = 0;
      this.#claim = claim.id;
    }
    if (!this.#box.matches(":popover-open")) this.#box.showPopover();
    this.#resized.observe(this.#box);
    this.move(mark);
    if (focus) this.#takeFocus();
  }

  /** `mark` is where the claim is now. */
  move(mark: DOMRect): void {
    this.#mark = mark;
    const { style, offsetWidth: width, scrollHeight } = this.#box;
    const { left, top, height } = placeCard(mark, { width, height: Math.min(scrollHeight + 2, kMostHeight) });
    style.left = `${left}px`;
    style.top = `${top}px`;
    style.maxHeight = `${Math.min(height, kMostHeight)}px`;
  }

  #takeFocus(): void {
    if (document.activeElement !== this.#host) this.#focus_before = document.activeElement;
    this.#box.focus({ preventScroll: true });
  }

  /** Focus goes back to where the reader was. */
  hide(): void {
    if (this.#claim === null) return;
    const had_focus = document.activeElement === this.#host;
    if (had_focus && this.#root.activeElement instanceof HTMLElement) this.#root.activeElement.blur();
    this.#claim = null;
    this.#mark = null;
    this.#resized.disconnect();
    this.#box.hidePopover();
    if (had_focus && this.#focus_before instanceof HTMLElement)
      this.#focus_before.focus({ preventScroll: true });
    this.#focus_before = null;
  }

  announce(text: string): void {
    this.#live.textContent = text;
  }

  remove(): void {
    this.hide();
    this.#host.remove();
  }
}
