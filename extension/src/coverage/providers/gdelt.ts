// GDELT's two searches: DOC (articles of three months) and Context (sentences of three days). Their errors come
// with status 200 and a plain sentence; nothing found is "{}"; JSON may hold broken escapes; and they fail
// often. So: one request a click, and every failure is "not measured", never "nothing there".
import type { Candidate, ProviderId, RequestShown, Result } from "../../messages.js";
import { cleanAddress, hostName } from "../address.js";
import { type Fields, isFields, objectsIn, textIn, timeOf } from "../fields.js";
import { makeMatcher } from "../match.js";
import { found, kNoCandidate, type Provider, type Query, type Surroundings } from "../provider.js";
import { jsonOf, plainText } from "../reply-text.js";
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

type GdeltId = Extract<ProviderId, "gdelt_doc" | "gdelt_context">;

const kMostKeywords = 8;
const kShortestPhrase = 5; // characters, or GDELT refuses the whole query
const kDay = 86_400_000;

/** Only letters, digits and spaces: a dash or sign outside quotation marks is an error. */
const tame = (text: string): string =>
  text
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();

const quoted = (text: string): string => `"${tame(text)}"`;
const isLongEnough = (text: string): boolean => tame(text).length >= kShortestPhrase;

function nameOf(entity: string): string {
  return tame(entity).includes(" ") && isLongEnough(entity) ? quoted(entity) : tame(entity);
}

/** At most eight keywords, names as phrases, and one quotation. */
export function keywordsOf({ entities, terms, phrases }: Query): string {
  const quotation = phrases.filter(isLongEnough).slice(0, 1).map(quoted);
  const names = entities.map(nameOf).filter((name) => name.length > 2);
  const words = terms.map(tame).filter((word) => word.length > 3);
  const keywords = [...new Set([...names, ...words])].slice(0, quotation.length > 0 ? 3 : 4);
  return [...quotation, ...keywords].slice(0, kMostKeywords).join(" ");
}

const stamp = (ms: number): string => new Date(ms).toISOString().replace(/[-:T]|\.\d+Z/g, "");

function windowOf(id: GdeltId, query: Query, now: number): { from: string; to: string } {
  const oldest = now - (kServices[id].window_days ?? 1) * kDay;
  const from = Math.max(oldest, query.from ? Date.parse(query.from) : oldest);
  const to = Math.min(now, query.to ? Date.parse(query.to) : now);
  return { from: new Date(Math.min(from, to)).toISOString(), to: new Date(to).toISOString() };
}

function requestOf(id: GdeltId, query: Query, around: Surroundings): RequestShown | null {
  const keywords = keywordsOf(query);
  if (keywords === "") return null;
  const { url, max_records } = kServices[id];
  const common = { mode: "artlist", format: "json", maxrecords: max_records };
  if (id === "gdelt_context") return get(addressOf(url, { query: keywords, ...common, timespan: "72h" }));
  const { from, to } = windowOf(id, query, around.now());
  const window = { startdatetime: stamp(Date.parse(from)), enddatetime: stamp(Date.parse(to)) };
  return get(
    addressOf(url, { query: `${keywords} sourcelang:english`, ...common, ...window, sort: "hybridrel" }),
  );
}

function rowOf(row: Fields, matcher: ReturnType<typeof makeMatcher>): Candidate | null {
  const url = cleanAddress(textIn(row, "url", 4096));
  const title = plainText(textIn(row, "title"));
  if (!url || !title) return null;
  const snippet = plainText(textIn(row, "sentence") || textIn(row, "context")).slice(0, 400);
  return {
    ...kNoCandidate,
    url,
    title,
    title_normalized: true,
    outlet: textIn(row, "domain", 200) || hostName(url),
    language: textIn(row, "language", 40).toLowerCase(),
    time: timeOf(textIn(row, "seendate", 30)),
    time_kind: "first_seen",
    snippet,
    shared: matcher(`${title} ${snippet}`).shared,
  };
}

/** The body's shape decides, whatever the HTTP code. */
function refusalOfBody(
  id: GdeltId,
  answer: Answer,
  shown: RequestShown,
  around: Surroundings,
): Result | null {
  const text = answer.text.trim();
  if (/limit requests/i.test(text)) return refusal(id, around, [shown], { status: "rate_limited" });
  const by_code = refusalOfCode(id, around, answer, shown);
  if (by_code || text.startsWith("{")) return by_code;
  if (text === "" || text.startsWith("<")) return refusal(id, around, [shown], { status: "unavailable" });
  const is_sentence = text.length < 300 && /[.?!)"]$/.test(text);
  if (!is_sentence) return refusal(id, around, [shown], { status: "bad_response" });
  return refusal(id, around, [shown], { status: "refused_query", message: wordsOfService(text) });
}

export function readArticles(
  id: GdeltId,
  text: string,
  query: Query,
  around: Surroundings,
  shown: RequestShown,
): Result {
  const json = jsonOf(text);
  if (!isFields(json) || ("articles" in json && !Array.isArray(json.articles))) {
    return refusal(id, around, [shown], { status: "bad_response" });
  }
  const rows = objectsIn(json, "articles");
  const matcher = makeMatcher(query);
  const candidates = rows.map((row) => rowOf(row, matcher)).filter((one) => one !== null);
  return found(id, around.now(), candidates, {
    requests: [shown],
    window: windowOf(id, query, around.now()),
    truncated: rows.length >= kServices[id].max_records,
    skipped: rows.length - candidates.length,
  });
}

async function search(id: GdeltId, query: Query, around: Surroundings): Promise<Result> {
  const shown = requestOf(id, query, around);
  if (!shown) return refusal(id, around, [], { status: "refused_query" });
  const answer = await askService(id, shown, around);
  if (!isAnswer(answer)) return answer;
  return refusalOfBody(id, answer, shown, around) ?? readArticles(id, answer.text, query, around, shown);
}

const make = (id: GdeltId): Provider => ({
  id,
  requests: (query, around) => [requestOf(id, query, around)].filter((one) => one !== null),
  search: (query, around) => search(id, query, around),
});

export const gdeltDoc = make("gdelt_doc");
export const gdeltContext = make("gdelt_context");
