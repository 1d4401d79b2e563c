// One page with its marks on: joins reading (reading-cycle.ts) and drawing (marks.ts), follows changes of the
// page and of the reader's settings, and on `stop` leaves the page exactly as it was. Every listener hangs on
// one abort signal. Showing single claims is the presenter's work, what a reader does with one the desk's.
import type { Analysis } from "../generated/analysis.js";
import {
  answer,
  kBackgroundCalls,
  kPageCalls,
  kPanelCalls,
  type Obstacle,
  send,
  serve,
} from "../messages.js";
import { hostOf, isWebAddress } from "../platform/browser.js";
import { kDefaults, type MarkSettings, markSettings, settingsOf } from "../settings/settings.js";
import { onSettings, readSettings } from "../settings/store.js";
import { t } from "../ui/text.js";
import { pageNote, readArticle } from "./article.js";
import { Card } from "./card.js";
import { isCutOff, onCutOff } from "./cut-off.js";
import { Desk } from "./desk.js";
import { mayBeArticle } from "./frame-article.js";
import { readablePages } from "./frames.js";
import { claimAtPoint, type Point } from "./hit-test.js";
import { type Marked, Marks } from "./marks.js";
import { Legend, Note } from "./notices.js";
import { Overlay } from "./overlay.js";
import { pageFacts } from "./page-facts.js";
import { PageWatch } from "./page-watch.js";
import { Pointer } from "./pointer.js";
import { Presenter } from "./presenter.js";
import { type Reading, visibleClaims } from "./reading.js";
import { ReadingCycle, type ReadText } from "./reading-cycle.js";
import { RegionPicker } from "./region-picker.js";
import { claimInRange, selectedRange } from "./selection.js";

/** When these change, the colours under the marks may change with them. */
const kLooks = ["(prefers-color-scheme: dark)", "(forced-colors: active)"];

