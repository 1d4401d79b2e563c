// The reader chooses what is read: the part under the pointer is framed, a click or Enter takes it, the arrow
// keys go up, down and sideways among the page's parts, Escape ends it. The page hears none of it meanwhile.
import { el } from "../ui/element.js";
import { t } from "../ui/text.js";
import { boxInWindow } from "./frame-place.js";
import { documentIn, frameOf, readablePages } from "./frames.js";
import { inkOf } from "./measure.js";
import { isFrame, isTarget } from "./nodes.js";
import type { Overlay } from "./overlay.js";

const kLeast = 140; // UTF-16 units: a part with less has no article
const kSwallowed = ["click", "mousedown", "mouseup", "pointerdown", "pointerup"];

const kMostFrames = 20; // of a part that are looked into

/** A frame stands for what it shows, if that can be read. */
const partOf = (element: Element): Element => (isFrame(element) && documentIn(element)?.body) || element;

const hasInk = ({ textContent }: Element): boolean => inkOf(textContent ?? "") >= kLeast;

function holdsText(element: Element): boolean {
  if (hasInk(partOf(element))) return true;
  const frames = [...element.querySelectorAll("iframe, frame")].slice(0, kMostFrames);
  return frames.some((frame) => hasInk(partOf(frame)));
}

/** The element around one; around all that a frame shows, the frame. */
const around = (element: Element): Element | null => {
  const { body, documentElement } = element.ownerDocument;
  const is_whole = element === body || element === documentElement;
  return (is_whole && frameOf(element.ownerDocument)) || element.parentElement;
};

const kApart = 6; // pixels between a part and the outer edge of its frame, which would lie over its first letters

/** The frame's place: a little outside, but not out of a window whose edge the part touches. */
function frameAround({ left, top, right, bottom }: DOMRect): Record<string, number> {
  const before = (at: number) => (at < 0 ? at : Math.max(0, at - kApart));
  const after = (at: number, most: number) => (at > most ? at : Math.min(most, at + kApart));
  const [x, y] = [before(left), before(top)];
  return { left: x, top: y, width: after(right, innerWidth) - x, height: after(bottom, innerHeight) - y };
}

/** The nearest part around an element that holds enough text. */
function partAround(start: Element | null): Element | null {
  for (let up = start; up && up !== document.documentElement; up = around(up)) {
    if (isFrame(up) && partOf(up) !== up) continue; // what it shows has been looked at
    if (holdsText(up) && !getComputedStyle(up).display.startsWith("inline")) return up;
  }
  return null;
}

/** What is under the pointer, in the frame that it is in. */
function partAt({ target, view, clientX, clientY }: MouseEvent): Element | null {
  const page = (isTarget(target) ? target.ownerDocument : view?.document) ?? document;
  return partAround(page.elementFromPoint(clientX, clientY));
}

function beside(element: Element, step: "nextElementSibling" | "previousElementSibling"): Element | null {
  for (let next = element[step]; next; next = next[step]) if (holdsText(next)) return partOf(next);
  return null;
}

const kMoves: Record<string, (from: Element) => Element | null> = {
  ArrowUp: (from) => partAround(around(from)),
  ArrowDown: (from) => [...from.children].filter(holdsText).map(partOf)[0] ?? null,
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
      if (event.isTrusted) this.#look(partAt(event));
    };
    for (const { defaultView: view } of [document, ...readablePages()]) {
      view?.addEventListener("mousemove", move, options);
      for (const name of ["scroll", "resize"])
        view?.addEventListener(name, () => this.#place(), { ...options, passive: true });
      view?.addEventListener("keydown", (event) => this.#pressed(event), options);
      for (const name of kSwallowed)
        view?.addEventListener(name, (event) => this.#swallow(event), { ...options, passive: false });
    }
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
    if (scroll) part.scrollIntoView({ block: "nearest", behavior: "instant" }); // frames around it scroll too
    this.#place();
  }

  #place(): void {
    const part = this.#part;
    if (!part) return;
    const box = boxInWindow(part.getBoundingClientRect(), part.ownerDocument, true);
    const sides = frameAround(box);
    for (const [name, value] of Object.entries(sides)) this.#frame.style.setProperty(name, `${value}px`);
  }

  #finish(chosen: Element | null): void {
    this.#close();
    if (!chosen) this.#overlay.announce(t("region_kept")); // of another part its marks are said
    this.#onDone(chosen);
  }

  #close(): void {
    this.#end.abort();
    this.#frame.remove();
    this.#hint.remove();
  }
}
