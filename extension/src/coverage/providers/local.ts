// What is looked through without asking anybody: pages that the reader agreed to remember, and the items of
// followed feeds as they were last read.
import type { Candidate, Result } from "../../messages.js";
import type { FeedItem } from "../feed.js";
import type { FeedRecord } from "../feed-record.js";
import { inWindow, makeMatcher } from "../match.js";
import { found, kNoCandidate, type Provider, type Query, result, type Surroundings } from "../provider.js";

const kMostCandidates = 40;

export const remembered: Provider = {
  id: "remembered",
  requests: () => [],
  async search(query, around) {
    const candidates = await around.remembered(query);
    return found("remembered", around.now(), candidates, {});
  },
};

const candidateOf = ({ url, title, summary: snippet, outlet, time }: FeedItem, shared: string[]): Candidate => ({
  ...kNoCandidate, url, title, snippet, outlet, time, time_kind: "published", shared,
}); // biome-ignore format: one line reads better

export function matchItems(query: Query, feeds: readonly FeedRecord[]): Candidate[] {
  const matcher = makeMatcher(query);
  const hits = new Map<string, { item: FeedItem; shared: string[]; weight: number }>();
  for (const item of feeds.flatMap(({ items }) => items)) {
    const { enough, shared, weight } = matcher(`${item.title} ${item.summary}`);
    if (enough && item.url !== query.own_url && inWindow(query, item.time))
      hits.set(item.url, { item, shared, weight });
  }
  const best = [...hits.values()].sort((a, b) => b.weight - a.weight);
  return best.map(({ item, shared }) => candidateOf(item, shared));
}

/** Feeds that could not be read last time make the result partial: they were not looked through. */
async function searchFeeds(query: Query, around: Surroundings): Promise<Result> {
  const feeds = await around.feeds();
  if (feeds.length === 0) return result("feeds", around.now(), { status: "not_asked" });
  const candidates = matchItems(query, feeds);
  const unread = feeds.some(
    ({ status, checked_at }) => checked_at === 0 || (status !== "ok" && status !== "empty"),
  );
  return found("feeds", around.now(), candidates.slice(0, kMostCandidates), {
    truncated: unread || candidates.length > kMostCandidates,
  });
}

export const feeds: Provider = { id: "feeds", requests: () => [], search: searchFeeds };