export class Session {
  readonly #end = new AbortController();
  readonly #marks = new Marks();
  readonly #overlay = new Overlay(
    () => this.#isAlive(),
    () => this.#rewritten(),
  );
  readonly #note = new Note(this.#overlay);
  readonly #cycle: ReadingCycle;
  readonly #beginAnew: () => boolean;
  readonly #desk: Desk;
  readonly #watch: PageWatch;
  readonly #pointer: Pointer;
  readonly #presenter: Presenter;
  #legend: Legend | null = null;
  #settings: MarkSettings = kDefaults;
  #follows_settings = false;
  /** What the marks on the page were drawn from. */
  #shown: Analysis | null = null;
  #picker: RegionPicker | null = null;
  /** The claims with a line, in page order. */
  #visible: readonly Marked[] = [];
  /** How many marks were last said to be on the page. */
  #announced = 0;
  /** The first reading, however it ends: a question about a selection waits for it. */
  #first: Promise<void>;

  /** `beginAnew` starts another session once this one has ended with the page as it was; false leaves it at that. */
  constructor(readText: ReadText = readArticle, beginAnew: () => boolean = () => false) {
    const { signal } = this.#end;
    this.#beginAnew = beginAnew;
    this.#cycle = this.#follow(readText);
    this.#desk = new Desk({
      note: this.#note,
      close: () => this.#presenter.close(),
      announce: (text) => this.#overlay.announce(text),
      reading: () => this.#cycle.reading,
      dismissed: () => this.#settings.dismissed,
      tell: (sent) => this.#tell(sent),
      show: (claim) => this.#presenter.showById(claim, false),
      jump: (claim, evidence) => this.#presenter.jump(claim, evidence),
      redraw: () => this.#draw(),
    });
    const card = new Card(
      this.#overlay,
      this.#desk.actions,
      () => this.#presenter.close(),
      (box) => this.#legend?.giveWay(box),
    );
    this.#presenter = new Presenter(card, this.#marks, {
      content: (claim, near) => this.#desk.cardOf(claim, near),
      shown: ({ id }) => this.#tell(send(kPanelCalls.claim_shown, { claim: id })),
      moved: (claim, focus) => {
        this.#cycle.start(false).then(() => this.#presenter.goToAgain(claim, focus));
      },
      lost: (what) => this.#note.say(t(what === "claim" ? "claim_lost" : "evidence_lost")),
    });
    this.#watch = this.#watchPage(signal);
    this.#pointer = this.#followReader(signal);
    this.#listen(signal);
    onCutOff(() => this.stop(), signal);
    this.#first = this.#cycle.start(true);
  }

  #watchPage(signal: AbortSignal): PageWatch {
    const watch = new PageWatch(
      {
        isRead: (node) => (this.#cycle.reading?.article.map.offsetOf(node, 0) ?? null) !== null,
        isIntact: () => this.#cycle.reading?.article.map.isIntact() ?? true,
        mayMatter: (frame) => mayBeArticle(frame, this.#cycle.reading?.article ?? null),
        onChange: () => void this.#cycle.start(false),
      },
      signal,
    );
    for (const media of kLooks) matchMedia(media).addEventListener("change", () => this.redraw(), { signal });
    window.addEventListener("pagehide", () => this.#tell(send(kBackgroundCalls.stopped, null)), { signal });
    window.addEventListener("pageshow", (event) => event.persisted && void this.#cycle.start(true), {
      signal,
    });
    return watch;
  }

  #followReader(signal: AbortSignal): Pointer {
    const place = () => this.#presenter.place();
    window.addEventListener("resize", place, { signal, passive: true });
    return new Pointer(
      {
        claimAt: (point) => this.claimAt(point),
        isOverCard: (event) => this.#overlay.isOver(event),
        mayHover: () => this.#settings.marks.hover_card,
        open: (claim, pinned) => this.#presenter.open(claim, { pinned, focus: false }),
        left: () => this.#presenter.left(),
        key: (name) => this.#presenter.key(name),
        scrolled: place,
      },
      signal,
    );
  }

  #listen(signal: AbortSignal): void {
    const unserve = serve<typeof kPageCalls>({
      ping: answer(kPageCalls.ping, () => true),
      stop: answer(kPageCalls.stop, () => {
        this.#tell(send(kBackgroundCalls.stopped, null));
        this.stop();
        return null;
      }),
      show: answer(kPageCalls.show, ({ claim, focus }) => this.#presenter.showById(claim, focus)),
      step: answer(kPageCalls.step, ({ step }) => this.step(step)),
      open_card: answer(kPageCalls.open_card, () => this.#presenter.openCurrent()),
      jump: answer(kPageCalls.jump, ({ claim, evidence }) => this.#presenter.jump(claim, evidence)),
      take_off: answer(kPageCalls.take_off, ({ claim, scope }) => this.#desk.dismissById(claim, scope)),
      pick_region: answer(kPageCalls.pick_region, (pick) => this.#pickRegion(pick)),
      page_facts: answer(kPageCalls.page_facts, pageFacts),
      at_selection: answer(kPageCalls.at_selection, () => this.#showSelected()),
    });
    signal.addEventListener("abort", unserve);
  }

  /** Ends everything; the page is as it was before. */
  stop(): void {
    this.#end.abort();
    this.#cycle.stop();
    this.#presenter.close();
    this.#overlay.remove();
    this.#marks.remove();
    globalThis.firsthandSession = undefined;
    globalThis.firsthandState = "off";
  }

  /** Asked by a script that is injected again: this one may not have noticed. */
  isCutOff(): boolean {
    return isCutOff();
  }

  /** Ends a session that has been cut off; its element was thrown out, perhaps by the one after it. */
  #isAlive(): boolean {
    if (isCutOff()) this.stop();
    return !this.#end.signal.aborted;
  }

  /** A page that is written anew takes away every listener on it, ours too. */
  #rewritten(): void {
    if (!this.#isAlive()) return;
    this.stop();
    if (!this.#beginAnew()) this.#tell(send(kBackgroundCalls.stopped, null));
  }

  /** A background that cannot be reached has been replaced by an update: this session ends with it. */
  #tell(sent: Promise<unknown>): void {
    sent.catch(() => isCutOff() && this.stop());
  }

  // Reading ---------------------------------------------------------------------------------------
  #follow(readText: ReadText): ReadingCycle {
    return new ReadingCycle(readText, {
      show: (reading) => this.#show(reading),
      answered: (settings) => {
        // Once this script follows them itself it may know of a change that the background has yet to hear of.
        if (!this.#follows_settings) this.#settings = markSettings(settingsOf(settings));
        return this.#settings.marks.refine;
      },
      analyzed: (again) => {
        this.#followSettings();
        this.#announce(again);
      },
      failed: (obstacle) => this.#cannotRead(obstacle),
      cutOff: () => this.stop(),
    });
  }

  /** From the first marks on; they were drawn by what the background knew. */
  #followSettings(): void {
    if (this.#follows_settings) return;
    this.#follows_settings = true;
    onSettings((now) => this.#useSettings(now), this.#end.signal);
    readSettings().then((now) => this.#useSettings(now)); // as they may have changed meanwhile
  }

  #show(reading: Reading): void {
    const is_new = reading.analysis !== this.#shown;
    this.#shown = reading.analysis;
    const { map } = reading.article;
    this.#watch.follow(map.documents(), map.shadowRoots());
    this.#pointer.follow(map.documents());
    this.#draw(is_new);
  }

  /** A page that changes by itself is not said to have as many marks as before. */
  #announce(again: boolean): void {
    const marked = this.#visible.length;
    const is_known = !again && marked === this.#announced;
    this.#announced = marked;
    if (is_known) return;
    this.#overlay.announce(marked > 0 ? t("announce_marked", marked) : t("announce_nothing"));
    if (marked > 0) this.#offerLegend();
  }

  #cannotRead(obstacle: Obstacle | null): void {
    this.#shown = null;
    this.#presenter.setStage(null, true);
    this.#marks.clear();
    this.#visible = [];
    this.#watch.follow(readablePages(), []);
    if (!obstacle) return;
    this.#overlay.announce(t("announce_no_article"));
    this.#tell(send(kBackgroundCalls.cannot_read, { page: pageNote(false), obstacle }));
  }

  /** On the page, by pointer or keyboard; or back to what is found without the reader. */
  #pickRegion(pick: boolean): null {
    if (!pick) this.#cycle.choose(null);
    else {
      this.#presenter.close();
      this.#picker ??= new RegionPicker(this.#overlay, this.#end.signal, (chosen) => {
        this.#picker = null;
        if (chosen) this.#cycle.choose(chosen);
      });
    }
    return null;
  }

  // Asked from outside -----------------------------------------------------------------------------
  step(step: 1 | -1): boolean {
    return this.#presenter.step(step);
  }

  claimAt(point: Point): Marked | null {
    return this.#cycle.reading && claimAtPoint(this.#visible, this.#cycle.reading.article.map, point);
  }

  /** Every line anew: the colours under them have changed. */
  redraw(): void {
    this.#marks.clear();
    this.#draw();
  }

  // Drawing ---------------------------------------------------------------------------------------
  #draw(is_new = false): void {
    if (!this.#cycle.reading) return;
    const { claims, article } = this.#cycle.reading;
    const host = hostOf(location.href);
    this.#visible = visibleClaims(claims, this.#settings, host, this.#desk.private_dismissed);
    this.#marks.draw(this.#visible, article.map, this.#settings.marks.cues);
    this.#presenter.setStage({ claims, visible: this.#visible, map: article.map }, is_new);
  }

  #useSettings(now: MarkSettings): void {
    const heeded = markSettings(now);
    if (this.#end.signal.aborted) return;
    if (JSON.stringify(heeded) === JSON.stringify(this.#settings)) return;
    this.#settings = heeded;
    this.#desk.heed(heeded.dismissed);
    if (now.legend_closed) this.#legend?.hide();
    this.#draw();
  }

  /** At first use; a reader who has closed it is never shown it again. */
  #offerLegend(): void {
    if (this.#settings.legend_closed || this.#legend || !isWebAddress(location.href)) return;
    const keys = () => send(kBackgroundCalls.keys, null);
    this.#legend = new Legend(this.#overlay, keys, () =>
      this.#tell(send(kBackgroundCalls.close_legend, null)),
    );
  }

  // "Who says this?" ------------------------------------------------------------------------------
  async #showSelected(): Promise<boolean> {
    await this.#first;
    const reading = this.#cycle.reading;
    const map = reading?.article.map;
    const selected = map ? selectedRange(map) : null;
    const claim = map && selected && claimInRange(reading.claims, map, selected);
    if (claim) this.#presenter.goTo(claim, true);
    else if (!map) this.#note.say(t("selection_not_read"));
    else this.#desk.answerWithout(selected && map.spanOf(selected), selected !== null);
    return Boolean(claim);
  }
}
