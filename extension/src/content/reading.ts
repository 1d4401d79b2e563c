// One reading of the page: the article, its analysis, and the claims in page order with their spans.
import type { Analysis, Attribution, Span } from "../generated/analysis.js";
import { dismissalsOf, type Settings, siteChoice } from "../settings/settings.js";
import { type ClaimView, claimView, inPageOrder, patternOf } from "../ui/claim-model.js";
import type { Article } from "./article.js";
import type { Marked } from "./marks.js";

export interface Reading {
  article: Article;
  analysis: Analysis;
  /** In page order, listed claims included. */
  claims: Marked[];
}

const spansAround = ({ source, cue }: Attribution): Span[] => [
  ...(source.span ? [source.span] : []),
  cue.span,
];

function markedOf(claim: Attribution, makeView: () => ClaimView): Marked {
  let view: ClaimView | null = null;
  return {
    id: claim.id,
    key: claim.key,
    cue: claim.cue.lemma,
    mark: claim.mark,
    pattern: patternOf(claim.identity),
    content: claim.content,
    around: spansAround(claim),
    evidence: claim.evidence.map(({ span }) => span),
    get view() {
      view ??= makeView();
      return view;
    },
  };
}

export function makeReading(article: Article, analysis: Analysis): Reading {
  const claims = inPageOrder(analysis).map((claim) =>
    markedOf(claim, () => claimView(analysis, article.text, claim)),
  );
  return { article, analysis, claims };
}

/** A dismissal of the settings, or one of a private window, which is kept nowhere. */
type Dismissed = Pick<Settings["dismissed"][number], "scope" | "value">;

/** The claims that have a line on the page, as the reader wants it. */
export function visibleClaims(
  claims: readonly Marked[],
  settings: Settings,
  host: string,
  private_dismissed: readonly Dismissed[] = [],
): Marked[] {
  if (siteChoice(settings, host) === "panel_only") return [];
  const dismissed = [...settings.dismissed, ...private_dismissed];
  return claims.filter(
    (claim) => settings.marks[claim.mark] && dismissalsOf(dismissed, claim, host).length === 0,
  );
}
