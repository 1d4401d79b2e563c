// One page with its marks on: reads, asks the background, draws, follows pointer, keys and changes of the
// page, and on `stop` leaves it exactly as it was. Every listener hangs on one abort signal.
import {
  answer,
  kBackgroundCalls,
  kPageCalls,
  kPanelCalls,
  type Obstacle,
  send,
  serve,
} from "../messages.js";
import { api } from "../platform/browser.js";
import { t } from "../ui/text.js";
import { speakerText } from "../ui/wording.js";
import { type Article, pageNote, readArticle } from "./article.js";
import { Card } from "./card.js";
import { type Marked, Marks, rangesOf } from "./marks.js";
import { pageFacts } from "./page-facts.js";
import { PageWatch } from "./page-watch.js";
import { Pointer } from "./pointer.js";
import { isMarked, makeReading, type Reading } from "./reading.js";

/** When these change, the colours under the marks may change with them. */
const kLooks = ["(prefers-color-scheme: dark)", "(forced-colors: active)"];

/** A page that is out of sight does not scroll smoothly, and some readers do not want it to. */
const smoothness = (): ScrollBehavior =>
  document.hidden || matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth";

export class Session {
  readonly #end = new AbortController();
  readonly #marks = new Marks();
  readonly #readText: () => Promise<Article | null>;
  readonly #card: Card;
  #reading: Reading | null = null;
  #current: Marked | null = null;
  #pinned = false;
  /** Counts readings, so that a slow answer never overwrites a newer one. */
  #turn = 0;

  /** `read` finds the text: a page's article, or what one of our own pages shows. */
  constructor(read: () => Promise<Article | null> = readArticle) {
    this.#readText = read;
    const actions = {
      open: (href: string) => this.#tell(send(kBackgroundCalls.open_link, { href })),
      elsewhere: (claim: string) => send(kBackgroundCalls.elsewhere, { claim }),
      compare: (url: string, claim: string) => send(kBackgroundCalls.compare, { url, claim }),
      show: (claim: string) => this.#showById(claim, false),
    };
    this.#card = new Card(actions, () => this.#close());
    const { signal } = this.#end;
    new PageWatch(
      {
        isRead: (node) => (this.#reading?.article.map.offsetOf(node, 0) ?? null) !== null,
        isIntact: () => this.#reading?.article.map.isIntact() ?? true,
        onChange: () => this.#start(false),
      },
      signal,
    );
    new Pointer(
      {
        marks: () =>
          this.#reading && { claims: this.#reading.claims.filter(isMarked), map: this.#reading.article.map },
        isOverCard: (event) => this.#card.isOver(event),
        open: (claim, pinned) => this.#open(claim, { pinned, focus: false }),
        left: () => this.#pinned || this.#close(),
        key: (name) => this.#key(name),
      },
      signal,
    );
    this.#listen(signal);
    this.#start(true);
  }

  #listen(signal: AbortSignal): void {
    const unserve = serve<typeof kPageCalls>({
      ping: answer(kPageCalls.ping, () => true),
      stop: answer(kPageCalls.stop, () => {
        this.#tell(send(kBackgroundCalls.stopped, null));
        this.stop();
        return null;
      }),
      show: answer(kPageCalls.show, ({ claim, focus }) => this.#showById(claim, focus)),
      step: answer(kPageCalls.step, ({ step }) => this.#step(step)),
      open_card: answer(kPageCalls.open_card, () => this.#openCurrent()),
      page_facts: answer(kPageCalls.page_facts, pageFacts),
    });
    signal.addEventListener("abort", unserve);
    for (const media of kLooks)
      matchMedia(media).addEventListener("change", () => this.#drawAgain(), { signal });
    const place = () => this.#placeCard();
    document.addEventListener("scroll", place, { signal, passive: true, capture: true });
    window.addEventListener("resize", place, { signal, passive: true });
    window.addEventListener("pagehide", () => this.#tell(send(kBackgroundCalls.stopped, null)), { signal });
    window.addEventListener("pageshow", (event) => event.persisted && this.#start(true), { signal });
  }

  /** Ends everything; the page is as it was before. */
  stop(): void {
    this.#end.abort();
    this.#turn++;
    this.#card.remove();
    this.#marks.remove();
    globalThis.firsthandSession = undefined;
    globalThis.firsthandState = "off";
  }

  /** A background that cannot be reached has been replaced by an update: this session ends with it. */
  #tell(sent: Promise<unknown>): void {
    sent.catch(() => {
      if (!isConnected()) this.stop();
    });
  }

  // Reading ---------------------------------------------------------------------------------------
  /** A page that breaks the reading is said to be unreadable; its script never sees the error. */
  #start(again: boolean): void {
    this.#read(again).catch((error: unknown) => {
      console.warn("Firsthand could not read this page.", error);
      this.#cannotRead("engine_failed");
    });
  }

  async #read(again: boolean): Promise<void> {
    const turn = ++this.#turn;
    const article = await this.#readText();
    if (turn !== this.#turn) return;
    if (!article) return this.#cannotRead("no_article");
    if (!again && this.#reading?.article.text === article.text) return this.#redraw(article);
    await this.#analyze(article, turn);
  }

  async #analyze(article: Article, turn: number): Promise<void> {
    const { request, page } = article;
    const reply = await send(kBackgroundCalls.analyze, { request, page }).catch(() => null);
    if (turn !== this.#turn) return;
    if (!reply) return isConnected() ? this.#forget() : this.stop();
    if (!reply.ok) return this.#forget();
    this.#show(makeReading(article, reply.analysis));
    const marked = reply.analysis.attributions.filter(({ mark }) => mark !== "listed").length;
    this.#card.announce(marked > 0 ? t("announce_marked", marked) : t("announce_nothing"));
    await this.#refine(article);
  }

  /** The refining tier's marks in place of the first ones; when it fails, or the words changed, those stay. */
  async #refine({ request, page, text }: Article): Promise<void> {
    const reply = await send(kBackgroundCalls.refine, { request, page }).catch(() => null);
    const now = this.#reading?.article;
    if (!reply?.ok || !now || now.text !== text || this.#end.signal.aborted) return;
    this.#show(makeReading(now, reply.analysis));
  }

  /** The same words in other nodes: the analysis holds, only the places are new. */
  #redraw(article: Article): void {
    if (this.#reading) this.#show(makeReading(article, this.#reading.analysis));
  }

  #drawAgain(): void {
    if (this.#reading) this.#marks.draw(this.#reading.claims, this.#reading.article.map);
  }

  #show(reading: Reading): void {
    const is_new = reading.analysis !== this.#reading?.analysis;
    this.#reading = reading;
    this.#marks.draw(reading.claims, reading.article.map);
    const before = this.#current;
    const same = before ? reading.claims.filter(({ view }) => view.quote === before.view.quote) : [];
    const current = same.find(({ id }) => id === before?.id) ?? same[0];
    if (!current) this.#close();
    else if (is_new && this.#card.claim !== null) this.#open(current, { pinned: this.#pinned, focus: false });
    else this.#setCurrent(current);
  }

  #forget(): void {
    this.#close();
    this.#marks.clear();
    this.#reading = null;
  }

  #cannotRead(obstacle: Obstacle): void {
    this.#forget();
    this.#card.announce(t("announce_no_article"));
    this.#tell(send(kBackgroundCalls.cannot_read, { page: pageNote(false), obstacle }));
  }

  // Showing one claim -----------------------------------------------------------------------------
  #setCurrent(claim: Marked | null): void {
    this.#current = claim;
    if (this.#reading) this.#marks.setCurrent(claim, this.#reading.article.map);
  }

  #rects(claim: Marked): DOMRect[] {
    const ranges = this.#reading ? rangesOf(this.#reading.article.map, claim.content) : [];
    return ranges
      .flatMap((range) => [...range.getClientRects()])
      .filter(({ width, height }) => width > 0 && height > 0);
  }

