// The tab of sources: each with its capacities, how often the article mentions it, and all that it claims.
// A claim's button shows the claim on the page.
import type { ClaimView } from "../ui/claim-model.js";
import { el, words } from "../ui/element.js";
import { t } from "../ui/text.js";
import { identityText, roleText, shortStanding } from "../ui/wording.js";
import type { ClaimsState } from "./panel-model.js";
import { type SourceView, sourceViews } from "./source-model.js";

const kMaxQuote = 160; // characters of a claim in this list

const shorten = (text: string): string =>
  text.length > kMaxQuote ? `${text.slice(0, kMaxQuote - 1)}…` : text;

/** What every value of the source's claims has in common is said once; several are all said. */
function aboutLine({ roles, identities, interested, mentions }: SourceView): string {
  return [
    ...roles.map(roleText),
    ...identities.map(identityText),
    ...(interested ? [t("interested")] : []),
    t("source_mentions", mentions),
  ].join("\u00a0· ");
}

export class SourcesView {
  readonly element = el("div", { class: "sources-view" });
  readonly #show: (claim: string) => void;
  /** Names of the sources that the reader has opened. */
  readonly #open = new Set<string>();

  constructor(show: (claim: string) => void) {
    this.#show = show;
  }

  update({ analysis, claims }: ClaimsState): void {
    const focused = this.element.contains(document.activeElement) ? document.activeElement?.id : "";
    const sources = sourceViews(analysis, claims);
    this.element.replaceChildren(
      el("p", { class: "note" }, t("sources_count", sources.filter(({ name }) => name !== null).length)),
      el("ul", { class: "sources-list" }, ...sources.map((source) => this.#item(source))),
    );
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  }

  #item(source: SourceView): HTMLElement {
    const key = source.name ?? "";
    const body = source.claims.length === 0 ? t("source_no_claims") : null;
    const details = el(
      "details",
      { open: this.#open.has(key) },
      el(
        "summary",
        { id: `source-${source.id}` },
        el("span", { class: "speaker" }, words(source.name ?? t("no_speaker"))),
        " ",
        el("span", { class: "count" }, t("source_claims", source.claims.length)),
        source.name === null ? null : el("span", { class: "about" }, aboutLine(source)),
      ),
      body ? el("p", { class: "note" }, body) : null,
      el("ul", { class: "claims-of" }, ...source.claims.map((claim) => this.#claim(claim, source.id))),
    );
    details.addEventListener("toggle", () => (details.open ? this.#open.add(key) : this.#open.delete(key)));
    return el("li", {}, details);
  }

  #claim(claim: ClaimView, source: string): HTMLElement {
    const button = el(
      "button",
      { type: "button", class: "entry", id: `said-${source}-${claim.id}` },
      el("span", { class: `quote ${claim.mark} ${claim.pattern}` }, words(shorten(claim.quote))),
      el("span", { class: "meta" }, shortStanding(claim)),
    );
    button.addEventListener("click", () => this.#show(claim.id));
    return el("li", {}, button);
  }
}
