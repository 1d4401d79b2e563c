// The tab of claims: the article at a glance, its findings, the filters and the list itself. Every part stays
// in its place when the analysis changes, so that focus and reading place are kept.
import type { ClaimView } from "../ui/claim-model.js";
import type { ClaimActions } from "../ui/claim-view.js";
import { el } from "../ui/element.js";
import { t } from "../ui/text.js";
import { type ClaimFilter, filterClaims, kNoFilter } from "./claim-filter.js";
import { ClaimList, type Dismissed } from "./claim-list.js";
import { type Arrangement, FilterBar } from "./filter-bar.js";
import { glance } from "./glance.js";
import { goneSection } from "./gone-claims.js";
import { type ClaimsState, groupClaims } from "./panel-model.js";
import { findings, legend } from "./panel-view.js";

export class ClaimsView {
  readonly element: HTMLElement;
  readonly #list: ClaimList;
  readonly #bar = new FilterBar((change) => this.#arrange(change));
  readonly #glance = el("details", { class: "glance", open: true });
  readonly #findings = el("div");
  readonly #gone = el("div");
  /** To a reader who sees no line on the page. */
  readonly #no_lines = el("p", { class: "note no-lines", hidden: true }, t("no_lines"));
  readonly #announce: (text: string) => void;
  #gone_claims: readonly ClaimView[] = [];
  #now: Arrangement = { filter: kNoFilter, order: "page" };
  #state: ClaimsState | null = null;

  constructor(actions: ClaimActions, dismissed: Dismissed, announce: (text: string) => void) {
    this.#announce = announce;
    this.#list = new ClaimList(actions, dismissed);
    this.element = el(
      "div",
      {},
      this.#findings,
      this.#glance,
      this.#bar.element,
      this.#no_lines,
      this.#list.element,
      this.#gone,
      legend(),
    );
  }

  /** `gone` are claims of an earlier reading: they are listed apart, and counted with no others. */
  update(state: ClaimsState, gone: readonly ClaimView[]): void {
    this.#state = state;
    this.#gone_claims = gone;
    const found = findings(state);
    this.#findings.replaceChildren(...(found ? [found] : []));
    this.#drawGlance(state);
    this.#fill();
  }

  #drawGlance({ claims }: ClaimsState): void {
    const rows = [...this.#glance.querySelectorAll<Element>("button")];
    const active = document.activeElement ? rows.indexOf(document.activeElement) : -1;
    this.#glance.replaceChildren(
      el("summary", {}, t("heading_glance")),
      ...glance(claims, (filter) => this.#only(filter)),
    );
    if (active >= 0) this.#glance.querySelectorAll("button")[active]?.focus({ preventScroll: true });
  }

  /** A row of the drawing was chosen: its claims alone, from the list's beginning. */
  #only(filter: Partial<ClaimFilter>): void {
    this.#arrange({ filter: { ...kNoFilter, ...filter } });
    this.#bar.element.scrollIntoView({ block: "start" });
  }

  #arrange(change: Partial<Arrangement>): void {
    this.#now = { ...this.#now, ...change };
    const shown = this.#fill();
    this.#announce(t("announce_shown", shown, this.#state?.claims.length ?? 0));
  }

  /** How many claims the list shows now. */
  #fill(): number {
    const claims = this.#state?.claims ?? [];
    this.#bar.update(claims, this.#now);
    const chosen = filterClaims(claims, this.#now.filter);
    this.#list.fill(groupClaims(chosen, this.#now.order));
    this.#no_lines.hidden = claims.length === 0 || claims.some(({ mark }) => mark !== "listed");
    const section = goneSection(filterClaims(this.#gone_claims, this.#now.filter));
    this.#gone.replaceChildren(...(section ? [section] : []));
    return chosen.length;
  }

  /** Opens a claim in the list; a filter that hides it is dropped. False when there is no such claim. */
  select(id: string): boolean {
    if (!this.#state?.claims.some((claim) => claim.id === id)) return false;
    if (!this.#list.select(id)) {
      this.#now = { ...this.#now, filter: kNoFilter };
      this.#fill();
      this.#list.select(id);
    }
    this.#list.reveal(id);
    return true;
  }
}
