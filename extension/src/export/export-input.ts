// What every export is made from: one article's analysis, its claims in the reader's words, and when it was
// exported. The clock is handed in, so that the same input gives the same file.
import type { Analysis } from "../generated/analysis.js";
import type { Request as ArticleRequest } from "../generated/request.js";
import type { PageNote } from "../messages.js";
import { hostOf, isWebAddress } from "../platform/browser.js";
import { textOf } from "../tab-record.js";
import { type ClaimView, claimViews } from "../ui/claim-model.js";
import { day } from "../ui/text.js";

export interface ExportInput {
  /** Without an address where it is no page of the web: that of an own page tells one installation from others. */
  page: PageNote;
  request: ArticleRequest;
  analysis: Analysis;
  /** The text that the analysis' offsets refer to. */
  text: string;
  claims: ClaimView[];
  time: Date;
}

export const exportInput = (
  page: PageNote,
  request: ArticleRequest,
  analysis: Analysis,
  time: Date,
): ExportInput => {
  const text = textOf(request);
  const url = isWebAddress(page.url) ? page.url : "";
  return { page: { ...page, url }, request, analysis, text, claims: claimViews(analysis, text), time };
};

/** Letters and digits of the host and the day: safe as a file's name in every system. */
export function fileName({ page, time }: ExportInput, ending: string): string {
  const host = hostOf(page.url)
    .replace(/[^a-z0-9]+/gi, "-")
    .replace(/^-+|-+$/g, "");
  return `firsthand-${host || "text"}-${day(time)}.${ending}`;
}
