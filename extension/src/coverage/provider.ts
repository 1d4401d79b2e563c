// What every service of related coverage has in common: a query goes in, a result with a status comes out,
// and what would be sent can be shown before anything is.
import type { Analysis, Attribution } from "../generated/analysis.js";
import type { Request as ArticleRequest } from "../generated/request.js";
import type { Candidate, ProviderId, RequestShown, Result } from "../messages.js";
import type { Fetcher } from "./bounded-fetch.js";
import type { FeedRecord } from "./feed-record.js";

/** What is looked for. Each provider sends only what it needs of it, most send nothing. */
export interface Query {
  /** Words that are rare enough to search by, the rarest first. */
  terms: string[];
  /** Quoted words. */
  phrases: string[];
  entities: string[];
  numbers: string[];
  language: string;
  /** ISO dates; null: not limited. */
  from: string | null;
  to: string | null;
  /** The article itself, which is never its own coverage. Only archives are sent it. */
  own_url: string;
}

/** What the page itself offers: its analysed article, the claim asked for, its structured data. */
export interface OwnArticle {
  request: ArticleRequest;
  analysis: Analysis;
  claim: Attribution | null;
  /** Texts of the page's JSON-LD that mention a review of a claim. */
  reviews: string[];
}

/** What a provider works with; tests put in their own. */
export interface Surroundings {
  fetcher: Fetcher;
  now(): number;
  /** The reader's key for a service, or "". */
  key: string;
  /** The newsroom's index, or "". */
  endpoint: string;
  article: OwnArticle | null;
  remembered(query: Query): Promise<Candidate[]>;
  feeds(): Promise<FeedRecord[]>;
}

export interface Provider {
  readonly id: ProviderId;
  /** What `search` would send, before anything is sent. Empty: it asks nobody, or cannot ask this. */
  requests(query: Query, around: Surroundings): RequestShown[];
  search(query: Query, around: Surroundings): Promise<Result>;
}

const kEmpty: Omit<Result, "provider" | "asked_at"> = {
  status: "empty",
  requests: [],
  window: { from: null, to: null },
  newest_seen: null,
  truncated: false,
  skipped: 0,
  retry_at: null,
  message: null,
  candidates: [],
};

/** A result with what is known of it; everything else as if nothing was found. */
export const result = (provider: ProviderId, asked_at: number, known: Partial<Result>): Result => ({
  ...kEmpty,
  ...known,
  provider,
  asked_at,
});

const newest = (candidates: readonly Candidate[]): string | null =>
  candidates.reduce<string | null>(
    (latest, { time }) => (time !== null && (latest === null || time > latest) ? time : latest),
    null,
  );

/** The status that follows from what was read. */
export function found(
  provider: ProviderId,
  asked_at: number,
  candidates: Candidate[],
  known: Partial<Result>,
): Result {
  const full = candidates.length === 0 ? "empty" : "ok";
  const status = known.truncated ? "partial" : full;
  return result(provider, asked_at, { status, newest_seen: newest(candidates), ...known, candidates });
}

export const kNoCandidate: Candidate = {
  url: "",
  title: "",
  title_normalized: false,
  outlet: "",
  language: "",
  time: null,
  time_kind: "unknown",
  snippet: "",
  kind: "article",
  shared: [],
  review: null,
  signal: null,
};
