// Earlier copies of this article in the Wayback Machine, on a click only: the article's address is sent,
// without its query, which may hold what only this reader was sent. Lines that are no captures are skipped.
import type { ArchiveNote, Candidate, RequestShown, Result } from "../../messages.js";
import { hostName, isPublicAddress, parseAddress, plainAddress } from "../address.js";
import { timeOf } from "../fields.js";
import { readMemento } from "../memento.js";
import { found, kNoCandidate, type Provider, type Query, type Surroundings } from "../provider.js";
import {
  type Answer,
  addressOf,
  askService,
  get,
  isAnswer,
  refusal,
  refusalOfCode,
  wordsOfService,
} from "../service.js";
import { kServices } from "../services.js";

const kId = "wayback";
const kService = kServices[kId];

function requestOf({ own_url }: Query): RequestShown | null {
  const url = plainAddress(own_url);
  if (!isPublicAddress(url)) return null;
  return get(addressOf(kService.url, { url, limit: kService.max_records, showResumeKey: "true" }));
}

export interface Capture {
  /** YYYYMMDDHHMMSS. */
  stamp: string;
  url: string;
  digest: string;
}

/** urlkey timestamp original mimetype statuscode digest length; a revisit's status is "-". */
function captureOf(line: string): Capture | null {
  const [, stamp = "", original = "", type = "", status = "", digest = ""] = line.trim().split(/\s+/);
  const url = parseAddress(original);
  const is_page = status === "200" || (status === "-" && type === "warc/revisit");
  if (!/^\d{14}$/.test(stamp) || !is_page || !url || !/^https?:$/.test(url.protocol)) return null;
  return isPublicAddress(original) ? { stamp, url: original, digest } : null;
}

export interface Captures {
  captures: Capture[];
  skipped: number;
  /** There are more than were sent. */
  more: boolean;
}

/** Captures that differ: a page archived again unchanged is the same version. */
export function readCdx(text: string): Captures {
  const [rows = "", resume = ""] = text.replace(/\r/g, "").split(/\n\s*\n/);
  const lines = rows.split("\n").filter((line) => line.trim() !== "");
  const captures = new Map<string, Capture>();
  let skipped = 0;
  for (const line of lines) {
    const capture = captureOf(line);
    if (!capture) skipped++;
    else if (!captures.has(capture.digest)) captures.set(capture.digest, capture);
  }
  return { captures: [...captures.values()], skipped, more: resume.trim() !== "" };
}

/** For people to read; the bare text of a version is at the same stamp with "id_". */
export const captureAddress = ({ stamp, url }: Pick<Capture, "stamp" | "url">, bare = false): string =>
  `${kService.pages}${stamp}${bare ? "id_" : ""}/${url}`;

/** Stamp and address of an archived copy; null for any other address. */
export function readCaptureAddress(address: string): Pick<Capture, "stamp" | "url"> | null {
  if (!address.startsWith(kService.pages)) return null;
  const [, stamp = "", url = ""] =
    /^(\d{14})(?:id_)?\/(.+)$/.exec(address.slice(kService.pages.length)) ?? [];
  return stamp && isPublicAddress(url) ? { stamp, url } : null;
}

function candidateOf(
  capture: Pick<Capture, "stamp" | "url">,
  time: string | null = timeOf(capture.stamp),
): Candidate {
  const outlet = hostName(capture.url);
  return {
    ...kNoCandidate,
    url: captureAddress(capture),
    title: capture.url,
    outlet,
    time,
    time_kind: "archived",
    kind: "archive",
  };
}

/** A page is the same with "www.", in either protocol, and with a slash at its end. */
function pageKey(address: string): string {
  const url = parseAddress(address);
  return url ? hostName(address) + url.pathname.replace(/\/+$/, "") + url.search : "";
}

/**
 * What the headers of an opened copy say; null when it is none. Copies that lie elsewhere than in this archive,
 * or that are of another page, are left out: agreement and permission are for this host and this article.
 */
export function readArchive(headers: Headers, address: string, now: number): ArchiveNote | null {
  const own = readCaptureAddress(address);
  if (!own) return null;
  const { time, original, others } = readMemento(headers, address, now);
  const is_own = original === null || pageKey(original) === pageKey(own.url);
  const copies = new Map<string, Candidate>();
  for (const other of is_own ? others : []) {
    const capture = readCaptureAddress(other.url);
    if (!capture || capture.stamp === own.stamp || pageKey(capture.url) !== pageKey(own.url)) continue;
    copies.set(capture.stamp, candidateOf(capture, other.time));
  }
  const newest_first = [...copies].sort(([a], [b]) => (a < b ? 1 : -1)).map(([, copy]) => copy);
  return { time, copies: newest_first };
}

/** 403 is not a missing key here: the site's owner had it blocked. */
function refusalOf(answer: Answer, shown: RequestShown, around: Surroundings): Result | null {
  const blocked =
    answer.code === 403 || /AccessControlException|Blocked Site/.test(answer.text.slice(0, 500));
  const message = wordsOfService(answer.text.startsWith("<") ? "" : answer.text);
  if (blocked) return refusal(kId, around, [shown], { status: "refused_query", message });
  return refusalOfCode(kId, around, answer, shown);
}

async function search(query: Query, around: Surroundings): Promise<Result> {
  const shown = requestOf(query);
  if (!shown) return refusal(kId, around, [], { status: "refused_query" });
  const answer = await askService(kId, shown, around);
  if (!isAnswer(answer)) return answer;
  const refused = refusalOf(answer, shown, around);
  if (refused) return refused;
  if (/^\s*</.test(answer.text)) return refusal(kId, around, [shown], { status: "bad_response" });
  const { captures, skipped, more } = readCdx(answer.text);
  const known = { requests: [shown], truncated: more, skipped };
  return found(kId, around.now(), captures.map((capture) => candidateOf(capture)).reverse(), known);
}

export const wayback: Provider = {
  id: kId,
  requests: (query) => [requestOf(query)].filter((one) => one !== null),
  search,
};
