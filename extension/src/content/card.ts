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
const kHeadingId = "speaker";

/** Where the card would go: below the mark, above it where there is more room, inside the window always. */
export function placeCard(
  mark: DOMRect,
  card: { width: number; height: number },
): { left: number; top: number } {
  const { innerWidth: width, innerHeight: height } = window;
  const below = mark.bottom + kGap;
  const above = mark.top - kGap - card.height;
  const fits_below = below + card.height <= height - kGap;
  const top = fits_below || above < kGap ? below : above;
  const clamp = (value: number, most: number) => Math.max(kGap, Math.min(value, most));
  return {
    left: clamp(mark.left, width - card.width - kGap),
    top: clamp(top, height - card.height - kGap),
  };
}

function sheet(): CSSStyleSheet {
  const made = new CSSStyleSheet();
  made.replaceSync([colors_css, claim_css, card_css].join("\n"));
  return made;
}

export class Card {
  readonly #host = document.createElement(kHostName);
  readonly #box = el("div", { class: "card claim", popover: "manual", role: "dialog", tabindex: "-1" });
  readonly #live = el("div", { class: "live", role: "status" });
  readonly #actions: ClaimActions;
  readonly #onClose: () => void;
  #claim: string | null = null;
  #focus_before: Element | null = null;

  constructor(actions: ClaimActions, onClose: () => void) {
    this.#actions = actions;
    this.#onClose = onClose;
    document.querySelector(`:root > ${kHostName}`)?.remove(); // of a script that an update cut off
    const root = this.#host.attachShadow({ mode: "closed" });
    root.adoptedStyleSheets = [sheet()];
    this.#box.setAttribute("aria-labelledby", kHeadingId);
    this.#box.dir = lookUp("@@bidi_dir") ?? "ltr"; // of the interface language, not of the page
    for (const name of ["keydown", "keyup", "keypress"])
      this.#box.addEventListener(name, (event) => event.stopPropagation());
    root.append(this.#box, this.#live);
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
    this.move(mark);
    if (focus) this.#takeFocus();
  }

  move(mark: DOMRect): void {
    const { left, top } = placeCard(mark, this.#box.getBoundingClientRect());
    this.#box.style.left = `${left}px`;
    this.#box.style.top = `${top}px`;
  }

  #takeFocus(): void {
    if (document.activeElement !== this.#host) this.#focus_before = document.activeElement;
    this.#box.focus({ preventScroll: true });
  }

  /** Focus goes back to where the reader was. */
  hide(): void {
    if (this.#claim === null) return;
    const had_focus = document.activeElement === this.#host;
    this.#claim = null;
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
