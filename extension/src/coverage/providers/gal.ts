// GDELT's article list: bulk files that are the same for everybody, matched here, so that the query never
// leaves the browser. The live list covers fifteen minutes; the minute files add descriptions. A list in
// which nothing matched was looked at ("empty"); a list that could not be had was not.
import type { Candidate, RequestShown, Result } from "../../messages.js";
import { cleanAddress, hostName } from "../address.js";
import { type Reply, statusOfCode } from "../bounded-fetch.js";
import { parseFeed } from "../feed.js";
import { isFields, textIn, timeOf } from "../fields.js";
import { makeMatcher } from "../match.js";
import { found, kNoCandidate, type Provider, type Query, type Surroundings } from "../provider.js";
import { gunzip, jsonOf, plainText, textOfBytes } from "../reply-text.js";
import { askService, get, isAnswer, refusal, refusalOfCode } from "../service.js";
import { kServices } from "../services.js";

const kService = kServices.gal;
const kQuarter = 15 * 60_000;
const kMinutes = [0, 1]; // after the quarter: the minutes in which the files cluster
const kStale = 60 * 60_000; // a live list older than this does not cover "now"
const kMostCandidates = 40;

interface Row {
  url: string;
  title: string;
  summary: string;
  outlet: string;
  language: string;
  time: string | null;
}

export interface GalLines {
  rows: Row[];
  skipped: number;
  total: number;
}

function rowOf(line: string): Row | null {
  const json = jsonOf(line);
  const url = cleanAddress(textIn(json, "url", 4096));
  const title = plainText(textIn(json, "title"));
  if (!isFields(json) || !url || !title) return null;
  return {
    url,
    title,
    summary: plainText(textIn(json, "desc") || textIn(json, "description")),
    outlet: textIn(json, "outletName", 200) || hostName(url),
    language: textIn(json, "lang", 40),
    time: timeOf(textIn(json, "date", 40)),
  };
}

/** A minute file: one JSON object a line. Cut-off and empty lines are skipped and counted. */
export function readGalLines(text: string): GalLines {
  const lines = text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .slice(0, kService.max_records);
  const rows = lines.map(rowOf).filter((row) => row !== null);
  return { rows, skipped: lines.length - rows.length, total: lines.length };
}

function candidatesOf(rows: readonly Row[], query: Query): { candidates: Candidate[]; cut: boolean } {
  const matcher = makeMatcher(query);
  const hits = new Map<string, { row: Row; shared: string[]; weight: number }>();
  for (const row of rows) {
    const { enough, shared, weight } = matcher(`${row.title} ${row.summary}`);
    if (enough && row.url !== query.own_url && !hits.has(row.url)) hits.set(row.url, { row, shared, weight });
  }
  const best = [...hits.values()].sort((a, b) => b.weight - a.weight);
  const candidates = best.slice(0, kMostCandidates).map(({ row, shared }) => {
    const { url, title, outlet, language, time, summary: snippet } = row;
    return {
      ...kNoCandidate,
      url,
      title,
      outlet,
      language,
      time,
      time_kind: "first_seen" as const,
      snippet,
      shared,
    };
  });
  return { candidates, cut: best.length > kMostCandidates };
}

const two = (value: number): string => String(value).padStart(2, "0");

/** The last quarter of an hour that is surely complete. */
function minuteRequests(now: number): RequestShown[] {
  const quarter = Math.floor((now - kQuarter) / kQuarter) * kQuarter;
  return kMinutes.map((minute) => {
    const at = new Date(quarter + minute * 60_000);
    const day = `${at.getUTCFullYear()}${two(at.getUTCMonth() + 1)}${two(at.getUTCDate())}`;
    const name = `${day}${two(at.getUTCHours())}${two(at.getUTCMinutes())}00.gal.json.gz`;
    return get(new URL(name, kService.url));
  });
}

/** Null when there is no such minute, or it is broken: most minutes have none. */
async function readMinute(reply: Reply): Promise<GalLines | null> {
  if (statusOfCode(reply.code) !== null) return null;
  const is_packed = reply.bytes[0] === 0x1f && reply.bytes[1] === 0x8b;
  const bytes = is_packed ? await gunzip(reply.bytes, kService.max_bytes * 4) : reply.bytes;
  return bytes && readGalLines(textOfBytes(bytes));
}

async function askMinutes(around: Surroundings): Promise<{ lines: GalLines[]; broken: boolean }> {
  const lines: GalLines[] = [];
  let broken = false;
  for (const shown of minuteRequests(around.now())) {
    const fetched = await around.fetcher({ shown, limits: kService });
    const read = fetched.ok ? await readMinute(fetched) : null;
    if (read) lines.push(read);
    else broken ||= fetched.ok ? statusOfCode(fetched.code) === null : true;
  }
  return { lines, broken };
}

async function search(query: Query, around: Surroundings): Promise<Result> {
  const shown = get(kService.url);
  const answer = await askService("gal", shown, around);
  if (!isAnswer(answer)) return answer;
  const refused = refusalOfCode("gal", around, answer, shown);
  if (refused) return refused;
  const feed = parseFeed(answer.text, kService.url, kService.max_records);
  if (!feed) return refusal("gal", around, [shown], { status: "bad_response" });
  const { lines, broken } = await askMinutes(around);
  const live = feed.items.map((item) => ({ ...item, language: "" }));
  const { candidates, cut } = candidatesOf([...lines.flatMap(({ rows }) => rows), ...live], query);
  const built = feed.built === null ? null : Date.parse(feed.built);
  const stale = built === null || around.now() - built > kStale;
  return found("gal", around.now(), candidates, {
    requests: [shown, ...minuteRequests(around.now())],
    window: { from: built === null ? null : new Date(built - kQuarter).toISOString(), to: feed.built },
    newest_seen: feed.built,
    truncated: feed.truncated || broken || cut || stale,
    skipped: lines.reduce((sum, { skipped }) => sum + skipped, feed.skipped),
  });
}

export const gal: Provider = {
  id: "gal",
  requests: (_query, around) => [get(kService.url), ...minuteRequests(around.now())],
  search,
};
