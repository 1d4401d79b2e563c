// The sources of an article with all that each claims, as plain data: most claims first, then most mentions;
// claims without any speaker stand together at the end. Pure.
import type { Analysis, Identity, Role } from "../generated/analysis.js";
import type { ClaimView } from "../ui/claim-model.js";
import { countValues } from "./claim-filter.js";

export interface SourceView {
  id: string;
  /** Null for the claims to which the article gives no speaker. */
  name: string | null;
  mentions: number;
  /** The capacities in which it speaks, the most frequent first. */
  roles: Role[];
  identities: Identity[];
  interested: boolean;
  claims: ClaimView[];
}

function sourceView(id: string, name: string | null, mentions: number, claims: ClaimView[]): SourceView {
  return {
    id,
    name,
    mentions,
    roles: countValues(claims.map(({ role }) => role)).map(({ value }) => value),
    identities: countValues(claims.map(({ identity }) => identity)).map(({ value }) => value),
    interested: claims.some(({ interested }) => interested),
    claims,
  };
}

const tidy = (name: string): string => name.replace(/\s+/g, " ").trim();

/** `claims` are those of the analysis, in page order. A claim of two speakers stands at both. */
export function sourceViews(analysis: Analysis, claims: readonly ClaimView[]): SourceView[] {
  const owners = new Map(analysis.attributions.map(({ id, source }) => [id, source.ids]));
  const known = new Set(analysis.sources.map(({ id }) => id));
  const ownersOf = (claim: ClaimView) => (owners.get(claim.id) ?? []).filter((id) => known.has(id));
  const named = analysis.sources.map(({ id, name, mentions }) => {
    const own = claims.filter((claim) => ownersOf(claim).includes(id));
    return sourceView(id, tidy(name), mentions.length, own);
  });
  const nobody = claims.filter((claim) => ownersOf(claim).length === 0);
  named.sort((a, b) => b.claims.length - a.claims.length || b.mentions - a.mentions);
  return nobody.length > 0 ? [...named, sourceView("none", null, 0, nobody)] : named;
}
