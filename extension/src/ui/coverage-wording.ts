// The reader's words for providers, statuses and candidates of related coverage. Every status says what happened
// and what the reader can do.
import type { MessageName } from "../generated/message-names.js";
import type { Candidate, ProviderId, Result, SignalNote, Status } from "../messages.js";
import { t } from "./text.js";

const kNames: Record<ProviderId, MessageName> = {
  signals: "provider_signals",
  remembered: "provider_remembered",
  feeds: "provider_feeds",
  claim_review: "provider_claim_review",
  gal: "provider_gal",
  wikipedia: "provider_wikipedia",
  wikidata: "provider_wikidata",
  gdelt_context: "provider_gdelt_context",
  gdelt_doc: "provider_gdelt_doc",
  fact_check: "provider_fact_check",
  newsroom: "provider_newsroom",
  wayback: "provider_wayback",
};

const kSends: Record<ProviderId, MessageName> = {
  signals: "sends_signals",
  remembered: "sends_remembered",
  feeds: "sends_feeds",
  claim_review: "sends_claim_review",
  gal: "sends_gal",
  wikipedia: "sends_wikipedia",
  wikidata: "sends_wikidata",
  gdelt_context: "sends_gdelt_context",
  gdelt_doc: "sends_gdelt_doc",
  fact_check: "sends_fact_check",
  newsroom: "sends_newsroom",
  wayback: "sends_wayback",
};

const kStatus: Record<Status, MessageName> = {
  ok: "status_ok",
  empty: "status_empty",
  partial: "status_partial",
  not_asked: "status_not_asked",
  no_permission: "status_no_permission",
  refused_query: "status_refused_query",
  rate_limited: "status_rate_limited",
  auth: "status_auth",
  unavailable: "status_unavailable",
  timeout: "status_timeout",
  bad_response: "status_bad_response",
  too_large: "status_too_large",
  offline: "status_offline",
};

const kSignals: Record<SignalNote, MessageName> = {
  wire_byline: "signal_wire_byline",
  copyright: "signal_copyright",
  republished: "signal_republished",
  canonical: "signal_canonical",
  based_on: "signal_based_on",
  syndication_source: "signal_syndication_source",
  photo_credit: "signal_photo_credit",
  translated_from: "signal_translated_from",
  relay: "signal_relay",
  said_in_text: "signal_said_in_text",
  claim_link: "signal_claim_link",
};

export const providerName = (provider: ProviderId): string => t(kNames[provider]);
export const sendsText = (provider: ProviderId): string => t(kSends[provider]);
export const signalText = (signal: SignalNote): string => t(kSignals[signal]);

const kDayAndTime: Intl.DateTimeFormatOptions = { dateStyle: "medium", timeStyle: "short" };

/** A moment in the reader's way of writing. */
export const timeText = (moment: string | number): string =>
  new Intl.DateTimeFormat(document.documentElement.lang || "en", kDayAndTime).format(new Date(moment));

/** Of one request that failed, without a result of its own. */
export const failureText = (status: Status): string => t(kStatus[status], "0");

/** Nobody was asked because there is nothing to ask with. */
function withoutRequest({ provider, status, requests }: Result): MessageName | null {
  if (status === "not_asked" && provider === "feeds") return "feeds_none";
  if (status === "empty" && requests.length === 0) return "status_nothing_here";
  return status === "refused_query" && requests.length === 0 ? "nothing_to_ask" : null;
}

/** What happened, and what is known beyond it. */
export function statusSentences(result: Result): string[] {
  const { status, candidates, retry_at, skipped, newest_seen } = result;
  const unasked = withoutRequest(result);
  if (unasked) return [t(unasked)];
  const value = status === "rate_limited" && retry_at !== null ? timeText(retry_at) : candidates.length;
  return [
    t(kStatus[status], value),
    ...(skipped > 0 ? [t("status_skipped", skipped)] : []),
    ...(newest_seen !== null && status !== "ok" ? [t("status_newest", timeText(newest_seen))] : []),
  ];
}

export function candidateTime({ time, time_kind }: Candidate): string {
  if (time === null) return "";
  const text = timeText(time);
  if (time_kind === "archived") return t("archived_on", text);
  return time_kind === "first_seen" ? t("first_seen_on", text) : t("published_on", text);
}
