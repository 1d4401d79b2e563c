// One reading of the page: the article, its analysis, and the claims in page order with their spans.
import type { Analysis, Attribution, Span } from "../generated/analysis.js";
import { dismissalsOf, type MarkSettings, siteChoice } from "../settings/settings.js";
import { type ClaimView, claimView, inPageOrder, patternOf } from "../ui/claim-model.js";
import { ReAnchor } from "../ui/re-anchor.js";
import type { Article } from "./article.js";
import type { Marked } from "./marks.js";

export interface Reading {
  article: Article;
  /** The words that the analysis was made of; the article has others once the page has changed. */
  words: string;
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
  return { article, words: article.text, analysis, claims };
}

const kLost: Span = [0, 0];

/** The same claim where its words are now: one that has lost words of its content has no line. */
function movedClaim(claim: Marked, anchor: ReAnchor): Marked {
  const moved = (spans: readonly Span[]) => spans.map((span) => anchor.span(span) ?? kLost);
  const content = moved(claim.content);
  const { id, key, cue, mark, pattern } = claim; // never the view: it is made when asked for
  return {
    id,
    key,
    cue,
    mark,
    pattern,
    content: content.includes(kLost) ? [] : content,
    around: moved(claim.around),
    evidence: moved(claim.evidence),
    get view() {
      return claim.view;
    },
  };
}

const beginOf = ({ content }: Marked): number => content[0]?.[0] ?? Number.POSITIVE_INFINITY;

/** An earlier reading's claims on the page as it is now, until the new words are analysed. */
export function movedReading(reading: Reading, article: Article): Reading {
  const anchor = new ReAnchor(reading.article.text, article.text);
  const claims = reading.claims.map((claim) => movedClaim(claim, anchor));
  claims.sort((a, b) => (beginOf(a) < beginOf(b) ? -1 : beginOf(a) > beginOf(b) ? 1 : 0));
  return { ...reading, article, claims };
}

/** A dismissal of the settings, or one of a private window, which is kept nowhere. */
type Dismissed = Pick<MarkSettings["dismissed"][number], "scope" | "value">;

/** The claims that have a line on the page, as the reader wants it. */
export function visibleClaims(
  claims: readonly Marked[],
  settings: MarkSettings,
  host: string,
  private_dismissed: readonly Dismissed[] = [],
): Marked[] {
  if (siteChoice(settings, host) === "panel_only") return [];
  const dismissed = [...settings.dismissed, ...private_dismissed];
  return claims.filter(
    (claim) =>
      claim.content.length > 0 &&
      settings.marks[claim.mark] &&
      dismissalsOf(dismissed, claim, host).length === 0,
  );
}
