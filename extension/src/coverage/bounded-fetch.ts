// The only way out to the network: bounded in time and size, without cookies, referrer or cache, to public
// http(s) hosts, and told to the request log. Nothing is asked twice. A service must answer where it was
// asked; a feed or page may redirect, but only within its host (the browser itself ends loops, and shows
// nobody the steps on the way).

import type { RequestShown, Status } from "../messages.js";
import { isPublicAddress, isSameHost } from "./address.js";

export interface Limits {
  max_bytes: number;
  timeout_ms: number;
}

export interface Ask {
  shown: RequestShown;
  limits: Limits;
  /** Headers that are sent and not shown: a key. */
  secret?: Record<string, string>;
  may_redirect?: boolean;
  /** The reader set this address: it may be in the reader's own network. */
  own_server?: boolean;
}

export interface Reply {
  ok: true;
  code: number;
  url: string;
  headers: Headers;
  bytes: Uint8Array;
}
export interface Failure {
  ok: false;
  status: Status;
}
export type Fetched = Reply | Failure;
export type Fetcher = (ask: Ask) => Promise<Fetched>;

/** What the fetcher stands on; tests put in their own. */
export interface Network {
  fetch(url: string, init: RequestInit): Promise<Response>;
  isOnline(): boolean;
  /** A signal that aborts after that time. */
  limit(ms: number): AbortSignal;
  /** Called before every request. */
  log(request: RequestShown): Promise<void>;
}

const failure = (status: Status): Failure => ({ ok: false, status });

function initOf({ shown, secret, may_redirect }: Ask, signal: AbortSignal): RequestInit {
  return {
    method: shown.method,
    headers: { ...shown.headers, ...secret },
    body: shown.body,
    signal,
    credentials: "omit",
    referrerPolicy: "no-referrer",
    cache: "no-store",
    redirect: may_redirect ? "follow" : "error",
  };
}

/** All of a stream's bytes, or null when there are more than `most`. */
export async function readBounded(
  stream: ReadableStream<Uint8Array>,
  most: number,
): Promise<Uint8Array | null> {
  const reader = stream.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let step = await reader.read(); !step.done; step = await reader.read()) {
    size += step.value.length;
    if (size > most) {
      reader.cancel().catch(() => {}); // what is left is nobody's any more
      return null;
    }
    chunks.push(step.value);
  }
  return join(chunks, size);
}

function join(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const all = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

async function take(response: Response, { shown, limits, may_redirect }: Ask): Promise<Fetched> {
  const url = response.url || shown.url;
  const moved = may_redirect === true && url !== shown.url;
  if (moved && !(isPublicAddress(url) && isSameHost(url, shown.url))) return failure("bad_response");
  if (Number(response.headers.get("content-length") ?? 0) > limits.max_bytes) return failure("too_large");
  const bytes = response.body ? await readBounded(response.body, limits.max_bytes) : new Uint8Array();
  if (bytes === null) return failure("too_large");
  return { ok: true, code: response.status, url, headers: response.headers, bytes };
}

export function makeFetcher(network: Network): Fetcher {
  return async (ask) => {
    if (!ask.own_server && !isPublicAddress(ask.shown.url)) return failure("bad_response");
    if (!network.isOnline()) return failure("offline");
    const signal = network.limit(ask.limits.timeout_ms);
    try {
      await network.log(ask.shown); // what cannot be logged is not sent
      return await take(await network.fetch(ask.shown.url, initOf(ask, signal)), ask);
    } catch {
      if (signal.aborted) return failure("timeout");
      return failure(network.isOnline() ? "unavailable" : "offline");
    }
  };
}

/** HTTP codes that say the same for every service; null: look at the body. */
export function statusOfCode(code: number): Status | null {
  if (code >= 200 && code < 300) return null;
  if (code === 401 || code === 403) return "auth";
  if (code === 429) return "rate_limited";
  if (code === 408 || code === 504) return "timeout";
  if (code === 413) return "too_large";
  if (code === 400 || code === 414 || code === 422) return "refused_query";
  return code >= 500 ? "unavailable" : "bad_response";
}

/** Retry-After as milliseconds since 1970: seconds or a date; null when there is none. */
export function retryAt(headers: Headers, now: number): number | null {
  const said = headers.get("retry-after")?.trim() ?? "";
  if (/^\d{1,7}$/.test(said)) return now + Number(said) * 1000;
  const date = Date.parse(said);
  return Number.isNaN(date) ? null : Math.max(now, date);
}
