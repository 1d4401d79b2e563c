// Wikipedia and Wikidata: articles about what the claim names, and who its first name is in the register.
// Both answer any browser without cookies; errors come in the body with status 200 as well as in the code.
import type { Candidate, RequestShown, Result } from "../../messages.js";
import { cleanAddress } from "../address.js";
import { type Fields, isFields, objectIn, objectsIn, textIn, timeOf } from "../fields.js";
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

type WikiId = "wikipedia" | "wikidata";

const kPublic = { format: "json", formatversion: 2, origin: "*" };

function searchWords({ entities, terms }: Query): string {
  return [...entities.slice(0, 3), ...terms.slice(0, 3)].join(" ").slice(0, 200);
}

function requestOf(id: WikiId, query: Query): RequestShown | null {
  const { url, max_records } = kServices[id];
  if (id === "wikidata") {
    const [search = ""] = query.entities;
    const what = { action: "wbsearchentities", search, language: "en", uselang: "en", type: "item" };
    return search ? get(addressOf(url, { ...what, limit: max_records, ...kPublic })) : null;
  }
  const srsearch = searchWords(query);
  const what = {
    action: "query",
    list: "search",
    srsearch,
    srlimit: max_records,
    srprop: "snippet|timestamp",
  };
  return srsearch ? get(addressOf(url, { ...what, ...kPublic })) : null;
}

/** `ratelimited` and `maxlag` mean later; anything else is about the query. */
function refusalOfBody(id: WikiId, json: unknown, shown: RequestShown, around: Surroundings): Result | null {
  if (!isFields(json)) return refusal(id, around, [shown], { status: "bad_response" });
  if (!("error" in json)) return null;
  const error = objectIn(json, "error");
  const code = textIn(error, "code");
  const status =
    code === "ratelimited" ? "rate_limited" : code === "maxlag" ? "unavailable" : "refused_query";
  return refusal(id, around, [shown], { status, message: wordsOfService(textIn(error, "info")) });
}

/** A page of the wiki that was asked. */
const wikiAddress = (id: WikiId, page: string): string =>
  new URL(`/wiki/${encodeURIComponent(page)}`, kServices[id].url).href;

function pageOf(row: Fields): Candidate | null {
  const title = textIn(row, "title", 300);
  const url = title && cleanAddress(wikiAddress("wikipedia", title.replace(/ /g, "_")));
  if (!url) return null;
  const snippet = plainText(textIn(row, "snippet"));
  const time = timeOf(textIn(row, "timestamp"));
  return {
    ...kNoCandidate,
    url,
    title,
    outlet: "Wikipedia",
    time,
    time_kind: "published",
    snippet,
    kind: "encyclopedia",
  };
}

function itemOf(row: Fields): Candidate | null {
  const id = textIn(row, "id", 20);
  const title = textIn(row, "label", 300);
  if (!/^Q\d+$/.test(id) || !title) return null;
  const url = wikiAddress("wikidata", id);
  const snippet = textIn(row, "description", 300);
  return { ...kNoCandidate, url, title, outlet: "Wikidata", snippet, kind: "encyclopedia" };
}

export function readWiki(
  id: WikiId,
  json: Fields,
  query: Query,
  around: Surroundings,
  shown: RequestShown,
): Result {
  const is_pages = id === "wikipedia";
  const holder = is_pages ? objectIn(json, "query") : json;
  if (!Array.isArray(holder.search)) return refusal(id, around, [shown], { status: "bad_response" });
  const rows = objectsIn(holder, "search");
  const matcher = makeMatcher(query);
  const candidates = rows
    .map(is_pages ? pageOf : itemOf)
    .filter((one) => one !== null)
    .map((one) => ({ ...one, shared: matcher(`${one.title} ${one.snippet}`).shared }));
  return found(id, around.now(), candidates, { requests: [shown], skipped: rows.length - candidates.length });
}

/** Wikimedia's edge answers 403 to what it takes for a robot: that is no missing key. */
function refusalOfEdge(id: WikiId, answer: Answer, shown: RequestShown, around: Surroundings): Result | null {
  if (answer.code === 403) return refusal(id, around, [shown], { status: "unavailable" });
  return refusalOfCode(id, around, answer, shown);
}

async function search(id: WikiId, query: Query, around: Surroundings): Promise<Result> {
  const shown = requestOf(id, query);
  if (!shown) return refusal(id, around, [], { status: "refused_query" });
  const answer = await askService(id, shown, around);
  if (!isAnswer(answer)) return answer;
  const json = jsonOf(answer.text);
  const refused = refusalOfEdge(id, answer, shown, around) ?? refusalOfBody(id, json, shown, around);
  return refused ?? readWiki(id, isFields(json) ? json : {}, query, around, shown);
}

const make = (id: WikiId): Provider => ({
  id,
  requests: (query) => [requestOf(id, query)].filter((one) => one !== null),
  search: (query, around) => search(id, query, around),
});

export const wikipedia = make("wikipedia");
export const wikidata = make("wikidata");
