// The records of storage.session: one for each tab that was asked for, and for each page marked in this
// session a small entry, which "Elsewhere" looks through, and its article, which it compares with. When the
// browser's quota is full, the oldest page entries and articles go first; a tab's own record never goes for another tab's sake.

import { isSeenPage, type SeenPage } from "../coverage/elsewhere.js";
import type { Request as ArticleRequest } from "../generated/request.js";
import { isRequestOutline } from "../messages.js";
import { session } from "../platform/session.js";
import { isTabRecord, type TabRecord, tabKey, tabOfKey, wishKey } from "../tab-record.js";

const kSeenPrefix = "seen:";
const kArticlePrefix = "article:";
const kMaxSeen = 200; // pages of one session; an entry is a few kilobytes

export async function readTab(tab: number): Promise<TabRecord | null> {
  const key = tabKey(tab);
  const record: unknown = (await session.get(key))[key];
  return isTabRecord(record) ? record : null;
}

export async function writeTab(tab: number, record: TabRecord): Promise<void> {
  const item = { [tabKey(tab)]: record };
  try {
    await session.set(item);
  } catch {
    await dropSeen(0);
    await session.set(item);
  }
}

export function forgetTab(tab: number): Promise<void> {
  return session.remove([tabKey(tab), wishKey(tab)]);
}

/** The tabs of which something is known. */
export async function knownTabs(): Promise<number[]> {
  const keys = Object.keys(await session.get(null));
  return keys.map(tabOfKey).filter((tab) => tab !== null);
}

async function seenEntries(): Promise<[string, SeenPage][]> {
  const all: [string, unknown][] = Object.entries(await session.get(null));
  const entries: [string, SeenPage][] = [];
  for (const [key, value] of all) {
    if (key.startsWith(kSeenPrefix) && isSeenPage(value)) entries.push([key, value]);
  }
  return entries.sort(([, a], [, b]) => a.order - b.order);
}

async function dropSeen(keep: number): Promise<void> {
  const entries = await seenEntries();
  const gone = entries.slice(0, Math.max(0, entries.length - keep));
  await session.remove(gone.flatMap(([key, { url }]) => [key, kArticlePrefix + url]));
}

/** In the order in which they were marked. */
export async function readSeen(): Promise<SeenPage[]> {
  return (await seenEntries()).map(([, page]) => page);
}

/** The article of a page marked in this session. */
export async function readArticle(url: string): Promise<ArticleRequest | null> {
  const key = kArticlePrefix + url;
  const article: unknown = (await session.get(key))[key];
  return isRequestOutline(article) ? article : null;
}

export async function rememberSeen(page: Omit<SeenPage, "order">, article: ArticleRequest): Promise<void> {
  const entries = await seenEntries();
  const order = (entries.at(-1)?.[1].order ?? 0) + 1;
  try {
    await session.set({
      [kSeenPrefix + page.url]: { ...page, order },
      [kArticlePrefix + page.url]: article,
    });
    if (entries.length >= kMaxSeen) await dropSeen(kMaxSeen);
  } catch {
    await dropSeen(kMaxSeen / 2);
  }
}
