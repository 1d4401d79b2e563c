// One claim in full, as card and panel both show it. First what a glance needs: who, in what capacity, through
// whom, what the article offers beyond the word; behind a disclosure the rest: the sources it links, why it is
// marked, other pages of this session.
import type { ComparisonNote, Elsewhere } from "../messages.js";
import { chainView } from "./chain-view.js";
import type { ClaimView, EvidenceView, LinkView, ReasonView } from "./claim-model.js";
import { type ClaimTools, claimTools } from "./claim-tools.js";
import { elsewhereItem, elsewhereLabel } from "./comparison-view.js";
import { button, el, words } from "./element.js";
import { pageLink } from "./page-link.js";
import { countText, t } from "./text.js";
import {
  anonymityTexts,
  evidenceText,
  identityText,
  markText,
  placeText,
  reasonText,
  roleText,
  speakerText,
  standingText,
} from "./wording.js";

export interface ClaimActions {
  /** Opens an http(s) address in a new tab, without opener and referrer. */
  open(href: string): void;
  /** Other pages of this session that share the claim's names and numbers. */
  elsewhere(claim: string): Promise<Elsewhere[]>;
  /** This article beside another page's, the claim's changes first; null when that page is no longer kept. */
  compare(url: string, claim: string): Promise<ComparisonNote | null>;
  /** Opens this article and another one side by side. */
  beside(url: string): void;
  /** Goes to another claim of the article. */
  show(claim: string): void;
  /** Goes to the words of an item of the claim's evidence in the page. */
  jump?(claim: string, evidence: number): void;
  /** What else a reader can do with a claim; left out where it cannot be done. */
  tools?: ClaimTools;
}

/** Other claims that stand in the same words, for which a pointer is no help. */
export interface Neighbour {
  id: string;
  speaker: string;
  quote: string;
}

const kLongQuote = 280; // characters after which evidence is shortened

const shorten = (text: string): string =>
  text.length > kLongQuote ? `${text.slice(0, kLongQuote - 1)}…` : text;

function section(name: string, title: string, ...content: Node[]): HTMLElement {
  return el("section", { class: name }, el("h3", {}, title), ...content);
}

const link = (href: string, actions: ClaimActions, ...content: (Node | string)[]): HTMLElement =>
  pageLink(href, actions.open, ...content);

// Who ----------------------------------------------------------------------------------------------
function capacityLine(claim: ClaimView): string {
  const parts = claim.identity === "implicit" ? [] : [roleText(claim.role)];
  parts.push(identityText(claim.identity));
  if (claim.interested) parts.push(t("interested"));
  return parts.join("\u00a0· ");
}

function who(claim: ClaimView, heading_id: string): HTMLElement {
  const about = anonymityTexts(claim).join(" ");
  return el(
    "div", // a header of no section would be a landmark of the page
    { class: "who" },
    el("h2", { id: heading_id }, words(speakerText(claim))),
    claim.mention ? el("p", { class: "mention" }, t("mentioned_as"), " ", words(claim.mention, "q")) : null,
    el("p", { class: "capacity" }, capacityLine(claim)),
    about ? el("p", { class: "anonymity" }, about) : null,
  );
}

// Through whom -------------------------------------------------------------------------------------
function through(claim: ClaimView): HTMLElement {
  const note = claim.relay.length === 0 ? el("p", { class: "note" }, t("relay_none")) : null;
  return el(
    "section",
    { class: "through" },
    el("h3", { class: "unseen" }, t("heading_through")),
    chainView(claim),
    note,
  );
}

// Beyond the word ----------------------------------------------------------------------------------
const kFewEvidence = 2;

/** The quoted words lead to their place in the page, where somebody can go there. */
function evidenceQuote(claim: ClaimView, at: number, quote: string, { jump }: ClaimActions): HTMLElement {
  const quoted = words(shorten(quote), "q");
  if (!jump || quote === "") return quoted;
  const made = button("", "jump", () => jump(claim.id, at));
  made.title = t("jump_to_evidence");
  made.append(quoted);
  return made;
}

function evidenceItem(claim: ClaimView, evidence: EvidenceView, actions: ClaimActions): HTMLElement {
  const at = claim.evidence.indexOf(evidence);
  const item = el(
    "li",
    {},
    el("span", { class: "label" }, evidenceText(evidence.type)),
    " ",
    evidenceQuote(claim, at, evidence.quote, actions),
    evidence.paragraph === null
      ? null
      : el("span", { class: "label" }, ` ${t("in_paragraph", countText(evidence.paragraph))}`),
  );
  const other = evidence.claim;
  if (other !== null)
    item.append(
      " ",
      button(t("show_that_claim"), "plain", () => actions.show(other)),
    );
  return item;
}

const evidenceList = (claim: ClaimView, list: readonly EvidenceView[], actions: ClaimActions): HTMLElement =>
  el("ul", { class: "evidence" }, ...list.map((one) => evidenceItem(claim, one, actions)));

/** Words that make the claim less certain, and its quantities. */
function careful({ hedges, numbers }: ClaimView): HTMLElement | null {
  const line = (label: string, list: string[]) =>
    list.length === 0
      ? []
      : [
          el(
            "p",
            { class: "careful" },
            label,
            " ",
            ...list.slice(0, 6).flatMap((one) => [words(one, "q"), " "]),
          ),
        ];
  const lines = [...line(t("hedges_label"), hedges), ...line(t("numbers_label"), numbers)];
  return lines.length > 0 ? el("div", {}, ...lines) : null;
}

