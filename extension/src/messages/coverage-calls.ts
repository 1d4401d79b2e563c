// Calls of the Coverage tab and the options: what would be asked, one search, one candidate opened and compared,
// remembered pages, followed feeds, versions. Only the extension's own pages make them.
import type { Request as ArticleRequest } from "../generated/request.js";
import { call } from "./call.js";
import {
  type Check,
  isBoolean,
  isClaimIdOrNull,
  isNull,
  isObject,
  isString,
  isText,
  isTextOrNull,
} from "./checks.js";
import { isComparisonNoteOrNull } from "./coverage.js";
import {
  type ArchiveNote,
  isArchiveNoteOrNull,
  isProviderId,
  isRequestShown,
  isResult,
  isStatus,
  isStrings,
  type ProviderId,
  type RequestShown,
  type Status,
} from "./coverage-result.js";
import { isRequestOutline } from "./page.js";

const listOf =
  <T>(check: Check<T>): Check<T[]> =>
  (value): value is T[] =>
    Array.isArray(value) && value.every(check);

/** A claim of a tab's article; null: the whole article. */
interface ClaimCall {
  tab: number;
  claim: string | null;
}
const isClaimCall = (value: unknown): value is ClaimCall =>
  isObject(value) && Number.isInteger(value.tab) && isClaimIdOrNull(value.claim);

/** What a provider would be sent, and what stands before it. */
export interface Offer {
  provider: ProviderId;
  requests: RequestShown[];
  agreed: boolean;
  needs_consent: boolean;
  /** Hosts to ask the browser for before the first request; empty: none, or allowed already. */
  origins: string[];
  terms: string;
  /** "key": the reader's key is missing; "address": the newsroom's index is. */
  missing: "key" | "address" | null;
}
const isOffer = (value: unknown): value is Offer =>
  isObject(value) &&
  isProviderId(value.provider) &&
  Array.isArray(value.requests) &&
  value.requests.every(isRequestShown) &&
  isBoolean(value.agreed) &&
  isBoolean(value.needs_consent) &&
  isStrings(value.origins) &&
  isString(value.terms) &&
  isTextOrNull(value.missing);

interface SearchCall extends ClaimCall {
  provider: ProviderId;
}
const isSearchCall = (value: unknown): value is SearchCall =>
  isObject(value) && isClaimCall(value) && isObject(value) && isProviderId(Reflect.get(value, "provider"));

interface ProviderCall {
  provider: ProviderId;
}
const isProviderCall = (value: unknown): value is ProviderCall =>
  isObject(value) && isProviderId(value.provider);

interface AddressCall {
  url: string;
}
const isAddressCall = (value: unknown): value is AddressCall => isObject(value) && isText(value.url, 8192);

/** A candidate's page as text of HTML; null when it could not be had. */
export interface FetchedPage {
  status: Status;
  url: string;
  html: string | null;
  /** Null: it is no archived copy. */
  archive: ArchiveNote | null;
}
const isFetchedPage = (value: unknown): value is FetchedPage =>
  isObject(value) &&
  isStatus(value.status) &&
  isString(value.url) &&
  isTextOrNull(value.html) &&
  isArchiveNoteOrNull(value.archive);

interface CompareArticleCall extends ClaimCall {
  request: ArticleRequest;
  /** An earlier text of the same article, not another one. */
  is_version: boolean;
}
const isCompareArticleCall = (value: unknown): value is CompareArticleCall =>
  isClaimCall(value) &&
  isRequestOutline(Reflect.get(value, "request")) &&
  isBoolean(Reflect.get(value, "is_version"));

interface CompareKeptCall extends ClaimCall {
  url: string;
}
const isCompareKeptCall = (value: unknown): value is CompareKeptCall =>
  isClaimCall(value) && isText(Reflect.get(value, "url"), 4096);

// Remembered pages ---------------------------------------------------------------------------------
export interface MemoryState {
  pages: number;
  sites: { site: string; pages: number }[];
  /** The disk, or what the browser lets us have of it, was full at the last attempt. */
  full: boolean;
}
const isSite = (value: unknown): value is MemoryState["sites"][number] =>
  isObject(value) && isString(value.site) && Number.isInteger(value.pages);
