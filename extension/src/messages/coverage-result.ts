// What a search for other coverage says: statuses, results, candidates. "Looked and found nothing" (empty)
// and "could not look" (all that follows it) are different everywhere.
import { type Check, isBoolean, isObject, isString, isText, isTextOrNull } from "./checks.js";

export const kStatuses = [
  "ok", // found something, and read all of it
  "empty", // looked, and found nothing
  "partial", // found something, but did not see everything
  "not_asked", // no consent, or "local only"
  "no_permission", // the browser does not let us reach the host
  "refused_query", // the service understood, and does not answer such a query
  "rate_limited",
  "auth", // a key is missing, wrong or not allowed
  "unavailable",
  "timeout",
  "bad_response", // an answer that is not what the service documents
  "too_large",
  "offline",
] as const;
export type Status = (typeof kStatuses)[number];

export const kProviders = [
  "signals",
  "remembered",
  "feeds",
  "claim_review",
  "gal",
  "wikipedia",
  "wikidata",
  "gdelt_context",
  "gdelt_doc",
  "fact_check",
  "newsroom",
  "wayback",
] as const;
export type ProviderId = (typeof kProviders)[number];

export type CandidateKind = "article" | "factcheck" | "primary" | "encyclopedia" | "archive";
export type TimeKind = "published" | "first_seen" | "archived" | "unknown";

/** What on the page itself points to the candidate. */
export const kSignalNotes = [
  "wire_byline",
  "copyright",
  "republished",
  "canonical",
  "based_on",
  "syndication_source",
  "photo_credit",
  "translated_from",
  "relay",
  "said_in_text",
  "claim_link",
] as const;
export type SignalNote = (typeof kSignalNotes)[number];

/** A fact-checker's review, in the reviewer's words: ratings are free text whose sense can invert. */
export interface Review {
  claim: string;
  claimant: string;
  rating: string;
  reviewer: string;
}

export interface Candidate {
  /** "": the page names somebody without an address. */
  url: string;
  title: string;
  /** The service changed the outlet's headline (spaces, quotation marks). */
  title_normalized: boolean;
  outlet: string;
  language: string;
  time: string | null;
  time_kind: TimeKind;
  snippet: string;
  kind: CandidateKind;
  /** Names, numbers and words of the query that it shares. */
  shared: string[];
  review: Review | null;
  signal: SignalNote | null;
}

/** A request exactly as it is sent; a key is named in `headers`, never shown. */
export interface RequestShown {
  method: "GET" | "POST";
  url: string;
  headers: Record<string, string>;
  body: string | null;
}

export interface Result {
  provider: ProviderId;
  status: Status;
  /** Milliseconds since 1970. */
  asked_at: number;
  requests: RequestShown[];
  window: { from: string | null; to: string | null };
  newest_seen: string | null;
  truncated: boolean;
  /** Rows that were unfit: no web address, no title. */
  skipped: number;
  /** When it may be asked again. */
  retry_at: number | null;
  /** The service's own words, as text. */
  message: string | null;
  candidates: Candidate[];
}

/** What an archive's reply says of the copy that was opened. */
export interface ArchiveNote {
  /** When it was taken, ISO; null: it does not say. */
  time: string | null;
  /** Other copies of the same page in the same archive, the newest first. */
  copies: Candidate[];
}

const oneOf =
  <T extends string>(list: readonly T[]): Check<T> =>
  (value): value is T =>
    list.some((one) => one === value);
export const isProviderId = oneOf(kProviders);
export const isStatus = oneOf(kStatuses);
const isNumberOrNull = (value: unknown): value is number | null =>
  value === null || typeof value === "number";
export const isStrings = (value: unknown): value is string[] => Array.isArray(value) && value.every(isString);

export const isRequestShown = (value: unknown): value is RequestShown =>
  isObject(value) &&
  (value.method === "GET" || value.method === "POST") &&
  isString(value.url) &&
  isObject(value.headers) &&
  Object.values(value.headers).every(isString) &&
  isTextOrNull(value.body);

const isReviewOrNull = (value: unknown): value is Review | null =>
  value === null ||
  (isObject(value) && [value.claim, value.claimant, value.rating, value.reviewer].every(isString));

export const isCandidate = (value: unknown): value is Candidate =>
  isObject(value) &&
  isText(value.url, 8192) &&
  [value.title, value.outlet, value.language, value.snippet, value.kind, value.time_kind].every(isString) &&
  isTextOrNull(value.time) &&
  isBoolean(value.title_normalized) &&
  isStrings(value.shared) &&
  isReviewOrNull(value.review) &&
  isTextOrNull(value.signal);

export const isArchiveNoteOrNull = (value: unknown): value is ArchiveNote | null =>
  value === null ||
  (isObject(value) &&
    isTextOrNull(value.time) &&
    Array.isArray(value.copies) &&
    value.copies.every(isCandidate));

export const isResult = (value: unknown): value is Result =>
  isObject(value) &&
  isProviderId(value.provider) &&
  isStatus(value.status) &&
  typeof value.asked_at === "number" &&
  Array.isArray(value.requests) &&
  value.requests.every(isRequestShown) &&
  isObject(value.window) &&
  isTextOrNull(value.newest_seen) &&
  isBoolean(value.truncated) &&
  typeof value.skipped === "number" &&
  isNumberOrNull(value.retry_at) &&
  isTextOrNull(value.message) &&
  Array.isArray(value.candidates) &&
  value.candidates.every(isCandidate);
