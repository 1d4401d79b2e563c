// The followed feeds: kept in the database with their newest items, read again at least fifteen minutes apart,
// one after the other, with the conditions by which a server says "not modified". A feed that fails keeps what
// it had and waits longer each time it is not there.
import type { Status } from "../messages.js";
import { isPublicAddress, originOf } from "./address.js";
import { type Fetcher, type Reply, retryAt, statusOfCode } from "./bounded-fetch.js";
import { parseFeed } from "./feed.js";
import type { FeedRecord } from "./feed-record.js";
import type { Database } from "./memory/database.js";
import { kMostFeeds, type Outline, readOpml } from "./opml.js";
import { textOfBytes } from "./reply-text.js";
import { get } from "./service.js";
import { kServices } from "./services.js";

const kService = kServices.feeds;

export const readFeeds = (database: Database): Promise<FeedRecord[]> => database.getAll("feeds");

const fresh = ({ url, title }: Outline): FeedRecord => ({
  url, title, items: [], etag: "", modified: "", checked_at: 0, next_at: 0, status: "not_asked",
}); // biome-ignore format: one line reads better

/** Follows feeds that are not followed yet, up to the limit; gives how many were added. */
export async function follow(database: Database, outlines: readonly Outline[]): Promise<number> {
  const { store, done } = database.transaction("feeds", "readwrite");
  let count = await store.count();
  let added = 0;
  for (const outline of outlines) {
    const known = !isPublicAddress(outline.url) || (await store.getKey(outline.url)) !== undefined;
    if (known || count >= kMostFeeds) continue;
    await store.add(fresh(outline));
    count++;
    added++;
  }
  await done;
  return added;
}

export const unfollow = (database: Database, url: string): Promise<void> => database.delete("feeds", url);

/** Null when the text is no OPML. */
export async function importFeeds(database: Database, opml: string): Promise<number | null> {
  const outlines = readOpml(opml);
  return outlines && follow(database, outlines);
}

// Reading ------------------------------------------------------------------------------------------
function requestOf({ url, etag, modified }: FeedRecord) {
  const conditions = {
    ...(etag ? { "If-None-Match": etag } : {}),
    ...(modified ? { "If-Modified-Since": modified } : {}),
  };
  return get(url, conditions);
}

function readInto(feed: FeedRecord, reply: Reply): Partial<FeedRecord> {
  if (reply.code === 304) return { status: "ok" };
  const refused = statusOfCode(reply.code);
  if (refused) return { status: refused };
  const text = textOfBytes(reply.bytes, reply.headers.get("content-type") ?? "");
  const read = parseFeed(text, reply.url, kService.max_records);
  if (!read) return { status: "bad_response" };
  const { items } = read;
  const title = feed.title || read.title;
  const etag = (reply.headers.get("etag") ?? "").slice(0, 300);
  const modified = (reply.headers.get("last-modified") ?? "").slice(0, 100);
  return { items, title, etag, modified, status: items.length > 0 ? "ok" : "empty" };
}

async function refresh(feed: FeedRecord, fetcher: Fetcher, now: number): Promise<FeedRecord> {
  const fetched = await fetcher({ shown: requestOf(feed), limits: kService, may_redirect: true });
  const read: Partial<FeedRecord> = fetched.ok ? readInto(feed, fetched) : { status: fetched.status };
  const well = read.status === "ok" || read.status === "empty";
  const wait = well ? kService.cooldown_ms : kService.cooldown_ms * 4;
  const asked = fetched.ok ? (retryAt(fetched.headers, now) ?? 0) : 0;
  return { ...feed, ...read, checked_at: now, next_at: Math.max(now + wait, asked) };
}

/** Reads the feeds that are due and allowed, one at a time. One not allowed says so and is not asked. */
export async function refreshDue(
  database: Database,
  fetcher: Fetcher,
  mayReach: (origins: string[]) => Promise<boolean>,
  now: () => number,
): Promise<void> {
  for (const feed of await readFeeds(database)) {
    if (feed.next_at > now()) continue;
    const origin = originOf(feed.url);
    const allowed = origin !== null && (await mayReach([origin]));
    const status: Status = "no_permission";
    const next = allowed ? await refresh(feed, fetcher, now()) : { ...feed, status };
    await replace(database, next);
  }
}

/** Unless the reader has unfollowed it meanwhile. */
async function replace(database: Database, feed: FeedRecord): Promise<void> {
  const { store, done } = database.transaction("feeds", "readwrite");
  if ((await store.getKey(feed.url)) !== undefined) await store.put(feed);
  await done;
}