const isMemoryState = (value: unknown): value is MemoryState =>
  isObject(value) && Number.isInteger(value.pages) && isBoolean(value.full) && listOf(isSite)(value.sites);

/** null: all sites. */
interface ForgetCall {
  site: string | null;
}
const isForgetCall = (value: unknown): value is ForgetCall => isObject(value) && isTextOrNull(value.site);

// Feeds --------------------------------------------------------------------------------------------
export interface FeedNote {
  url: string;
  title: string;
  items: number;
  checked_at: number;
  status: Status;
}
const isFeedNote = (value: unknown): value is FeedNote =>
  isObject(value) &&
  isString(value.url) &&
  isString(value.title) &&
  Number.isInteger(value.items) &&
  typeof value.checked_at === "number" &&
  isStatus(value.status);

/** A feed that a page names. */
export interface FeedOffer {
  url: string;
  title: string;
}
const isFeedOffer = (value: unknown): value is FeedOffer =>
  isObject(value) && isText(value.url, 4096) && isText(value.title, 400);

interface TextCall {
  text: string;
}
const isTextCall = (value: unknown): value is TextCall => isObject(value) && isText(value.text, 4_000_000);

// Versions -----------------------------------------------------------------------------------------
/** An earlier text of the article that was remembered. */
export interface Version {
  id: number;
  kept_at: number;
}
const isVersion = (value: unknown): value is Version =>
  isObject(value) && Number.isInteger(value.id) && typeof value.kept_at === "number";

interface TabCall {
  tab: number;
}
const isTabCall = (value: unknown): value is TabCall => isObject(value) && Number.isInteger(value.tab);
interface VersionCall extends TabCall {
  id: number;
}
const isVersionCall = (value: unknown): value is VersionCall =>
  isObject(value) && Number.isInteger(value.tab) && Number.isInteger(value.id);

const own = ["own"] as const;

/** What the extension's own pages ask of the background: a map of its own, which no page's script needs. */
export const kSearchCalls = {
  coverage_offers: call("background", "coverage_offers", own, isClaimCall, listOf(isOffer)),
  coverage_search: call("background", "coverage_search", own, isSearchCall, isResult),
  fetch_page: call("background", "fetch_page", own, isAddressCall, isFetchedPage),
  compare_kept: call("background", "compare_kept", own, isCompareKeptCall, isComparisonNoteOrNull),
  compare_article: call("background", "compare_article", own, isCompareArticleCall, isComparisonNoteOrNull),
  withdraw: call("background", "withdraw", own, isProviderCall, isNull),
  origins_in_use: call("background", "origins_in_use", own, isNull, isStrings),
  remember_now: call("background", "remember_now", own, isTabCall, isNull),
  memory_state: call("background", "memory_state", own, isNull, isMemoryState),
  memory_forget: call("background", "memory_forget", own, isForgetCall, isMemoryState),
  feeds: call("background", "feeds", own, isNull, listOf(isFeedNote)),
  follow_feed: call("background", "follow_feed", own, isFeedOffer, listOf(isFeedNote)),
  unfollow_feed: call("background", "unfollow_feed", own, isAddressCall, listOf(isFeedNote)),
  import_feeds: call("background", "import_feeds", own, isTextCall, isTextOrNull),
  export_feeds: call("background", "export_feeds", own, isNull, isString),
  refresh_feeds: call("background", "refresh_feeds", own, isNull, listOf(isFeedNote)),
  versions: call("background", "versions", own, isTabCall, listOf(isVersion)),
  compare_version: call("background", "compare_version", own, isVersionCall, isComparisonNoteOrNull),
};

/** What a page carries for other coverage besides its article. */
export interface PageFacts {
  feeds: FeedOffer[];
  /** Texts of JSON-LD that mention a review. */
  reviews: string[];
}
const isPageFacts = (value: unknown): value is PageFacts =>
  isObject(value) && listOf(isFeedOffer)(value.feeds) && isStrings(value.reviews);

/** What background and panel ask of a marked page. */
export const kFactCalls = {
  page_facts: call("page", "page_facts", own, isNull, isPageFacts),
};
