// What the panel's buttons do with a claim, the same as those of the card on the page: other coverage, a citation, a
// dismissal, a report. Whoever works in the panel alone, by keyboard or screen reader, needs no card.
import { kPageCalls, sendToTab } from "../messages.js";
import { hostOf, isWebAddress } from "../platform/browser.js";
import { citation } from "../ui/citation.js";
import type { ClaimView } from "../ui/claim-model.js";
import { type ClaimTools, dismissedText, type Problem } from "../ui/claim-tools.js";
import { copyText } from "../ui/clipboard.js";
import { reportFile } from "../ui/report.js";
import { saveFile } from "../ui/save-file.js";
import { day, t } from "../ui/text.js";
import type { ClaimsState } from "./panel-model.js";

export interface DeskPlace {
  /** What the panel shows; null when it shows no claims. */
  state(): ClaimsState | null;
  tab(): number;
  /** Shows the Coverage tab for one claim, with the focus in it. */
  showCoverage(claim: string): void;
  announce(text: string): void;
  /** Marks a claim again that is dismissed; null: it is not. */
  again(claim: ClaimView): (() => void) | null;
}

const addressOf = ({ state }: DeskPlace): string => state()?.page.url ?? "";

async function cite(place: DeskPlace, claim: ClaimView): Promise<{ text: string; copied: boolean }> {
  const { title = "", url = "" } = place.state()?.page ?? {};
  const text = citation(claim, { title, url, date: day(new Date()) });
  return { text, copied: await copyText(text) };
}

function report(place: DeskPlace, { id }: ClaimView, problem: Problem): void {
  const state = place.state();
  const claim = state?.analysis.attributions.find((one) => one.id === id);
  if (state && claim) saveFile(reportFile(problem, state.page, state.analysis, state.text, claim));
}

export function deskTools(place: DeskPlace): ClaimTools {
  return {
    get host() {
      const url = addressOf(place);
      return isWebAddress(url) ? hostOf(url) : "";
    },
    coverage: async ({ id }) => {
      place.showCoverage(id);
      return true;
    },
    cite: (claim) => cite(place, claim),
    dismiss: (claim, scope) => {
      const label = scope === "cue" ? claim.cue : hostOf(addressOf(place));
      sendToTab(place.tab(), kPageCalls.take_off, { claim: claim.id, scope }).then(
        (done) => place.announce(done ? dismissedText(scope, label) : t("tool_failed")),
        () => place.announce(t("tool_failed")),
      );
    },
    again: (claim) => place.again(claim),
    report: (claim, problem) => report(place, claim, problem),
  };
}
