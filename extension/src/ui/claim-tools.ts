// What a reader can do with a claim on its card: ask for other coverage, copy a citation, dismiss marks,
// save a report of a wrong one. Each says beside its button what came of it.
import type { ClaimView } from "./claim-model.js";
import { button, el } from "./element.js";
import { t } from "./text.js";

export type DismissScope = "claim" | "cue" | "site";
export const kProblems = ["not_a_claim", "wrong_speaker", "wrong_words", "wrong_standing", "other"] as const;
export type Problem = (typeof kProblems)[number];

export interface ClaimTools {
  /** The page's host, as the reader knows it; "" when it has none. */
  host: string;
  /** Shows other coverage in the panel; false when no panel is open. */
  coverage(claim: ClaimView): Promise<boolean>;
  /** The text of the citation, and whether it is on the clipboard. */
  cite(claim: ClaimView): Promise<{ text: string; copied: boolean }>;
  dismiss(claim: ClaimView, scope: DismissScope): void;
  /** Takes back all that keeps the claim from being marked; null: nothing does. */
  again(claim: ClaimView): (() => void) | null;
  /** Saves a file; nothing is sent. */
  report(claim: ClaimView, problem: Problem): void;
}

/** What is said when it is done; `label`: the cue or the host. */
export function dismissedText(scope: DismissScope, label: string): string {
  if (scope === "claim") return t("dismissed_claim");
  return t(scope === "cue" ? "dismissed_cue" : "dismissed_site", label);
}

const kProblemTexts = {
  not_a_claim: "report_not_a_claim",
  wrong_speaker: "report_wrong_speaker",
  wrong_words: "report_wrong_words",
  wrong_standing: "report_wrong_standing",
  other: "report_other",
} as const;

function menu(name: string, label: string, ...content: Node[]): HTMLElement {
  const attributes = { class: `menu ${name}`, name: "tools" }; // of one name only one is open
  const box = el("div", {}, ...content);
  const made = el("details", attributes, el("summary", {}, label), box);
  made.addEventListener("toggle", () => made.open && box.scrollIntoView({ block: "nearest" })); // a low card ends above it
  return made;
}

/** A citation that could not be copied stands there to be copied by hand. */
function copyResult({ text, copied }: { text: string; copied: boolean }): Node[] {
  if (copied) return [el("p", { class: "note" }, t("cite_done"))];
  const field = el("textarea", { readonly: true, rows: "4", "aria-label": t("cite") }, text);
  return [el("p", { class: "note" }, t("cite_by_hand")), field];
}

function dismissMenu(claim: ClaimView, tools: ClaimTools): HTMLElement {
  const choice = (scope: DismissScope, label: string) =>
    button(label, "choice", () => tools.dismiss(claim, scope));
  return menu(
    "dismiss",
    t("dismiss"),
    el("p", { class: "note" }, t("dismiss_more")),
    choice("claim", t("dismiss_claim")),
    choice("cue", t("dismiss_cue", claim.cue)),
    ...(tools.host === "" ? [] : [choice("site", t("dismiss_site", tools.host))]),
  );
}

function reportMenu(claim: ClaimView, tools: ClaimTools, say: (...content: Node[]) => void): HTMLElement {
  const choices = kProblems.map((problem) =>
    button(t(kProblemTexts[problem]), "choice", () => {
      tools.report(claim, problem);
      say(el("p", { class: "note" }, t("report_done")));
    }),
  );
  return menu("report", t("report"), el("p", { class: "note" }, t("report_more")), ...choices);
}

export function claimTools(claim: ClaimView, tools: ClaimTools): HTMLElement {
  const result = el("div", { class: "result", role: "status" });
  const say = (...content: Node[]) => result.replaceChildren(...content);
  const failed = () => say(el("p", { class: "note" }, t("tool_failed")));
  const coverage = button(t("coverage"), "tool", () => {
    const note = (is_open: boolean) => t(is_open ? "coverage_in_panel" : "coverage_open_panel");
    tools.coverage(claim).then((is_open) => say(el("p", { class: "note" }, note(is_open))), failed);
  });
  const cite = button(t("cite"), "tool", () => {
    tools.cite(claim).then((done) => say(...copyResult(done)), failed);
  });
  const again = tools.again(claim);
  const marking = again ? button(t("dismissed_restore"), "tool again", again) : dismissMenu(claim, tools);
  const menus = [marking, reportMenu(claim, tools, say)];
  return el("div", { class: "tools" }, coverage, cite, ...menus, result);
}
