// One reading of the page: the article, its analysis, and the claims in page order with their spans.
import type { Analysis, Attribution, Span } from "../generated/analysis.js";
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
    mark: claim.mark,
    pattern: patternOf(claim.identity),
    content: claim.content,
    around: spansAround(claim),
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

export const isMarked = ({ mark }: Marked): boolean => mark !== "listed";
