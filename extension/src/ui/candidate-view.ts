// One candidate of a search: its link, what is known of it, a reviewer's words, and a button that opens and
// compares it. Its origin is not established until it is compared.
import type { ArchiveNote, Candidate, ComparisonNote, Review } from "../messages.js";
import { hostOf } from "../platform/browser.js";
import { comparisonDetails } from "./comparison-view.js";
import { candidateTime, signalText } from "./coverage-wording.js";
import { el, words } from "./element.js";
import { outcomeOf } from "./outcome.js";
import { pageLink } from "./page-link.js";
import { t } from "./text.js";
import { originText } from "./wording.js";

/** What opening a candidate came to: a comparison with the other text, or a sentence that says why not. */
export type Opened =
  | { note: ComparisonNote; text: readonly string[]; archive: ArchiveNote | null }
  | { failed: string };

export interface CandidateActions {
  open(href: string): void;
  /** Fetches or recalls the candidate and compares it. Called at once in the click: it may ask for a permission. */
  compare(candidate: Candidate): Promise<Opened>;
}

function review({ claim, claimant, rating, reviewer }: Review): HTMLElement {
  return el(
    "div",
    { class: "review" },
    el("p", {}, t("review_of"), " ", words(claim, "q")),
    claimant ? el("p", {}, t("review_claimant", claimant)) : null,
    rating ? el("p", {}, t("review_rating", reviewer), " ", words(rating, "q")) : null,
    el("p", { class: "note" }, t("review_neighbour")),
  );
}

function title(candidate: Candidate, actions: CandidateActions): HTMLElement {
  const { url, title: text } = candidate;
  if (url === "") return el("span", {}, words(text));
  return pageLink(
    url,
    actions.open,
    words(text || hostOf(url)),
    " ",
    el("span", { class: "host" }, hostOf(url)),
  );
}

/** Text only, whatever the page is made of. */
function otherText(text: readonly string[]): HTMLElement {
  const paragraphs = text.map((one) => el("p", { dir: "auto" }, one));
  return el("details", { class: "other-text" }, el("summary", {}, t("fetched_text")), ...paragraphs);
}

/** Copies that the opened one names, each to be opened by a click of its own. */
function otherCopies(copies: readonly Candidate[], actions: CandidateActions): HTMLElement[] {
  if (copies.length === 0) return [];
  const items = copies.map((copy) => candidateItem(copy, actions));
  return [el("h4", {}, t("heading_versions")), el("ul", { class: "links" }, ...items)];
}

/** `opened` is told what the archive says of the copy. */
function compareButton(
  candidate: Candidate,
  actions: CandidateActions,
  origin: HTMLElement,
  opened: (archive: ArchiveNote) => void,
): HTMLElement[] {
  const is_here = candidate.url === "";
  const host = hostOf(candidate.url);
  const button = el(
    "button",
    { type: "button", class: "plain", title: t("fetch_note", host) },
    t("open_and_compare"),
  );
  const ask = async () => {
    const got = await actions.compare(candidate);
    if ("failed" in got) return got.failed;
    origin.textContent = originText(got.note);
    if (got.archive) opened(got.archive);
    return [
      ...comparisonDetails(got.note),
      ...(got.text.length > 0 ? [otherText(got.text)] : []),
      ...otherCopies(got.archive?.copies ?? [], actions),
    ];
  };
  const [waiting, failed] = [t("fetching"), t("compare_failed")];
  const result = outcomeOf({ button, name: "comparison", waiting, failed, ask });
  return is_here ? [] : [button, result];
}

function about(candidate: Candidate): string {
  const { outlet, url, title: text } = candidate;
  const is_new = outlet !== hostOf(url) && outlet !== text;
  const parts = [is_new ? outlet : "", candidateTime(candidate)];
  return parts.filter((part) => part !== "").join(" · ");
}

/** Articles, archived copies and what the page points to can be compared; entries of an encyclopedia cannot. */
const isComparable = ({ kind }: Candidate): boolean => kind === "article" || kind === "archive";

export function candidateItem(candidate: Candidate, actions: CandidateActions): HTMLElement {
  const origin = el(
    "span",
    { class: "place" },
    candidate.signal ? signalText(candidate.signal) : t("origin_not_established"),
  );
  const comparable = isComparable(candidate);
  const known = about(candidate);
  const line = known ? el("span", { class: "about" }, words(known)) : null;
  const opened = ({ time }: ArchiveNote) => {
    if (time) line?.replaceChildren(words(about({ ...candidate, time, time_kind: "archived" })));
  };
  return el(
    "li",
    {},
    title(candidate, actions),
    comparable || candidate.signal ? origin : null,
    line,
    candidate.snippet ? el("span", { class: "snippet" }, words(candidate.snippet)) : null,
    candidate.shared.length > 0
      ? el("span", { class: "shared" }, t("elsewhere_shared"), " ", words(candidate.shared.join(", ")))
      : null,
    candidate.title_normalized ? el("span", { class: "note" }, t("title_changed_by_service")) : null,
    candidate.review ? review(candidate.review) : null,
    ...(comparable ? compareButton(candidate, actions, origin, opened) : []),
  );
}
