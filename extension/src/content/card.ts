// The card beside a mark: compact at first, the rest behind a disclosure. It stands in the window wherever
// the mark is, scrolls inside itself, and gives the focus back to where it came from.
import type { ClaimView } from "../ui/claim-model.js";
import { type ClaimActions, claimDetails, type Last, type Neighbour } from "../ui/claim-view.js";
import { el } from "../ui/element.js";
import { t } from "../ui/text.js";
import { focusAgain, focusedElement } from "./frames.js";
import { isBox } from "./nodes.js";
import type { Overlay } from "./overlay.js";

const kGap = 8; // pixels between mark, card and the edges of the window
const kMostHeight = 560; // pixels
const kLeastHeight = 160; // pixels: name, capacity and some lines; with more it covered its claim in a window 450 high
const kHeadingId = "speaker";

export interface CardPlace {
  left: number;
  top: number;
  /** The room there is; a longer card scrolls. */
  height: number;
}

/** Where a claim stands in the window, and from which side its words are read. */
export interface ClaimPlace {
  box: DOMRect;
  from_right: boolean;
}

/**
 * Begins where the mark does. Below the mark if the card fits there, else on the side with more room, never on the mark itself unless
 * the mark fills the window. `mark` and `card` are in CSS pixels of the window.
 */
export function placeCard(
  mark: { left: number; right: number; top: number; bottom: number },
  card: { width: number; height: number },
  from_right: boolean,
): CardPlace {
  const room_below = window.innerHeight - mark.bottom - 2 * kGap;
  const room_above = mark.top - 2 * kGap;
  const below = card.height <= room_below || room_below >= room_above;
  const height = Math.min(
    Math.max(kLeastHeight, below ? room_below : room_above),
    window.innerHeight - 2 * kGap,
  );
  const wanted = below ? mark.bottom + kGap : mark.top - kGap - Math.min(card.height, height);
  const clamp = (value: number, most: number) => Math.max(kGap, Math.min(value, most));
  return {
    left: clamp(from_right ? mark.right - card.width : mark.left, window.innerWidth - card.width - kGap),
    top: clamp(wanted, window.innerHeight - Math.min(card.height, height) - kGap),
    height,
  };
}

export interface CardContent {
  claim: ClaimView;
  near: readonly Neighbour[];
  /** At the end of the disclosure. */
  last: Last;
}

export class Card {
  readonly #overlay: Overlay;
  readonly #box = el("div", { class: "card claim", role: "dialog", tabindex: "-1" });
  readonly #actions: ClaimActions;
  readonly #onClose: () => void;
  readonly #onPlaced: (box: DOMRect | null) => void;
  readonly #resized = new ResizeObserver(() => this.#mark && this.move(this.#mark));
  #claim: string | null = null;
  #mark: ClaimPlace | null = null;
  #focus_before: Element | null = null;

  /** `onPlaced` is told where the card stands, and null when it is closed. */
  constructor(
    overlay: Overlay,
    actions: ClaimActions,
    onClose: () => void,
    onPlaced: (box: DOMRect | null) => void,
  ) {
    this.#overlay = overlay;
    this.#actions = actions;
    this.#onClose = onClose;
    this.#onPlaced = onPlaced;
    this.#box.setAttribute("aria-labelledby", kHeadingId);
    overlay.add(this.#box);
  }

  /** The claim that the card shows; null while it is closed. */
  get claim(): string | null {
    return this.#claim;
  }

  get hasFocus(): boolean {
    return this.#overlay.hasFocus && this.#box.contains(this.#overlay.root.activeElement);
  }

  /** A reader who is in the card stays in it when it shows another claim. */
  show({ claim, near, last }: CardContent, mark: ClaimPlace, focus: boolean): void {
    const had_focus = this.hasFocus;
    if (this.#claim !== claim.id) {
      const close = el("button", { type: "button", class: "close", "aria-label": t("close_card") }, "×");
      close.addEventListener("click", () => this.#onClose());
      const details = claimDetails(claim, this.#actions, kHeadingId, { near, last });
      this.#box.replaceChildren(close, ...details);
      this.#box.scrollTop = 0;
      this.#claim = claim.id;
    }
    if (!this.#box.isConnected) return; // a page has thrown our element out, for good perhaps
    if (!this.#box.matches(":popover-open")) this.#open();
    this.move(mark);
    if (focus || (had_focus && !this.hasFocus)) this.#takeFocus(had_focus);
  }

  #open(): void {
    this.#box.showPopover();
    this.#resized.observe(this.#box);
  }

  /** `mark` is where the claim is now. Where the card comes to stand is worked out: asking would lay the page out again. */
  move(mark: ClaimPlace): void {
    this.#mark = mark;
    const { style, offsetWidth: width, scrollHeight } = this.#box;
    const card = { width, height: Math.min(scrollHeight + 2, kMostHeight) };
    const { left, top, height } = placeCard(mark.box, card, mark.from_right);
    style.left = `${left}px`;
    style.top = `${top}px`;
    style.maxHeight = `${Math.min(height, kMostHeight)}px`;
    this.#onPlaced(new DOMRect(left, top, width, Math.min(height, card.height)));
  }

  #takeFocus(had_focus: boolean): void {
    if (!had_focus && !this.#overlay.hasFocus) this.#focus_before = focusedElement();
    this.#box.focus({ preventScroll: true });
  }

  /** Focus goes back to where the reader was. */
  hide(): void {
    if (this.#claim === null) return;
    const had_focus = this.hasFocus;
    const focused = this.#overlay.root.activeElement;
    if (had_focus && isBox(focused)) focused.blur();
    this.#claim = null;
    this.#mark = null;
    this.#resized.disconnect();
    this.#box.hidePopover();
    this.#onPlaced(null);
    if (had_focus) focusAgain(this.#focus_before);
    this.#focus_before = null;
  }

  announce(text: string): void {
    this.#overlay.announce(text);
  }
}
