// The article at a glance: who speaks, by capacity and identity, and what the article offers beyond the word,
// drawn as one small square a claim, in counts. A row is a button that narrows the list to its claims.
import type { Identity, Role, Standing } from "../generated/analysis.js";
import type { ClaimView } from "../ui/claim-model.js";
import { el } from "../ui/element.js";
import { t } from "../ui/text.js";
import { identityText, kindText, roleText, shortStandingText } from "../ui/wording.js";
import { type ClaimFilter, countValues, kNoRole } from "./claim-filter.js";

export interface GlanceRow {
  label: string;
  count: number;
  /** How many claims of the row have each identity, always in the same order. */
  parts: { identity: Identity; count: number }[];
  /** What the list is narrowed to when the row is chosen. */
  filter: Partial<ClaimFilter>;
}

const kIdentities: readonly Identity[] = ["named", "unnamed", "collective", "implicit"];

const kIdentityNames = {
  named: "glance_named",
  unnamed: "glance_unnamed",
  collective: "glance_collective",
  implicit: "glance_implicit",
} as const;

const partsOf = (claims: readonly ClaimView[]): GlanceRow["parts"] =>
  kIdentities
    .map((identity) => ({ identity, count: claims.filter((claim) => claim.identity === identity).length }))
    .filter(({ count }) => count > 0);

const row = (label: string, claims: readonly ClaimView[], filter: Partial<ClaimFilter>): GlanceRow => ({
  label,
  count: claims.length,
  parts: partsOf(claims),
  filter,
});

/** One row a capacity, those without any speaker last: their capacity is not a fact about anybody. */
export function speakerRows(claims: readonly ClaimView[]): GlanceRow[] {
  const spoken = claims.filter(({ identity }) => identity !== "implicit");
  const silent = claims.filter(({ identity }) => identity === "implicit");
  const rows = countValues<Role>(spoken.map(({ role }) => role)).map(({ value: role }) =>
    row(
      roleText(role),
      spoken.filter((claim) => claim.role === role),
      { role },
    ),
  );
  return silent.length > 0 ? [...rows, row(t("no_speaker"), silent, { role: kNoRole })] : rows;
}

const kStandings: readonly Standing[] = [
  "disputed",
  "disclaimed",
  "unverified",
  "corroborated",
  "documented",
];

/** Facts by standing, then what is no fact by kind. */
export function standingRows(claims: readonly ClaimView[]): GlanceRow[] {
  const facts = claims.filter(({ standing }) => standing !== null);
  const others = claims.filter(({ standing }) => standing === null);
  return [
    ...kStandings.map((standing) =>
      row(
        shortStandingText(standing),
        facts.filter((claim) => claim.standing === standing),
        { standing },
      ),
    ),
    ...countValues(others.map(({ kind }) => kind)).map(({ value: kind }) =>
      row(
        kindText(kind),
        others.filter((claim) => claim.kind === kind),
        { kind },
      ),
    ),
  ].filter(({ count }) => count > 0);
}

const kMostSquares = 60; // of one row; a longer row says the rest as a number

function squares({ parts }: GlanceRow): HTMLElement {
  const looks = parts.flatMap(({ identity, count }) => Array<Identity>(count).fill(identity));
  const drawn = looks.slice(0, kMostSquares).map((identity) => el("i", { class: identity }));
  return el("span", { class: "squares", "aria-hidden": "true" }, ...drawn);
}

const partsText = ({ parts }: GlanceRow): string =>
  parts.map(({ identity, count }) => t("glance_part", count, identityText(identity))).join(", ");

export type Narrow = (filter: Partial<ClaimFilter>) => void;

function rowButton(one: GlanceRow, narrow: Narrow): HTMLElement {
  const button = el(
    "button",
    { type: "button", class: "row" },
    el("span", { class: "label" }, one.label),
    squares(one),
    el("span", { class: "count" }, String(one.count)),
    el("span", { class: "only-read" }, `: ${partsText(one)}`),
  );
  button.addEventListener("click", () => narrow(one.filter));
  return el("li", {}, button);
}

function chart(title: string, rows: readonly GlanceRow[], narrow: Narrow): HTMLElement[] {
  return [el("h3", {}, title), el("ul", { class: "rows" }, ...rows.map((one) => rowButton(one, narrow)))];
}

/** What the looks of the squares mean; only those that occur. */
function key(claims: readonly ClaimView[]): HTMLElement {
  const entries = partsOf(claims).map(({ identity }) =>
    el(
      "li",
      {},
      el("span", { class: "squares" }, el("i", { class: identity })),
      " ",
      t(kIdentityNames[identity]),
    ),
  );
  return el("ul", { class: "key", "aria-hidden": "true" }, ...entries);
}

export function glance(claims: readonly ClaimView[], narrow: Narrow): HTMLElement[] {
  return [
    ...chart(t("heading_who_speaks"), speakerRows(claims), narrow),
    key(claims),
    ...chart(t("heading_standings"), standingRows(claims), narrow),
  ];
}
