// Another page of this session beside the claim's own: its link, and, once compared, where it may have the
// story from and what differs, in the articles' words.
import type { ChangeNote, ComparisonNote, Elsewhere } from "../messages.js";
import { hostOf } from "../platform/browser.js";
import { el, words } from "./element.js";
import { outcomeOf } from "./outcome.js";
import { t } from "./text.js";
import { changeText, originSentences, originText } from "./wording.js";

function side(label: string, text: string | null, absent: string): HTMLElement {
  const quote = text === null ? el("span", { class: "absent" }, absent) : words(text, "q");
  return el("span", { class: "side" }, el("span", { class: "label" }, label), " ", quote);
}

function changeItem({ type, here, there }: ChangeNote): HTMLElement {
  return el(
    "li",
    {},
    el("span", { class: "change" }, changeText(type)),
    side(t("side_here"), here, t("side_not_here")),
    side(t("side_there"), there, t("side_not_there")),
  );
}

function changeList(title: string, list: readonly ChangeNote[]): HTMLElement[] {
  if (list.length === 0) return [];
  return [el("h4", {}, title), el("ul", { class: "changes" }, ...list.map(changeItem))];
}

/** The claim's own changes, then those of the rest of the article. */
function changes({ changes: list, own, more, may_repeat }: ComparisonNote): HTMLElement[] {
  if (list.length === 0) return may_repeat ? [el("p", { class: "note" }, t("changes_none"))] : [];
  return [
    ...changeList(t("heading_changes_claim"), list.slice(0, own)),
    ...changeList(own > 0 ? t("heading_changes_rest") : t("heading_changes"), list.slice(own)),
    ...(more > 0 ? [el("p", { class: "note" }, t("changes_more", more))] : []),
  ];
}

/** What the comparison found, below the page's link. */
export function comparisonDetails(note: ComparisonNote): HTMLElement[] {
  return [...relationSentences(note), ...changes(note)];
}

/** What the two have to do with each other, without what changed. */
export const relationSentences = (note: ComparisonNote): HTMLElement[] =>
  originSentences(note).map((sentence) => el("p", { class: "relation" }, sentence));

/**
 * One page of "Elsewhere". `anchor` is its link; `compare` asks for the comparison, which replaces the button:
 * null when the other article is no longer kept, rejected when it failed. `beside` opens both articles whole.
 */
export function elsewhereItem(
  page: Elsewhere,
  anchor: HTMLElement,
  compare: () => Promise<ComparisonNote | null>,
  beside: () => void,
): HTMLElement {
  const origin = el("span", { class: "place" }, t("origin_not_established"));
  const button = el("button", { type: "button", class: "plain" }, t("compare"));
  const ask = async () => {
    const note = await compare();
    if (note === null) return t("compare_gone");
    origin.textContent = originText(note);
    return [...comparisonDetails(note), sideBySideButton(beside)];
  };
  const [waiting, failed] = [t("comparing"), t("compare_failed")];
  return el(
    "li",
    {},
    anchor,
    origin,
    el("span", { class: "shared" }, t("elsewhere_shared"), " ", words(page.shared.join(", "))),
    button,
    outcomeOf({ button, name: "comparison", waiting, failed, ask }),
  );
}

/** Opens both articles whole, in a tab of its own. */
function sideBySideButton(open: () => void): HTMLElement {
  const button = el("button", { type: "button", class: "plain" }, t("side_by_side"));
  button.addEventListener("click", open);
  return button;
}

/** The label of a page's link: its title, and its host. */
export function elsewhereLabel({ title, url }: Elsewhere): (Node | string)[] {
  const host = hostOf(url);
  return [words(title || host), " ", el("span", { class: "host" }, host)];
}
