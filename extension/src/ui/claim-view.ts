// One claim in full, as card and panel both show it: who, in what capacity, through whom, what the article
// offers beyond the word, why it is marked, the sources it links, and other pages of this session.
import type { ComparisonNote, Elsewhere } from "../messages.js";
import type { ClaimView, EvidenceView, LinkView, ReasonView } from "./claim-model.js";
import { elsewhereItem, elsewhereLabel } from "./comparison-view.js";
import { el, words } from "./element.js";
import { pageLink } from "./page-link.js";
import { t } from "./text.js";
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
  /** Goes to another claim of the article. */
  show(claim: string): void;
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
  return parts.join(" · ");
}

function who(claim: ClaimView, heading_id: string): HTMLElement {
  const about = anonymityTexts(claim).join(" ");
  return el(
    "header",
    { class: "who" },
    el("h2", { id: heading_id }, words(speakerText(claim))),
    claim.mention ? el("p", { class: "mention" }, t("mentioned_as"), " ", words(claim.mention, "q")) : null,
    el("p", { class: "capacity" }, capacityLine(claim)),
    about ? el("p", { class: "anonymity" }, about) : null,
  );
}

// Through whom -------------------------------------------------------------------------------------
function chain(claim: ClaimView): HTMLElement {
  const steps = el("ol", { class: "chain" });
  const step = (name: string, text: string) => steps.append(el("li", { class: name }, words(text)));
  step(claim.speaker === null ? "step unknown" : "step", speakerText(claim));
  for (const name of claim.relay) step(name === null ? "step unknown" : "step", name ?? t("relay_unnamed"));
  step("step here", t("this_article"));
  const note = claim.relay.length === 0 ? el("p", { class: "note" }, t("relay_none")) : null;
  return section("through", t("heading_through"), steps, ...(note ? [note] : []));
}

// Beyond the word ----------------------------------------------------------------------------------
function evidenceItem(evidence: EvidenceView, actions: ClaimActions): HTMLElement {
  const item = el(
    "li",
    {},
    el("span", { class: "label" }, evidenceText(evidence.type)),
    " ",
    words(shorten(evidence.quote), "q"),
  );
  const { claim } = evidence;
  if (claim !== null) {
    const button = el("button", { type: "button", class: "plain" }, t("show_that_claim"));
    button.addEventListener("click", () => actions.show(claim));
    item.append(" ", button);
  }
  return item;
}

function beyond(claim: ClaimView, actions: ClaimActions): HTMLElement {
  const sentence = el("p", { class: "standing" }, standingText(claim));
  if (claim.evidence.length === 0) return section("beyond", t("heading_beyond"), sentence);
  const list = el("ul", { class: "evidence" }, ...claim.evidence.map((one) => evidenceItem(one, actions)));
  return section("beyond", t("heading_beyond"), sentence, list);
}

/** A colon announces the words that follow; a sentence that ends stands alone. */
function reasonItem({ rule, quote }: ReasonView): HTMLElement {
  const sentence = reasonText(rule);
  const follows = quote !== "" && !/[.。।؟!]$/.test(sentence);
  return el("li", {}, sentence, ...(follows ? [" ", words(shorten(quote), "q")] : []));
}

function why(claim: ClaimView): HTMLElement {
  const explained = claim.reasons.some(({ field }) => field === "mark");
  return el(
    "details",
    { class: "why" },
    el("summary", {}, t("heading_why")),
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
  return elsewhereItem(page, link(page.url, actions, ...elsewhereLabel(page)), () =>
    actions.compare(page.url, claim.id),
  );
}

function elsewhere(claim: ClaimView, actions: ClaimActions): HTMLElement {
  const box = section(
    "elsewhere",
    t("heading_elsewhere"),
    el("p", { class: "note" }, t("elsewhere_looking")),
  );
  const fill = (content: Node) => box.lastElementChild?.replaceWith(content);
  actions.elsewhere(claim.id).then(
    (pages) =>
      fill(
        pages.length === 0
          ? el("p", { class: "note" }, t("elsewhere_none"))
          : el("ul", { class: "links" }, ...pages.map((page) => otherPage(page, claim, actions))),
      ),
    () => fill(el("p", { class: "note" }, t("elsewhere_failed"))),
  );
  return box;
}

/** `heading_id` names the element that says who speaks, for aria-labelledby. */
export function claimDetails(claim: ClaimView, actions: ClaimActions, heading_id: string): HTMLElement[] {
  return [
    who(claim, heading_id),
    chain(claim),
    beyond(claim, actions),
    why(claim),
    sources(claim, actions),
    elsewhere(claim, actions),
  ];
}
