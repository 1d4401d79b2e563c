// From the page to a reading, again and again: the text is read, analysed by the background, and refined.
// Whatever comes too late, because a newer turn has begun or the session has ended, is thrown away. Until a
// changed page has been analysed, the earlier reading is shown with its claims where their words are now.
import { kBackgroundCalls, type Obstacle, send } from "../messages.js";
import type { Article } from "./article.js";
import { isCutOff } from "./cut-off.js";
import { isInPage } from "./frames.js";
import { makeReading, movedReading, type Reading } from "./reading.js";
import { painted } from "./slices.js";

/** Finds the text: a page's article, or what one of our own pages shows. `before` is what was read last. */
export type ReadText = (chosen: Element | null, before: Article | null) => Promise<Article | null>;

export interface CycleEvents {
  /** A reading to draw in place of the one before. */
  show(reading: Reading): void;
  /** The page's words have been analysed; what stands are the first marks. `again`: not because the page changed. */
  analyzed(again: boolean): void;
  /** Nothing can be shown. The background knows why, or is told the obstacle. */
  failed(obstacle: Obstacle | null): void;
  /** An analysis has come, and is not shown yet. True when these settings of the reader's want a second tier. */
  answered(settings: unknown): boolean;
  /** An update of the extension has cut this script off. */
  cutOff(): void;
}

export class ReadingCycle {
  readonly #readText: ReadText;
  readonly #events: CycleEvents;
  #reading: Reading | null = null;
  /** The part of the page that the reader wants read instead of the article found; for this page only. */
  #chosen: Element | null = null;
  /** Counts readings, so that a slow answer never overwrites a newer one. */
  #turn = 0;
  #has_ended = false;

  constructor(readText: ReadText, events: CycleEvents) {
    this.#readText = readText;
    this.#events = events;
  }

  get reading(): Reading | null {
    return this.#reading;
  }

  /** Reads another part of the page, or with null what is found without the reader. */
  choose(chosen: Element | null): void {
    this.#chosen = chosen;
    void this.start(true);
  }

  /**
   * A page that breaks the reading is said to be unreadable; its script never sees the error. `again` has the
   * same words analysed once more.
   */
  start(again: boolean): Promise<void> {
    return this.#read(again).catch((error: unknown) => {
      console.warn("Firsthand could not read this page.", error);
      this.#fail("engine_failed");
    });
  }

  /** No answer that is still on its way is taken any more. */
  stop(): void {
    this.#turn++;
    this.#has_ended = true;
  }

  async #read(again: boolean): Promise<void> {
    const turn = ++this.#turn;
    const chosen = isInPage(this.#chosen) ? this.#chosen : null;
    const article = await this.#readText(chosen, this.#reading?.article ?? null);
    if (turn !== this.#turn) return;
    if (!article) return this.#fail("no_article");
    const before = this.#reading;
    if (!again && before?.words === article.text) return this.#showAgain(article, before);
    if (before) this.#show(movedReading(before, article));
    await this.#analyze(article, turn, again);
  }

  async #analyze(article: Article, turn: number, again: boolean): Promise<void> {
    const { request, page } = article;
    const reply = await send(kBackgroundCalls.analyze, { request, page }).catch(() => null);
    if (turn !== this.#turn) return;
    if (!reply && isCutOff()) return this.#events.cutOff();
    if (!reply?.ok) return this.#fail(null);
    const may_refine = this.#events.answered(reply.settings);
    this.#show(makeReading(article, reply.analysis));
    await painted(); // the marks come first
    if (turn !== this.#turn) return;
    this.#events.analyzed(again);
    if (may_refine) await this.#refine(article);
  }

  /** The refining tier's marks in place of the first ones; when it fails, or the words changed, those stay. */
  async #refine({ request, page, text }: Article): Promise<void> {
    const reply = await send(kBackgroundCalls.refine, { request, page }).catch(() => null);
    const now = this.#reading?.article; // the page may have drawn the same words anew meanwhile
    if (reply?.ok && now?.text === text && !this.#has_ended) this.#show(makeReading(now, reply.analysis));
  }

  /** The same words: only their places are new, and perhaps what is said of the page around them. */
  #showAgain(article: Article, before: Reading): void {
    if (JSON.stringify(article.page) !== JSON.stringify(before.article.page))
      send(kBackgroundCalls.noted, article.page).catch(() => isCutOff() && this.#events.cutOff());
    this.#show(makeReading(article, before.analysis));
  }

  #show(reading: Reading): void {
    this.#reading = reading;
    this.#events.show(reading);
  }

  #fail(obstacle: Obstacle | null): void {
    this.#reading = null;
    this.#events.failed(obstacle);
  }
}
