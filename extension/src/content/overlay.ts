// The one element that we add to a page: an extra child of the document element with a closed shadow root,
// which holds card, notices and the live region. Nothing inside the body is added or changed, and the page
// can neither read, style nor hear what happens in here.
import claim_css from "../ui/claim.css";
import colors_css from "../ui/colors.css";
import { el } from "../ui/element.js";
import { interfaceDirection, interfaceLanguage } from "../ui/text.js";
import card_css from "./card.css";
import notice_css from "./notice.css";
import region_css from "./region.css";

const kHostName = "firsthand-overlay";
const kMostReturns = 5; // a page that throws the element out again and again is left without it

/** What a page must not hear bubbling out of our element: keys typed and buttons pressed in here. */
const kOwnEvents = [
  ...["keydown", "keyup", "keypress", "click", "auxclick", "dblclick", "contextmenu"],
  ...["mousedown", "mouseup", "pointerdown", "pointerup", "touchstart", "touchend", "focusin", "focusout"],
];

function sheet(): CSSStyleSheet {
  const made = new CSSStyleSheet();
  made.replaceSync([colors_css, claim_css, card_css, notice_css, region_css].join("\n"));
  return made;
}

export class Overlay {
  readonly root: ShadowRoot;
  readonly #host = document.createElement(kHostName);
  readonly #live = el("div", { class: "live", role: "status" });
  readonly #watch: MutationObserver;
  readonly #top = document.documentElement;
  #returns = 0;

  /** `isWanted` is asked when the element has been thrown out: false ends it. `onRewritten` is told when the page has
   *  been written anew, by document.open or by another document element. */
  constructor(isWanted: () => boolean, onRewritten: () => void) {
    document.querySelector(`:root > ${kHostName}`)?.remove(); // of a script that an update cut off
    this.root = this.#host.attachShadow({ mode: "closed" });
    this.root.adoptedStyleSheets = [sheet()];
    for (const name of kOwnEvents) this.root.addEventListener(name, (event) => event.stopPropagation());
    this.root.append(this.#live);
    document.documentElement.append(this.#host);
    this.#watch = new MutationObserver(() => {
      if (this.#isRewritten()) onRewritten();
      else if (!this.#host.isConnected) this.#return(isWanted);
    });
    this.#watch.observe(document, { childList: true });
    this.#watch.observe(this.#top, { childList: true });
  }

  /** Not yet while there is nothing in the document. */
  #isRewritten(): boolean {
    return document.body !== null && document.documentElement !== this.#top;
  }

  #return(isWanted: () => boolean): void {
    if (!this.#top.isConnected || !isWanted() || this.#returns++ >= kMostReturns) return;
    this.#top.append(this.#host);
  }

  /** A box in the top layer, in the direction of the interface's language, not of the page's, and not enlarged by a page
   *  that enlarges its document element. Both are asked when the box is shown: the first question of a language waits for
   *  the browser to hand out all our messages, that of a size for the page's styles (66 ms on a page of 1 MB). */
  add(box: HTMLElement): void {
    const suit = () => {
      box.dir = interfaceDirection();
      box.lang = interfaceLanguage();
      box.style.zoom = String(1 / (this.#top.currentCSSZoom ?? 1));
    };
    box.addEventListener("beforetoggle", suit, { once: true });
    box.setAttribute("popover", "manual");
    this.root.append(box);
  }

  isOver(event: Event): boolean {
    return event.target === this.#host;
  }

  get hasFocus(): boolean {
    return document.activeElement === this.#host;
  }

  announce(text: string): void {
    this.#live.textContent = text;
  }

  remove(): void {
    this.#watch.disconnect();
    this.#host.remove();
  }
}
