// Reviews of claims that the page itself carries as structured data (schema.org ClaimReview and MediaReview), in
// any nesting; broken JSON is repaired where that is possible. Nobody is asked.
import type { Candidate, Result } from "../../messages.js";
import { cleanAddress, hostName } from "../address.js";
import { type Fields, isFields, objectIn, textIn, timeOf } from "../fields.js";
import { makeMatcher } from "../match.js";
import { found, kNoCandidate, type Provider, type Query, type Surroundings } from "../provider.js";
import { jsonOf } from "../reply-text.js";

const kDeepest = 8;
const kMostReviews = 50;
const kTypes: readonly string[] = ["ClaimReview", "MediaReview"];

function isReview(value: Fields): boolean {
  const types = [value["@type"]].flat();
  return types.some((type) => typeof type === "string" && kTypes.includes(type.replace(/^.*[/#]/, "")));
}

function collect(value: unknown, depth: number, into: Fields[]): void {
  if (depth > kDeepest || into.length >= kMostReviews) return;
  if (Array.isArray(value)) for (const one of value) collect(one, depth + 1, into);
  if (!isFields(value)) return;
  if (isReview(value)) into.push(value);
  else for (const one of Object.values(value)) collect(one, depth + 1, into);
}

/** A name that stands there as text, as an object, or as a list of either. */
function nameIn(fields: Fields, name: string): string {
  const [first] = [fields[name]].flat();
  return typeof first === "string" ? first.slice(0, 200) : textIn(first, "name", 200);
}

function candidateOf(review: Fields, page_url: string): Candidate | null {
  const claim = textIn(review, "claimReviewed") || textIn(review, "mediaAuthenticityCategory");
  const url = cleanAddress(textIn(review, "url", 4096) || page_url, page_url);
  if (!claim || !url) return null;
  const rating = textIn(objectIn(review, "reviewRating"), "alternateName", 600);
  const reviewer = nameIn(review, "author") || nameIn(review, "publisher") || hostName(url);
  const claimant = nameIn(objectIn(review, "itemReviewed"), "author");
  const time = timeOf(textIn(review, "datePublished", 40));
  const said = { claim, claimant, rating, reviewer };
  return {
    ...kNoCandidate,
    url,
    title: claim,
    outlet: reviewer,
    time,
    time_kind: "published",
    kind: "factcheck",
    review: said,
  };
}

export interface ReadReviews {
  candidates: Candidate[];
  skipped: number;
}

/** `texts` are the page's JSON-LD blocks. */
export function readReviews(texts: readonly string[], page_url: string): ReadReviews {
  const reviews: Fields[] = [];
  let skipped = 0;
  for (const text of texts) {
    const json = jsonOf(text);
    if (json === undefined) skipped++;
    else collect(json, 0, reviews);
  }
  const candidates = reviews.map((review) => candidateOf(review, page_url)).filter((one) => one !== null);
  return { candidates, skipped: skipped + reviews.length - candidates.length };
}

async function search(query: Query, around: Surroundings): Promise<Result> {
  const { candidates, skipped } = readReviews(around.article?.reviews ?? [], query.own_url);
  const matcher = makeMatcher(query);
  const matched = candidates.map((one) => ({ ...one, shared: matcher(one.title).shared }));
  return found("claim_review", around.now(), matched, { skipped });
}

export const claimReview: Provider = { id: "claim_review", requests: () => [], search };
