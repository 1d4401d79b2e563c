// The reader chooses what is read: the part under the pointer is framed, a click or Enter takes it, the arrow
// keys go up, down and sideways among the page's parts, Escape ends it. The page hears none of it meanwhile.
import { el } from "../ui/element.js";
import { t } from "../ui/text.js";
import { inkOf } from "./measure.js";
import type { Overlay } from "./overlay.js";

const kLeast = 140; // UTF-16 units: a part with less has no article
const kSwallowed = ["click", "mousedown", "mouseup", "pointerdown", "pointerup"];

const holdsText = (element: Element): boolean => inkOf(element.textContent ?? "") >= kLeast;

/** The nearest part around an element that holds enough text. */
function partAround(start: Element | null): Element | null {
  for (let up = start; up && up !== document.documentElement; up = up.parentElement)
    if (holdsText(up) && !getComputedStyle(up).display.startsWith("inline")) return up;
  return null;
}

function beside(element: Element, step: "nextElementSibling" | "previousElementSibling"): Element | null {
  for (let next = element[step]; next; next = next[step]) if (holdsText(next)) return next;
  return null;
}

const kMoves: Record<string, (from: Element) => Element | null> = {
  ArrowUp: (from) => partAround(from.parentElement),
  ArrowDown: (from) => [...from.children].find(holdsText) ?? null,
  ArrowRight: (from) => beside(from, "nextElementSibling"),
  ArrowLeft: (from) => beside(from, "previousElementSibling"),
};

export class RegionPicker {
  readonly #end = new AbortController();
  readonly #frame = el("div", { class: "region-frame" });
  readonly #hint = el("div", { class: "notice region-hint" }, el("p", {}, t("region_hint")));
  readonly #overlay: Overlay;
  readonly #onDone: (chosen: Element | null) => void;
  #part: Element | null;

  /** `onDone` gets null when the reader has changed their mind. */
  constructor(overlay: Overlay, signal: AbortSignal, onDone: (chosen: Element | null) => void) {
    this.#overlay = overlay;
    this.#onDone = onDone;
    for (const box of [this.#frame, this.#hint]) {
      overlay.add(box);
      box.showPopover();
    }
    overlay.announce(t("region_hint"));
    this.#listen();
    signal.addEventListener("abort", () => this.#close(), { signal: this.#end.signal });
    const main = document.querySelector("main, article") ?? document.body;
    this.#part = null;
    this.#look(partAround(main));
  }

  #listen(): void {
    const options = { signal: this.#end.signal, capture: true };
    const move = (event: MouseEvent) => {
      if (event.isTrusted) this.#look(partAround(document.elementFromPoint(event.clientX, event.clientY)));
    };
    window.addEventListener("mousemove", move, options);
    for (const name of ["scroll", "resize"])
      window.addEventListener(name, () => this.#place(), { ...options, passive: true });
    window.addEventListener("keydown", (event) => this.#pressed(event), options);
    for (const name of kSwallowed)
      window.addEventListener(name, (event) => this.#swallow(event), { ...options, passive: false });
  }

  #swallow(event: Event): void {
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.type === "click" && event.isTrusted) this.#finish(this.#part);
  }

  #pressed(event: KeyboardEvent): void {
    const move = kMoves[event.key];
    if (!event.isTrusted || !(move || event.key === "Enter" || event.key === "Escape")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.key === "Escape") this.#finish(null);
    else if (event.key === "Enter") this.#finish(this.#part);
    else if (move && this.#part) this.#look(move(this.#part), true);
  }

  #look(part: Element | null, scroll = false): void {
    if (!part) return;
    this.#part = part;
    if (scroll) part.scrollIntoView({ block: "nearest", behavior: "instant" });
    this.#place();
  }

  #place(): void {
    const box = this.#part?.getBoundingClientRect();
    if (!box) return;
    const sides = { left: box.left, top: box.top, width: box.width, height: box.height };
    for (const [name, value] of Object.entries(sides)) this.#frame.style.setProperty(name, `${value}px`);
  }

  #finish(chosen: Element | null): void {
    this.#close();
    this.#overlay.announce(t(chosen ? "region_chosen" : "region_kept"));
    this.#onDone(chosen);
  }

  #close(): void {
    this.#end.abort();
    this.#frame.remove();
    this.#hint.remove();
  }
}
