// One reading of the page: the article, its analysis, and the claims in page order with their spans.
import type { Analysis, Attribution, Span } from "../generated/analysis.js";
import { claimViews } from "../ui/claim-model.js";
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

export function makeReading(article: Article, analysis: Analysis): Reading {
  const by_id = new Map(analysis.attributions.map((claim) => [claim.id, claim]));
  const claims = claimViews(analysis, article.text).flatMap((view) => {
    const claim = by_id.get(view.id);
    return claim ? [{ view, content: claim.content, around: spansAround(claim) }] : [];
  });
  return { article, analysis, claims };
}

export const isMarked = ({ view }: Marked): boolean => view.mark !== "listed";
