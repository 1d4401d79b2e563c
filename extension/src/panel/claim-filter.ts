// Which claims the list shows: by mark, kind, standing, identity, role and searched words. Pure.
import type { MarkStrength } from "../generated/analysis.js";
import type { ClaimView } from "../ui/claim-model.js";

/** Empty: not filtered by this. */
export interface ClaimFilter {
  mark: "" | MarkStrength;
  kind: string;
  standing: string;
  identity: string;
  role: string;
  query: string;
}

export const kNoFilter: ClaimFilter = {
  mark: "",
  kind: "",
  standing: "",
  identity: "",
  role: "",
  query: "",
};

/** The fields that a reader chooses one value of. */
export const kFacets = ["kind", "standing", "identity", "role"] as const;
export type Facet = (typeof kFacets)[number];

/** The capacity of a speaker whom the article does not give. */
export const kNoRole = "none";

/** The value by which a facet knows a claim; null: it has none. */
export function facetOf(claim: ClaimView, facet: Facet): string | null {
  return facet === "role" && claim.identity === "implicit" ? kNoRole : claim[facet];
}

/** Letters without case and accents: "Élysée" and "elysee" are the same to somebody who searches. */
const plain = (text: string): string => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

function searched(claim: ClaimView): string {
  const names = [claim.speaker, claim.mention, ...claim.relay].filter((name) => name !== null);
  return plain([claim.quote, ...names].join(" "));
}

/** Every word of the query stands somewhere in the claim or in the names of those who pass it on. */
function hasWords(claim: ClaimView, query: string): boolean {
  const wanted = plain(query).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return true;
  const text = searched(claim);
  return wanted.every((word) => text.includes(word));
}

export function filterClaims(claims: readonly ClaimView[], filter: ClaimFilter): ClaimView[] {
  return claims.filter(
    (claim) =>
      (filter.mark === "" || claim.mark === filter.mark) &&
      kFacets.every((facet) => filter[facet] === "" || facetOf(claim, facet) === filter[facet]) &&
      hasWords(claim, filter.query),
  );
}

/** How many claims have each value, the most frequent first. */
export function countValues<T>(values: readonly T[]): { value: T; count: number }[] {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count);
}

/** Is anything filtered beyond the mark, which has buttons of its own? */
export const isNarrowed = (filter: ClaimFilter): boolean =>
  kFacets.some((facet) => filter[facet] !== "") || filter.query.trim() !== "";
