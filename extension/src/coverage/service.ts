// How a provider asks its service: one request within the service's limits, and the statuses that follow from
// transport and HTTP code alone. What a body means is the provider's business.

import type { ProviderId, RequestShown, Result } from "../messages.js";
import { type Fetched, type Reply, retryAt, statusOfCode } from "./bounded-fetch.js";
import { result, type Surroundings } from "./provider.js";
import { textOfBytes } from "./reply-text.js";
import { kServices, type ServiceId } from "./services.js";

export const get = (url: URL | string, headers: Record<string, string> = {}): RequestShown => ({
  method: "GET",
  url: String(url),
  headers,
  body: null,
});

/** An address with parameters, each encoded; empty ones are left out. */
export function addressOf(base: string, parameters: Record<string, string | number>): URL {
  const url = new URL(base);
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== "") url.searchParams.set(name, String(value));
  }
  return url;
}

export interface Answer {
  code: number;
  text: string;
  reply: Reply;
}

/** Asks once. A failed request is a result already. */
export async function askService(
  provider: ProviderId & ServiceId,
  shown: RequestShown,
  around: Surroundings,
  more: { secret?: Record<string, string>; own_server?: boolean } = {},
): Promise<Answer | Result> {
  const fetched: Fetched = await around.fetcher({ shown, limits: kServices[provider], ...more });
  if (!fetched.ok) return refusal(provider, around, [shown], { status: fetched.status });
  const text = textOfBytes(fetched.bytes, fetched.headers.get("content-type") ?? "");
  return { code: fetched.code, text, reply: fetched };
}

export const isAnswer = (value: Answer | Result): value is Answer => "reply" in value;

/** A result that is not one: with the earliest time to ask again where asking at once is no use. */
export function refusal(
  provider: ProviderId & ServiceId,
  around: Surroundings,
  requests: RequestShown[],
  known: Partial<Result>,
): Result {
  const now = around.now();
  const later =
    known.status === "rate_limited" || known.status === "timeout" || known.status === "unavailable";
  const retry_at = known.retry_at ?? (later ? now + kServices[provider].cooldown_ms : null);
  return result(provider, now, { ...known, requests, retry_at });
}

/** Null when the HTTP code says nothing against the body. */
export function refusalOfCode(
  provider: ProviderId & ServiceId,
  around: Surroundings,
  { code, reply }: Answer,
  request: RequestShown,
  message: string | null = null,
): Result | null {
  const status = statusOfCode(code);
  if (!status) return null;
  return refusal(provider, around, [request], {
    status,
    retry_at: retryAt(reply.headers, around.now()),
    message,
  });
}

const kLongestMessage = 300;

/** A service's own words, fit to show. */
export const wordsOfService = (text: string): string | null =>
  text.replace(/\s+/g, " ").trim().slice(0, kLongestMessage) || null;
