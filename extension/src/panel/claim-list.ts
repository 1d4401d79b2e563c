// The panel's list: one button a claim, which opens the claim in full below itself and shows it on the page.

import type { Dismissal } from "../settings/settings.js";
import type { ClaimView } from "../ui/claim-model.js";
import { type ClaimActions, claimDetails } from "../ui/claim-view.js";
import { el, words } from "../ui/element.js";
import { t } from "../ui/text.js";
import { identityText, roleText, shortStanding, speakerText } from "../ui/wording.js";
import type { Group } from "./panel-model.js";

const kMaxQuote = 220; // characters of a claim in the list; the page has the rest

const shorten = (text: string): string =>
  text.length > kMaxQuote ? `${text.slice(0, kMaxQuote - 1)}…` : text;
const detailsId = (claim: string): string => `details-${claim}`;
const quoteId = (claim: string): string => `quote-${claim}`;

function metaLine(claim: ClaimView): string {
  const relay = claim.relay.map((name) => name ?? t("relay_unnamed"));
  return [
    ...(claim.identity === "implicit" ? [] : [roleText(claim.role)]),
    ...(claim.identity === "named" ? [] : [identityText(claim.identity)]),
    shortStanding(claim),
    ...(relay.length > 0 ? [t("list_through", relay.join(", "))] : []),
  ].join("\u00a0· ");
}

/** A dismissed claim has no line on the page, so it has none here. */
function claimButton(claim: ClaimView, is_dismissed: boolean): HTMLButtonElement {
  const line = is_dismissed ? "quote" : `quote ${claim.mark} ${claim.pattern}`;
  return el(
    "button",
    { type: "button", class: "entry", "aria-expanded": "false", "aria-controls": detailsId(claim.id) },
    el("span", { id: quoteId(claim.id), class: line }, words(shorten(claim.quote))),
    el("span", { class: "speaker" }, words(speakerText(claim))),
    el("span", { class: "meta" }, metaLine(claim)),
  );
}

interface Item {
  claim: ClaimView;
  button: HTMLButtonElement;
  details: HTMLElement;
  /** That it is dismissed, with the way back. */
  again: HTMLElement | null;
}

/** What the reader dismissed, by claim, and how that is taken back. */
export interface Dismissed {
  of: (claim: ClaimView) => Dismissal[];
  restore: (dismissed: readonly Dismissal[]) => void;
}

export class ClaimList {
  readonly element = el("div", { class: "list" });
  readonly #actions: ClaimActions;
  readonly #dismissed: Dismissed;
  readonly #items = new Map<string, Item>();
  #open: string | null = null;

  constructor(actions: ClaimActions, dismissed: Dismissed) {
    this.#actions = actions;
    this.#dismissed = dismissed;
  }

  fill(groups: readonly Group[]): void {
    const focused = this.#focused();
    this.#items.clear();
    this.element.replaceChildren(...groups.flatMap((group) => this.#group(group)));
    if (groups.every(({ claims }) => claims.length === 0))
      this.element.append(el("p", { class: "note" }, t("list_empty")));
    const open = this.#open;
    this.#open = null;
    if (open !== null) this.select(open);
    if (focused !== null) this.#items.get(focused)?.button.focus({ preventScroll: true });
  }

  /** The claim whose button or details have the focus: drawing the list anew must not lose it. */
  #focused(): string | null {
    const active = document.activeElement;
    const hit = [...this.#items].find(
      ([, { button, details, again }]) =>
        button === active || details.contains(active) || again?.contains(active),
    );
    return hit?.[0] ?? null;
  }

  #group({ speaker, claims }: Group): HTMLElement[] {
    const list = el("ol", {}, ...claims.map((claim) => this.#item(claim)));
    if (speaker === null && claims.some((claim) => claim.speaker !== null)) return [list];
    const title = el("h3", { class: "group" }, words(speaker ?? t("no_speaker")), ` (${claims.length})`);
    return claims.length > 0 ? [title, list] : [];
  }

  #item(claim: ClaimView): HTMLElement {
    const dismissed = this.#dismissed.of(claim);
    const button = claimButton(claim, dismissed.length > 0);
    const again = dismissed.length > 0 ? this.#again(claim, dismissed) : null;
    const details = el("div", { id: detailsId(claim.id), class: "claim", hidden: true });
    button.addEventListener("click", () => this.#toggle(claim.id));
    this.#items.set(claim.id, { claim, button, details, again });
    return el("li", {}, button, again, details);
  }

  #again({ id }: ClaimView, dismissed: readonly Dismissal[]): HTMLElement {
    const button = el("button", { type: "button", class: "plain" }, t("dismissed_restore"));
    button.setAttribute("aria-describedby", quoteId(id));
    button.addEventListener("click", () => this.#dismissed.restore(dismissed));
    return el("p", { class: "dismissed" }, t("section_dismissed"), el("span", {}, " · ", button));
  }

  #toggle(id: string): void {
    if (this.#open === id) {
      this.#close();
      return;
    }
    this.select(id);
    this.#actions.show(id);
  }

  #close(): void {
    const item = this.#open === null ? undefined : this.#items.get(this.#open);
    this.#open = null;
    if (!item) return;
    item.button.setAttribute("aria-expanded", "false");
    item.details.hidden = true;
    item.details.replaceChildren();
  }

  /** Opens one claim in the list, and no other. False when the list does not show it. */
  select(id: string): boolean {
    if (this.#open === id) return true;
    this.#close();
    const item = this.#items.get(id);
    if (!item) return false;
    this.#open = id;
    item.button.setAttribute("aria-expanded", "true");
    item.details.replaceChildren(...claimDetails(item.claim, this.#actions, `speaker-${id}`, { open: true }));
    item.details.hidden = false;
    return true;
  }

  /** Brings a claim into view without taking the focus. */
  reveal(id: string): void {
    this.#items.get(id)?.button.scrollIntoView({ block: "nearest" });
  }
}
