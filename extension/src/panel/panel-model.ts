// What the panel shows for a tab, as plain data: which of its states, and the claims grouped.
import type { Analysis } from "../generated/analysis.js";
import type { Request as ArticleRequest } from "../generated/request.js";
import type { Obstacle, PageNote } from "../messages.js";
import type { SiteChoice } from "../settings/settings.js";
import { type TabRecord, textOf } from "../tab-record.js";
import { type ClaimView, claimViews } from "../ui/claim-model.js";

export type PanelState =
  | { state: "off"; page: PageNote | null }
  | { state: "loading" }
  | { state: "obstacle"; obstacle: Obstacle; page: PageNote | null }
  | { state: "other_language"; language: string; page: PageNote }
  | { state: "nothing"; page: PageNote }
  | {
      state: "claims";
      page: PageNote;
      request: ArticleRequest;
      analysis: Analysis;
      text: string;
      claims: ClaimView[];
    };

export type ClaimsState = Extract<PanelState, { state: "claims" }>;
export type Order = "page" | "speaker";

export interface Group {
  /** Null for one group in page order. */
  speaker: string | null;
  claims: ClaimView[];
}

/**
 * `is_on` is the page's own word that its marks are on; without it a record is a left-over, and so is a "never
 * here" that the reader has taken back since.
 */
export function panelState(
  record: TabRecord | null,
  is_on: boolean,
  choice: SiteChoice | null = null,
): PanelState {
  const stale = record?.state === "unread" && record.obstacle === "never_here" && choice !== "never";
  if (stale) return { state: "off", page: record.page };
  if (record?.state === "unread") return { state: "obstacle", obstacle: record.obstacle, page: record.page };
  if (!record || !is_on) return { state: "off", page: null };
  if (record.state === "reading") return { state: "loading" };
  const { analysis, page, request } = record;
  if (analysis.warnings.some(({ code }) => code === "unsupported_language")) {
    return { state: "other_language", language: analysis.language, page };
  }
  if (analysis.attributions.length === 0) return { state: "nothing", page };
  const text = textOf(request);
  return { state: "claims", page, request, analysis, text, claims: claimViews(analysis, text) };
}

/** By speaker: the speaker with most claims first; those without a speaker last. */
export function groupClaims(claims: readonly ClaimView[], order: Order): Group[] {
  if (order === "page") return [{ speaker: null, claims: [...claims] }];
  const groups = new Map<string | null, ClaimView[]>();
  for (const claim of claims) groups.set(claim.speaker, [...(groups.get(claim.speaker) ?? []), claim]);
  return [...groups]
    .map(([speaker, own]) => ({ speaker, claims: own }))
    .sort(
      (a, b) => Number(a.speaker === null) - Number(b.speaker === null) || b.claims.length - a.claims.length,
    );
}
