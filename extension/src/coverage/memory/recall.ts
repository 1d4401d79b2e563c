// Remembered pages as other parts want them: as pages for "Elsewhere", as candidates of a search.
import type { Candidate } from "../../messages.js";
import type { SeenClaim, SeenPage } from "../elsewhere.js";
import { timeOf } from "../fields.js";
import { makeMatcher } from "../match.js";
import { kNoCandidate, type Query } from "../provider.js";
import type { Database } from "./database.js";
import { openEntry, seenPageOf } from "./entry.js";
import { searchMemory } from "./memory.js";
import { fingerprintsOf, termsOfClaim, termsOfQuery } from "./terms.js";

/** Pages that may hold the claim; which of them do is for `findElsewhere` to say. */
export async function recallPages(
  database: Database,
  claim: SeenClaim,
  own_url: string,
): Promise<SeenPage[]> {
  const hits = await searchMemory(database, termsOfClaim(claim), own_url);
  const pages = await Promise.all(hits.map(({ entry }) => seenPageOf(entry)));
  return pages.filter((page) => page !== null);
}

/** By the query's terms and, for a whole article, by the text's own fingerprints. */
export async function recallCandidates(database: Database, query: Query, text: string): Promise<Candidate[]> {
  const terms = [...fingerprintsOf(text), ...termsOfQuery(query)];
  const matcher = makeMatcher(query);
  const candidates: (Candidate & { weight: number })[] = [];
  for (const { entry } of await searchMemory(database, terms, query.own_url)) {
    const body = await openEntry(entry);
    const source = body?.request.blocks.map((block) => block.text).join(" ") ?? "";
    const { enough, shared, weight } = matcher(`${entry.title} ${source}`);
    if (!enough) continue;
    const { url, title, outlet, language } = entry;
    const time = timeOf(entry.published);
    candidates.push({
      ...kNoCandidate,
      url,
      title,
      outlet,
      language,
      time,
      time_kind: time ? "published" : "unknown",
      shared,
      weight,
    });
  }
  return candidates.sort((a, b) => b.weight - a.weight).map(({ weight: _weight, ...candidate }) => candidate);
}