  /** The claim as one box; of a claim that is taller than the window only its last line. */
  #box(claim: Marked): DOMRect | null {
    const rects = this.#rects(claim);
    const last = rects.at(-1);
    if (!last) return null;
    const top = Math.min(...rects.map((rect) => rect.top));
    const left = Math.min(...rects.map((rect) => rect.left));
    const bottom = Math.max(...rects.map((rect) => rect.bottom));
    const whole = new DOMRect(left, top, last.right - left, bottom - top);
    return whole.height < window.innerHeight / 2 ? whole : last;
  }

  #open(claim: Marked, { pinned, focus }: { pinned: boolean; focus: boolean }): void {
    if (this.#pinned && !pinned) return;
    this.#pinned = pinned;
    this.#setCurrent(claim);
    const place = this.#box(claim);
    if (!place) return;
    this.#card.show(claim.view, place, focus);
    this.#tell(send(kPanelCalls.claim_shown, { claim: claim.id }));
  }

  #placeCard(): void {
    const place = this.#card.claim !== null && this.#current ? this.#box(this.#current) : null;
    if (place) this.#card.move(place);
  }

  #close(): void {
    this.#pinned = false;
    this.#card.hide();
    this.#setCurrent(null);
  }

  #scrollTo(claim: Marked): void {
    const place = this.#rects(claim)[0];
    if (!place || (place.top >= 80 && place.bottom <= window.innerHeight * 0.6)) return;
    window.scrollBy({ top: place.top - window.innerHeight * 0.3, behavior: smoothness() });
  }

  #goTo(claim: Marked, focus: boolean): void {
    this.#scrollTo(claim);
    this.#open(claim, { pinned: true, focus });
  }

  #showById(id: string, focus: boolean): boolean {
    const claim = this.#reading?.claims.find((claim) => claim.id === id);
    if (claim) this.#goTo(claim, focus);
    return claim !== undefined;
  }

  /** From the current claim, or from the one nearest to the top of the window. */
  #step(step: 1 | -1): boolean {
    const claims = this.#reading?.claims.filter(isMarked) ?? [];
    const at = claims.findIndex(({ id }) => id === this.#current?.id);
    const ahead = claims.findIndex((claim) => (this.#rects(claim)[0]?.top ?? -1) >= 0);
    const start = step === 1 ? Math.max(0, ahead) : ahead < 0 ? claims.length - 1 : ahead - 1;
    const index = at < 0 ? start : at + step;
    const claim = claims[(index + claims.length) % Math.max(1, claims.length)];
    if (!claim) return false;
    this.#goTo(claim, false);
    const number = claims.indexOf(claim) + 1;
    this.#card.announce(
      t("announce_claim", number, claims.length, speakerText(claim.view), claim.view.quote),
    );
    return true;
  }

  #openCurrent(): boolean {
    if (!this.#current) return this.#step(1) && this.#openCurrent();
    this.#goTo(this.#current, true);
    return true;
  }

  #key(name: "Enter" | "Escape"): boolean {
    if (this.#card.claim === null) return false;
    if (name === "Escape") {
      this.#close();
      return true;
    }
    return this.#pinned && this.#openCurrent();
  }
}

/** False in a script that an update or removal of the extension has cut off. */
function isConnected(): boolean {
  try {
    return api.runtime.id !== undefined;
  } catch {
    return false;
  }
}
