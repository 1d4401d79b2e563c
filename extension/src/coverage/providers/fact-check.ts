// Google's fact-check search, with the reader's own key, which goes in a header and so into no address or log.
// The reviewer's rating is shown in the reviewer's words and never read: its sense can invert ("has not
// warned ... : False").
import type { Candidate, RequestShown, Result } from "../../messages.js";
import { cleanAddress, hostName } from "../address.js";
import { type Fields, isFields, objectIn, objectsIn, textIn, timeOf } from "../fields.js";
import { makeMatcher } from "../match.js";
import { found, kNoCandidate, type Provider, type Query, type Surroundings } from "../provider.js";
import { jsonOf } from "../reply-text.js";
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

const kId = "fact_check";
const kKeyHeader = "X-Goog-Api-Key";
const kKeyShown = "…"; // stands for the key wherever the request is shown

function requestOf({ entities, terms, numbers }: Query): RequestShown | null {
  const words = [...entities.slice(0, 3), ...terms.slice(0, 4), ...numbers.slice(0, 1)]
    .join(" ")
    .slice(0, 200);
  if (words === "") return null;
  const { url, max_records, window_days = 365 } = kServices[kId];
  const parameters = { query: words, languageCode: "en", maxAgeDays: window_days, pageSize: max_records };
  return get(addressOf(url, parameters), { [kKeyHeader]: kKeyShown });
}

function reviewsOf(claim: Fields, matcher: ReturnType<typeof makeMatcher>): Candidate[] {
  const text = textIn(claim, "text");
  const claimant = textIn(claim, "claimant", 200);
  return objectsIn(claim, "claimReview").flatMap((review) => {
    const url = cleanAddress(textIn(review, "url", 4096));
    if (!url || !text) return [];
    const publisher = objectIn(review, "publisher");
    const reviewer = textIn(publisher, "name", 200) || textIn(publisher, "site", 200) || hostName(url);
    return {
      ...kNoCandidate,
      url,
      title: textIn(review, "title", 400) || text,
      outlet: reviewer,
      language: textIn(review, "languageCode", 20),
      time: timeOf(textIn(review, "reviewDate", 40)),
      time_kind: "published" as const,
      kind: "factcheck" as const,
      shared: matcher(text).shared,
      review: { claim: text, claimant, rating: textIn(review, "textualRating", 600), reviewer },
    };
  });
}

/** A bad key is a 400 with a reason, not a 401. */
function refusalOf(answer: Answer, shown: RequestShown, around: Surroundings): Result | null {
  const error = objectIn(jsonOf(answer.text), "error");
  const message = wordsOfService(textIn(error, "message"));
  const bad_key = objectsIn(error, "details").some((detail) =>
    textIn(detail, "reason").startsWith("API_KEY"),
  );
  if (bad_key) return refusal(kId, around, [shown], { status: "auth", message });
  return refusalOfCode(kId, around, answer, shown, message);
}

export function readClaims(text: string, query: Query, around: Surroundings, shown: RequestShown): Result {
  const json = jsonOf(text);
  if (!isFields(json) || ("claims" in json && !Array.isArray(json.claims))) {
    return refusal(kId, around, [shown], { status: "bad_response" });
  }
  const rows = objectsIn(json, "claims");
  const matcher = makeMatcher(query);
  const reviews = rows.map((row) => reviewsOf(row, matcher));
  return found(kId, around.now(), reviews.flat(), {
    requests: [shown],
    truncated: textIn(json, "nextPageToken") !== "",
    skipped: reviews.filter((list) => list.length === 0).length,
  });
}

async function search(query: Query, around: Surroundings): Promise<Result> {
  const shown = requestOf(query);
  if (!shown) return refusal(kId, around, [], { status: "refused_query" });
  if (around.key === "") return refusal(kId, around, [], { status: "auth" });
  const answer = await askService(kId, shown, around, { secret: { [kKeyHeader]: around.key } });
  if (!isAnswer(answer)) return answer;
  return refusalOf(answer, shown, around) ?? readClaims(answer.text, query, around, shown);
}

export const factCheck: Provider = {
  id: kId,
  requests: (query) => [requestOf(query)].filter((one) => one !== null),
  search,
};
