// A newsroom's own index behind the search interface of OpenSearch and Elasticsearch, at an address that the
// reader sets. It is asked with our own terms (every such engine answers a plain bool query) and may stand in
// the reader's own network. What it did not search (timeouts, failed shards) makes the result partial.
import type { Candidate, RequestShown, Result } from "../../messages.js";
import { cleanAddress, hostName, isOwnServer } from "../address.js";
import { type Fields, isFields, objectIn, objectsIn, textIn, timeOf } from "../fields.js";
import { makeMatcher } from "../match.js";
import { found, kNoCandidate, type Provider, type Query, type Surroundings } from "../provider.js";
import { jsonOf, plainText } from "../reply-text.js";
import { type Answer, askService, isAnswer, refusal, refusalOfCode, wordsOfService } from "../service.js";
import { kServices } from "../services.js";

const kId = "newsroom";
const kFields = ["title^2", "body"];

/** ".../articles" and ".../articles/_search" are the same index. */
function addressOfIndex(endpoint: string): string {
  const base = endpoint.replace(/\/+$/, "");
  return base.endsWith("/_search") ? base : `${base}/_search`;
}

const clause = (query: string, boost: number, type = "best_fields") => ({
  multi_match: { query, fields: kFields, type, boost },
});

function bodyOf(query: Query): string {
  const should = [
    ...query.phrases.slice(0, 3).map((phrase) => clause(phrase, 4, "phrase")),
    ...query.entities.slice(0, 8).map((name) => clause(name, 3, "phrase")),
    ...query.numbers.slice(0, 5).map((number) => clause(number, 2)),
    ...query.terms.slice(0, 12).map((term) => clause(term, 1)),
  ];
  const range = { ...(query.from ? { gte: query.from } : {}), ...(query.to ? { lte: query.to } : {}) };
  const filter = Object.keys(range).length > 0 ? [{ range: { published: range } }] : [];
  return JSON.stringify({
    size: kServices[kId].max_records,
    timeout: "10s",
    _source: ["url", "title", "outlet", "published", "lang"],
    query: { bool: { should, minimum_should_match: Math.min(2, should.length), filter } },
    highlight: { fields: { body: { fragment_size: 200, number_of_fragments: 1 } } },
  });
}

function requestOf(query: Query, { endpoint }: Surroundings): RequestShown | null {
  const nothing = query.terms.length + query.entities.length + query.phrases.length === 0;
  if (!isOwnServer(endpoint) || nothing) return null;
  const headers = { "Content-Type": "application/json" };
  return { method: "POST", url: addressOfIndex(endpoint), headers, body: bodyOf(query) };
}

function candidateOf(hit: Fields, matcher: ReturnType<typeof makeMatcher>): Candidate | null {
  const source = objectIn(hit, "_source");
  const url = cleanAddress(textIn(source, "url", 4096));
  const title = textIn(source, "title", 400);
  if (!url || !title) return null;
  const { body } = objectIn(hit, "highlight");
  const snippet = Array.isArray(body) && typeof body[0] === "string" ? plainText(body[0]).slice(0, 400) : "";
  return {
    ...kNoCandidate,
    url,
    title,
    outlet: textIn(source, "outlet", 200) || hostName(url),
    language: textIn(source, "lang", 20),
    time: timeOf(textIn(source, "published", 40)),
    time_kind: "published",
    snippet,
    shared: matcher(`${title} ${snippet}`).shared,
  };
}

function refusalOf(answer: Answer, shown: RequestShown, around: Surroundings): Result | null {
  const error = objectIn(jsonOf(answer.text), "error");
  return refusalOfCode(kId, around, answer, shown, wordsOfService(textIn(error, "reason")));
}

/** More hits than were sent are no gap: the best were sent. A part that did not answer is one. */
function isPartial(json: Fields): boolean {
  const failed = objectIn(json, "_shards").failed;
  return json.timed_out === true || (typeof failed === "number" && failed > 0);
}

export function readHits(text: string, query: Query, around: Surroundings, shown: RequestShown): Result {
  const json = jsonOf(text);
  const hits = objectIn(json, "hits");
  if (!isFields(json) || !Array.isArray(hits.hits)) {
    return refusal(kId, around, [shown], { status: "bad_response" });
  }
  const rows = objectsIn(hits, "hits");
  const matcher = makeMatcher(query);
  const candidates = rows.map((row) => candidateOf(row, matcher)).filter((one) => one !== null);
  return found(
    kId,
    around.now(),
    candidates.filter(({ url }) => url !== query.own_url),
    {
      requests: [shown],
      window: { from: query.from, to: query.to },
      truncated: isPartial(json),
      skipped: rows.length - candidates.length,
    },
  );
}

async function search(query: Query, around: Surroundings): Promise<Result> {
  const shown = requestOf(query, around);
  if (!shown)
    return refusal(kId, around, [], { status: around.endpoint === "" ? "not_asked" : "refused_query" });
  const answer = await askService(kId, shown, around, { own_server: true });
  if (!isAnswer(answer)) return answer;
  return refusalOf(answer, shown, around) ?? readHits(answer.text, query, around, shown);
}

export const newsroom: Provider = {
  id: kId,
  requests: (query, around) => [requestOf(query, around)].filter((one) => one !== null),
  search,
};
