// The list's controls: marks, order, searched words, and one choice each of kind, standing, identity and role.
// Made once and then kept up to date, so that a reader who is typing keeps the focus.
import type { ClaimView } from "../ui/claim-model.js";
import { el } from "../ui/element.js";
import { t } from "../ui/text.js";
import { identityText, kindText, roleText, shortStandingText } from "../ui/wording.js";
import {
  type ClaimFilter,
  countValues,
  type Facet,
  facetOf,
  isNarrowed,
  kFacets,
  kNoFilter,
} from "./claim-filter.js";
import type { Order } from "./panel-model.js";

export interface Arrangement {
  filter: ClaimFilter;
  order: Order;
}

const kMarks = [
  ["", "filter_all"],
  ["strong", "filter_strong"],
  ["quiet", "filter_quiet"],
  ["listed", "filter_listed"],
] as const;
const kOrders = [
  ["page", "order_page"],
  ["speaker", "order_speaker"],
] as const;
const kFacetLabels = {
  kind: "facet_kind",
  standing: "facet_standing",
  identity: "facet_identity",
  role: "facet_role",
} as const;

interface Choice {
  button: HTMLButtonElement;
  label(claims: readonly ClaimView[]): string;
  isChosen(now: Arrangement): boolean;
}

const markCount = (claims: readonly ClaimView[], mark: ClaimFilter["mark"]): number =>
  mark === "" ? claims.length : claims.filter((claim) => claim.mark === mark).length;

/** The values of one facet that occur, with their words, the most frequent first. */
function optionsOf(claims: readonly ClaimView[], facet: Facet): [value: string, label: string][] {
  const label = (claim: ClaimView): string => {
    if (facet === "kind") return kindText(claim.kind);
    if (facet === "identity") return identityText(claim.identity);
    if (facet === "role") return claim.identity === "implicit" ? t("no_speaker") : roleText(claim.role);
    return claim.standing ? shortStandingText(claim.standing) : "";
  };
  const words = new Map<string, string>();
  const values = claims.flatMap((claim) => {
    const value = facetOf(claim, facet);
    if (value === null) return [];
    words.set(value, label(claim));
    return [value];
  });
  return countValues(values).map(({ value, count }) => [value, `${words.get(value) ?? value} (${count})`]);
}

export class FilterBar {
  readonly element: HTMLElement;
  readonly #change: (change: Partial<Arrangement>) => void;
  readonly #choices: Choice[];
  readonly #search = el("input", { type: "search", id: "search", maxlength: "200", autocomplete: "off" });
  readonly #facets = new Map<Facet, HTMLSelectElement>();
  readonly #clear = el("button", { type: "button", class: "plain" }, t("filter_clear"));
  readonly #more: HTMLDetailsElement;
  #now: Arrangement = { filter: kNoFilter, order: "page" };

  constructor(change: (change: Partial<Arrangement>) => void) {
    this.#change = change;
    const marks = kMarks.map(([mark, name]) => this.#markChoice(mark, name));
    const orders = kOrders.map(([order, name]) => this.#orderChoice(order, name));
    this.#choices = [...marks, ...orders];
    const group = (label: string, choices: readonly Choice[]) =>
      el("div", { role: "group", "aria-label": label }, ...choices.map(({ button }) => button));
    this.#more = el(
      "details",
      { class: "more" },
      el("summary", {}, t("filter_more")),
      ...kFacets.map((facet) => this.#facet(facet)),
    );
    this.#search.addEventListener("input", () => this.#narrow({ query: this.#search.value }));
    this.#clear.addEventListener("click", () => this.#reset());
    this.element = el(
      "section",
      { class: "controls", "aria-label": t("heading_claims") },
      group(t("label_filter"), marks),
      group(t("label_order"), orders),
      el("div", { class: "search" }, el("label", { for: "search" }, t("label_search")), this.#search),
      this.#more,
      this.#clear,
    );
  }

  #markChoice(mark: ClaimFilter["mark"], name: (typeof kMarks)[number][1]): Choice {
    const button = el("button", { type: "button", class: "choice" });
    button.addEventListener("click", () => this.#narrow({ mark }));
    return {
      button,
      label: (claims) => t(name, markCount(claims, mark)),
      isChosen: ({ filter }) => filter.mark === mark,
    };
  }

  #orderChoice(order: Order, name: (typeof kOrders)[number][1]): Choice {
    const button = el("button", { type: "button", class: "choice" });
    button.addEventListener("click", () => this.#change({ order }));
    return { button, label: () => t(name), isChosen: (now) => now.order === order };
  }

  #facet(facet: Facet): HTMLElement {
    const id = `facet-${facet}`;
    const select = el("select", { id });
    select.addEventListener("change", () => this.#narrow({ [facet]: select.value }));
    this.#facets.set(facet, select);
    return el("div", { class: "facet" }, el("label", { for: id }, t(kFacetLabels[facet])), select);
  }

  #narrow(change: Partial<ClaimFilter>): void {
    this.#change({ filter: { ...this.#now.filter, ...change } });
  }

  #reset(): void {
    this.#search.focus();
    this.#change({ filter: kNoFilter });
  }

  update(claims: readonly ClaimView[], now: Arrangement): void {
    this.#now = now;
    for (const { button, label, isChosen } of this.#choices) {
      button.textContent = label(claims);
      button.setAttribute("aria-pressed", String(isChosen(now)));
    }
    if (this.#search.value !== now.filter.query) this.#search.value = now.filter.query;
    for (const [facet, select] of this.#facets)
      fillSelect(select, optionsOf(claims, facet), now.filter[facet]);
    this.#clear.hidden = !isNarrowed(now.filter);
    if (kFacets.some((facet) => now.filter[facet] !== "")) this.#more.open = true;
  }
}

function fillSelect(
  select: HTMLSelectElement,
  options: readonly [value: string, label: string][],
  chosen: string,
): void {
  const all = [["", t("facet_any")], ...options];
  const made = all.map(([value = "", label = ""]) => el("option", { value }, label));
  select.replaceChildren(...made);
  select.value = chosen;
}
