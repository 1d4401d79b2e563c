// What a reader does with a claim on its card: open a source, ask for other coverage, copy, dismiss with an
// undo, report. In a private window a dismissal is kept in this page only.
import type { Span } from "../generated/analysis.js";
import { type KeyNote, kBackgroundCalls, send } from "../messages.js";
import { hostOf, isPrivateWindow, isWebAddress } from "../platform/browser.js";
import { dismissalsOf } from "../settings/settings.js";
import { citation } from "../ui/citation.js";
import type { ClaimView } from "../ui/claim-model.js";
import { type DismissScope, dismissedText, type Problem } from "../ui/claim-tools.js";
import type { ClaimActions, Neighbour } from "../ui/claim-view.js";
import { copyText } from "../ui/clipboard.js";
import { el } from "../ui/element.js";
import { keyLines } from "../ui/keys.js";
import { missedFile, reportFile } from "../ui/report.js";
import { saveFile } from "../ui/save-file.js";
import { day, t } from "../ui/text.js";
import { speakerText } from "../ui/wording.js";
import type { CardContent } from "./card.js";
import type { Marked } from "./marks.js";
import type { Note } from "./notices.js";
import type { Reading } from "./reading.js";

interface Dismissal {
  scope: DismissScope;
  value: string;
  label: string;
}

type Dismissed = Pick<Dismissal, "scope" | "value">;

export interface DeskEvents {
  note: Note;
  /** Closes the card. */
  close(): void;
  /** To screen readers alone. */
  announce(text: string): void;
  reading(): Reading | null;
  /** What the settings say is dismissed. */
  dismissed(): readonly Dismissed[];
  /** Follows a message to the background. */
  tell(sent: Promise<unknown>): void;
  show(claim: string): void;
  jump(claim: string, evidence: number): void;
  redraw(): void;
}

/** "" on our own pages, which are no site. */
const pageHost = (): string => (isWebAddress(location.href) ? hostOf(location.href) : "");

function dismissalOf(claim: ClaimView, scope: DismissScope): Dismissal {
  if (scope === "site") return { scope, value: pageHost(), label: pageHost() };
  if (scope === "cue") return { scope, value: claim.cue, label: claim.cue };
  return { scope, value: claim.key, label: `${speakerText(claim)}: ${claim.quote}` };
}

export class Desk {
  readonly #events: DeskEvents;
  #keys: Promise<KeyNote[]> | null = null;
  /** Of a private window: nothing of it is stored. */
  private_dismissed: Dismissal[] = [];
  /** The dismissal that the note offers to undo, with the note's words, and whether the settings have it yet. */
  #offered: { made: Dismissal; text: string; is_kept: boolean } | null = null;

  constructor(events: DeskEvents) {
    this.#events = events;
  }

  readonly actions: ClaimActions = {
    open: (href) => this.#events.tell(send(kBackgroundCalls.open_link, { href })),
    elsewhere: (claim) => send(kBackgroundCalls.elsewhere, { claim }),
    compare: (url, claim) => send(kBackgroundCalls.compare, { url, claim }),
    beside: (url) => {
      send(kBackgroundCalls.open_side_by_side, { url }).catch(() => {}); // the tab that did not open says it
    },
    show: (claim) => this.#events.show(claim),
    jump: (claim, evidence) => this.#events.jump(claim, evidence),
    tools: {
      host: pageHost(),
      coverage: ({ id }) => send(kBackgroundCalls.coverage, { claim: id }),
      cite: (claim) => this.#cite(claim),
      dismiss: (claim, scope) => this.#dismiss(dismissalOf(claim, scope), true),
      again: (claim) => this.#again(claim),
      report: (claim, problem) => this.#report(claim, problem),
    },
  };

