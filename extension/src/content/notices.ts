// Two boxes at the window's edge. The legend: how to read a mark, at first use, until the reader closes it
// for good. The note: a sentence with an undo, a report or nothing; it stays until it is closed or another comes.
import type { KeyNote } from "../messages.js";
import { button, el } from "../ui/element.js";
import { keyLines } from "../ui/keys.js";
import { t } from "../ui/text.js";
import { focusAgain, focusedElement } from "./frames.js";
import { isTarget } from "./nodes.js";
import type { Overlay } from "./overlay.js";

/** Escape closes a box that has the focus; nothing else is taken from the page. `came` is told of whence Tab came. */
function followKeys(box: HTMLElement, close: () => void, came: (from: Element) => void): void {
  box.addEventListener("keydown", (event) => event.key === "Escape" && close());
  box.addEventListener("focusin", ({ relatedTarget: from }) => {
    if (isTarget(from) && !box.contains(from)) came(from);
  });
}

const sample = (form: string) => el("dt", {}, el("span", { class: `sample ${form}` }, t("legend_sample")));

export class Legend {
  readonly #box = el("aside", { class: "notice legend", "aria-labelledby": "legend-title" });
  readonly #overlay: Overlay;
  #focus_before: Element | null = null;

  constructor(overlay: Overlay, keys: () => Promise<KeyNote[]>, onClosed: () => void) {
    this.#overlay = overlay;
    const list = el(
      "dl",
      { class: "sample-list" },
      ...[sample("strong"), el("dd", {}, t("legend_strong"))],
      ...[sample("quiet"), el("dd", {}, t("legend_quiet"))],
      ...[sample("strong dotted"), el("dd", {}, t("legend_dotted"))],
      ...[sample("strong dashed"), el("dd", {}, t("legend_dashed"))],
    );
    const close = button(t("legend_close"), "main", () => {
      this.hide();
      onClosed();
    });
    const known = el("div", {});
    this.#box.append(
      el("h2", { id: "legend-title" }, t("heading_legend")),
      list,
      el("p", { class: "small" }, t("unmarked_is_not_verified")),
      el("details", { class: "keys" }, el("summary", {}, t("heading_keys")), known),
      el("div", { class: "buttons" }, close),
    );
    keys().then(
      (notes) => known.replaceChildren(...keyLines(notes)),
      () => known.remove(),
    );
    const came = (from: Element) => {
      this.#focus_before = from;
    };
    followKeys(this.#box, () => this.hide(), came);
    overlay.add(this.#box);
    this.#box.showPopover();
  }

  /** A card that would lie over it hides it for as long as it is there; null: no card is open. */
  giveWay(card: DOMRect | null): void {
    const own = this.#box.getBoundingClientRect();
    const apart =
      !card ||
      card.right <= own.left ||
      own.right <= card.left ||
      card.bottom <= own.top ||
      own.bottom <= card.top;
    this.#box.classList.toggle("behind", !apart);
  }

  hide(): void {
    const had_focus = this.#box.contains(this.#overlay.root.activeElement);
    this.#box.remove();
    this.#overlay.announce("");
    if (had_focus) focusAgain(this.#focus_before);
  }
}

export interface NoteOptions {
  undo?: (() => void) | null;
  /** Saves a report of what was missed, and says so. */
  report?: (() => void) | null;
  focus?: boolean;
  is_said?: boolean;
}

export class Note {
  readonly #box = el("div", { class: "notice note-box" });
  readonly #text = el("p", { role: "status" });
  readonly #buttons = el("div", { class: "buttons" });
  readonly #overlay: Overlay;
  #focus_before: Element | null = null;

  constructor(overlay: Overlay) {
    this.#overlay = overlay;
    this.#box.append(this.#text, this.#buttons);
    const came = (from: Element) => {
      this.#focus_before ??= from;
    };
    followKeys(this.#box, () => this.hide(), came);
    overlay.add(this.#box);
  }

  /** The focus is in our element: what comes next should get it, or a keyboard loses its place. */
  get isNearFocus(): boolean {
    return this.#overlay.hasFocus;
  }

  /** What it says, "" while it is closed. */
  get text(): string {
    return this.#box.matches(":popover-open") ? (this.#text.textContent ?? "") : "";
  }

  /** With an undo when there is something to take back; `focus` moves there. Screen readers are told, unless somebody
   *  else tells them. */
  say(text: string, { undo, report, focus = false, is_said = true }: NoteOptions = {}): void {
    const had_focus = this.isNearFocus;
    const close = button(t("note_close"), "", () => this.hide());
    const back = (takeBack: () => void) =>
      button(t("undo"), "undo", () => {
        this.hide();
        takeBack();
      });
    const offers = [
      undo ? back(undo) : null,
      report ? button(t("selection_report"), "report", report) : null,
    ];
    const buttons = [...offers.filter((one) => one !== null), close];
    this.#buttons.replaceChildren(...buttons);
    if (!this.#box.matches(":popover-open")) this.#box.showPopover();
    if (is_said) this.#text.setAttribute("role", "status");
    else this.#text.removeAttribute("role");
    this.#text.textContent = text;
    if (!focus) return;
    if (!had_focus) this.#focus_before = focusedElement();
    buttons[0]?.focus({ preventScroll: true });
  }

  hide(): void {
    if (!this.#box.matches(":popover-open")) return;
    const had_focus = this.#overlay.hasFocus;
    this.#box.hidePopover();
    if (had_focus) focusAgain(this.#focus_before);
    this.#focus_before = null;
  }
}