function beyond(claim: ClaimView, actions: ClaimActions): HTMLElement {
  const few = claim.evidence.slice(0, kFewEvidence);
  return el(
    "section",
    { class: "beyond" },
    el("h3", { class: "unseen" }, t("heading_beyond")),
    el("p", { class: "standing" }, standingText(claim)),
    few.length > 0 ? evidenceList(claim, few, actions) : null,
    careful(claim),
  );
}

function moreEvidence(claim: ClaimView, actions: ClaimActions): HTMLElement | null {
  const rest = claim.evidence.slice(kFewEvidence);
  return rest.length > 0 ? section("beyond", t("heading_beyond"), evidenceList(claim, rest, actions)) : null;
}

/** A colon announces the words that follow; a sentence that ends stands alone. */
function reasonItem({ rule, quote }: ReasonView): HTMLElement {
  const sentence = reasonText(rule);
  const follows = quote !== "" && !/[.。।؟!]$/.test(sentence);
  return el("li", {}, sentence, ...(follows ? [" ", words(shorten(quote), "q")] : []));
}

function why(claim: ClaimView): HTMLElement {
  const explained = claim.reasons.some(({ field }) => field === "mark");
  return section(
    "why",
    t("heading_why"),
    el("ul", {}, explained ? null : el("li", {}, markText(claim.mark)), ...claim.reasons.map(reasonItem)),
  );
}

// Sources and other pages --------------------------------------------------------------------------
function sourceItem({ href, host, words: label, where }: LinkView, actions: ClaimActions): HTMLElement {
  const anchor = link(href, actions, words(label || host), " ", el("span", { class: "host" }, host));
  return el("li", {}, anchor, el("span", { class: "place" }, placeText(where)));
}

function sources(claim: ClaimView, actions: ClaimActions): HTMLElement {
  const content =
    claim.links.length === 0
      ? el("p", { class: "note" }, t("sources_none"))
      : el("ul", { class: "links" }, ...claim.links.map((one) => sourceItem(one, actions)));
  return section("sources", t("heading_sources"), content);
}

function otherPage(page: Elsewhere, claim: ClaimView, actions: ClaimActions): HTMLElement {
  const anchor = link(page.url, actions, ...elsewhereLabel(page));
  const compare = () => actions.compare(page.url, claim.id);
  return elsewhereItem(page, anchor, compare, () => actions.beside(page.url));
}

/** Looked for when it is made: when the reader comes to see it. */
function elsewhere(claim: ClaimView, actions: ClaimActions): HTMLElement {
  const note = (text: string) => el("p", { class: "note" }, text);
  const box = section("elsewhere", t("heading_elsewhere"), note(t("elsewhere_looking")));
  const fill = (content: Node) => box.lastElementChild?.replaceWith(content);
  actions.elsewhere(claim.id).then(
    (pages) =>
      fill(
        pages.length === 0
          ? note(t("elsewhere_none"))
          : el("ul", { class: "links" }, ...pages.map((page) => otherPage(page, claim, actions))),
      ),
    () => fill(note(t("elsewhere_failed"))),
  );
  return box;
}

function neighbours(list: readonly Neighbour[], actions: ClaimActions): HTMLElement | null {
  if (list.length === 0) return null;
  const item = ({ id, speaker, quote }: Neighbour) => {
    const made = button("", "jump", () => actions.show(id));
    made.append(words(speaker), ": ", words(shorten(quote), "q"));
    return el("li", {}, made);
  };
  return section("neighbours", t("heading_neighbours"), el("ul", {}, ...list.map(item)));
}

/** What the disclosure holds. Made when a reader opens it: a reader who walks from claim to claim rarely does. */
function rest(claim: ClaimView, actions: ClaimActions, last: Last): HTMLElement[] {
  const others = elsewhere(claim, actions);
  const parts = [moreEvidence(claim, actions), sources(claim, actions), others, why(claim), last?.() ?? null];
  return parts.filter((part) => part !== null);
}

/** The click comes before the box is open, so that nobody sees it empty; other ways to open it are told later. */
function more(claim: ClaimView, actions: ClaimActions, open: boolean, last: Last): HTMLElement {
  const links = claim.links.length;
  const summary = el("summary", {}, links > 0 ? t("details_with_sources", links) : t("details"));
  const box = el("details", { class: "more" }, summary);
  const fill = () => box.childElementCount === 1 && box.append(...rest(claim, actions, last));
  summary.addEventListener("click", fill, { once: true });
  box.addEventListener("toggle", () => box.open && fill());
  if (open) fill();
  box.open = open;
  return box;
}

/** Makes what stands at the end of the disclosure. */
export type Last = (() => HTMLElement) | null;

interface DetailsOptions {
  /** Claims that share words with this one. */
  near?: readonly Neighbour[];
  last?: Last;
  /** The disclosure is open from the start. */
  open?: boolean;
}

/** `heading_id` names the element that says who speaks, for aria-labelledby. */
export function claimDetails(
  claim: ClaimView,
  actions: ClaimActions,
  heading_id: string,
  { near = [], last = null, open = false }: DetailsOptions = {},
): HTMLElement[] {
  return [
    who(claim, heading_id),
    through(claim),
    beyond(claim, actions),
    neighbours(near, actions),
    actions.tools ? claimTools(claim, actions.tools) : null,
    more(claim, actions, open, last),
  ].filter((part) => part !== null);
}
