// Notices when the article may have changed: DOM changes that touch what was read or bring new text, and
// navigation without a new document. Calls back at most now and then: pages that change all the time make
// it wait longer and longer.

import { isFrame, isTarget } from "./nodes.js";

const kFirstWaitMs = 300;
const kLongestWaitMs = 10_000;
const kCalmMs = 5_000; // without a call back for so long, waiting starts short again
const kNewText = 40; // characters of added text that make a look worthwhile

const kAll = { subtree: true, childList: true, characterData: true };

export interface WatchEvents {
  /** True when the node is one that the article's text was taken from. */
  isRead(node: Node): boolean;
  /** True while all that was read is still there, unchanged. */
  isIntact(): boolean;
  /** True when what a frame has loaded may be the article, or was a part of it before. */
  mayMatter(frame: HTMLIFrameElement): boolean;
  onChange(): void;
}

const addsText = ({ addedNodes }: MutationRecord): boolean =>
  [...addedNodes].some((node) => (node.textContent?.length ?? 0) >= kNewText);

const addressOf = (): string => location.href.replace(/#.*$/s, "");

export class PageWatch {
  readonly #events: WatchEvents;
  readonly #observer: MutationObserver;
  readonly #signal: AbortSignal;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #wait = kFirstWaitMs;
  #last_call = 0;
  #address = addressOf();

  constructor(events: WatchEvents, signal: AbortSignal) {
    this.#events = events;
    this.#signal = signal;
    this.#observer = new MutationObserver((records) => this.#look(records));
    this.#observer.observe(document.documentElement, kAll);
    this.#hearFrames(document);
    const navigated = () => this.#navigated();
    const navigation: unknown = Reflect.get(globalThis, "navigation");
    if (navigation instanceof EventTarget)
      navigation.addEventListener("navigatesuccess", navigated, { signal });
    window.addEventListener("popstate", navigated, { signal });
    signal.addEventListener("abort", () => this.#stop());
  }

  /** Changes inside shadow roots and frames are not told outside: those that text was read from, or may come
   *  to be, are watched as well. */
  follow(pages: readonly Document[], roots: readonly ShadowRoot[]): void {
    for (const root of roots) this.#observer.observe(root, kAll);
    for (const page of pages) {
      if (page === document) continue;
      this.#observer.observe(page, kAll);
      this.#hearFrames(page);
    }
  }

  /** Of a frame that shows another document only this is told. */
  #hearFrames(page: Document): void {
    const options = { signal: this.#signal, capture: true };
    page.addEventListener("load", this.#onLoad, options);
    if (page !== document) page.defaultView?.addEventListener("pagehide", this.#onLeave, options);
  }

  readonly #onLeave = (): void => this.#schedule();

  readonly #onLoad = ({ target }: Event): void => {
    if (isTarget(target) && isFrame(target) && this.#events.mayMatter(target)) this.#schedule();
  };

  #look(records: readonly MutationRecord[]): void {
    const touched = records.some(
      ({ type, target }) => type === "characterData" && this.#events.isRead(target),
    );
    if (touched || records.some(addsText) || !this.#events.isIntact()) this.#schedule();
  }

  #navigated(): void {
    if (addressOf() === this.#address) return;
    this.#address = addressOf();
    this.#wait = kFirstWaitMs;
    this.#schedule();
  }

  #schedule(): void {
    if (this.#timer !== undefined) return;
    const calm = performance.now() - this.#last_call > kCalmMs;
    this.#wait = calm ? kFirstWaitMs : Math.min(this.#wait * 2, kLongestWaitMs);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#last_call = performance.now();
      this.#events.onChange();
    }, this.#wait);
  }

  #stop(): void {
    this.#observer.disconnect();
    clearTimeout(this.#timer);
  }
}