  cardOf({ view }: Marked, near: readonly Marked[]): CardContent {
    const neighbours: Neighbour[] = near.map((other) => ({
      id: other.id,
      speaker: speakerText(other.view),
      quote: other.view.quote,
    }));
    return { claim: view, near: neighbours, last: () => this.#keyHelp() };
  }

  #keyHelp(): HTMLElement {
    const box = el("section", { class: "key-help" }, el("h3", {}, t("heading_keys")));
    this.#keys ??= send(kBackgroundCalls.keys, null);
    this.#keys.then(
      (notes) => box.append(...keyLines(notes)),
      () => box.remove(),
    );
    return box;
  }

  async #cite(claim: ClaimView): Promise<{ text: string; copied: boolean }> {
    const text = citation(claim, { title: document.title, url: location.href, date: day(new Date()) });
    return { text, copied: await copyText(text) };
  }

  #dismiss(made: Dismissal, is_said: boolean): void {
    const { note } = this.#events;
    const focus = note.isNearFocus;
    this.#events.close();
    this.#keep(made);
    const undo = () => {
      this.#restore(made);
      this.#events.announce(t("dismissed_restored"));
    };
    const text = dismissedText(made.scope, made.label);
    this.#offered = { made, text, is_kept: false };
    note.say(text, { undo, focus, is_said });
  }

  /** What was taken back elsewhere, in the panel or the options, is not offered to be undone here any more. */
  heed(dismissed: readonly Dismissed[]): void {
    const offered = this.#offered;
    if (!offered) return;
    const { made, text, is_kept } = offered;
    if (dismissed.some(({ scope, value }) => scope === made.scope && value === made.value)) {
      offered.is_kept = true;
      return;
    }
    if (!is_kept) return;
    this.#offered = null;
    if (this.#events.note.text === text) this.#events.note.hide();
  }

  /** As from the card, for a reader who is in the panel, which says it; false for a claim that is not there any more. */
  dismissById(id: string, scope: DismissScope): boolean {
    const claim = this.#events.reading()?.claims.find((one) => one.id === id);
    if (claim) this.#dismiss(dismissalOf(claim.view, scope), false);
    return claim !== undefined;
  }

  #keep(made: Dismissal): void {
    if (isPrivateWindow()) this.#setPrivate([...this.private_dismissed, made]);
    else this.#events.tell(send(kBackgroundCalls.dismiss, made));
  }

  #setPrivate(dismissed: Dismissal[]): void {
    this.private_dismissed = dismissed;
    this.#events.redraw();
  }

  /** Of a selection without a claim: `span` is null when none of the words were read. */
  answerWithout(span: Span | null, is_seen: boolean): void {
    const { note } = this.#events;
    if (!span) {
      note.say(t(is_seen ? "selection_outside" : "selection_not_seen"));
      return;
    }
    const report = () => {
      this.#reportMissed(span);
      note.say(t("report_done"), { focus: true });
    };
    note.say(`${t("selection_no_claim")} ${t("selection_missed")}`, { report, focus: true });
  }

  #reportMissed(span: Span): void {
    const reading = this.#events.reading();
    if (reading) saveFile(missedFile(reading.article.page, reading.analysis, reading.article.text, span));
  }

  #restore(made: Dismissed): void {
    const others = this.private_dismissed.filter((one) => one !== made);
    if (others.length < this.private_dismissed.length) this.#setPrivate(others);
    else
      this.#events.tell(send(kBackgroundCalls.restore, { scope: made.scope, value: made.value, label: "" }));
  }

  /** From the card of a claim that has no line. */
  #again(claim: ClaimView): (() => void) | null {
    const all: readonly Dismissed[] = [...this.#events.dismissed(), ...this.private_dismissed];
    const found = dismissalsOf(all, claim, pageHost());
    if (found.length === 0) return null;
    return () => {
      this.#events.close();
      this.#events.note.hide();
      for (const made of found) this.#restore(made);
      this.#events.announce(t("dismissed_restored"));
    };
  }

  #report({ id }: ClaimView, problem: Problem): void {
    const reading = this.#events.reading();
    const claim = reading?.analysis.attributions.find((one) => one.id === id);
    if (!reading || !claim) return;
    const { article, analysis, words } = reading;
    saveFile(reportFile(problem, article.page, analysis, words, claim));
  }
}
