// The remembered pages: added one by one or in bulk, searched by terms, aged out, bounded, deleted by site or
// all. Whoever calls has made sure that the reader agreed and that the window is not a private one.
import type { Analysis } from "../../generated/analysis.js";
import type { Request as ArticleRequest } from "../../generated/request.js";
import type { Database } from "./database.js";
import {
  addressHash,
  type Entry,
  entryOf,
  isQuotaError,
  kAlgorithm,
  openEntry,
  pageHash,
  type Reading,
} from "./entry.js";

export const kMostPages = 50_000;
export const kLongestKept = 90 * 86_400_000; // ms
const kVersions = 3; // of one article: the first one kept and the newest
const kMostPostings = 1500; // pages of one term; a term of more pages tells none apart
const kMostTermsAsked = 24;
const kPackedAtOnce = 25; // the browser deflates beside us
const kOpened = 16; // pages of a search that are unpacked

/** `full`: the disk or the browser's quota is; nothing that was there is lost. */
export type Kept = "kept" | "full";

// Adding -------------------------------------------------------------------------------------------
type Pages = ReturnType<typeof pagesOf>;
const pagesOf = (database: Database) => database.transaction("pages", "readwrite");

/** `known` are the versions of the article that are there, in the order in which they came. */
async function put({ store }: Pages, entry: Entry, known: readonly Entry[]): Promise<void> {
  const same = known.find(({ text }) => text === entry.text);
  if (same?.id !== undefined) {
    await store.put({ ...entry, id: same.id });
    return;
  }
  const middle = known.length >= kVersions ? known[1]?.id : undefined;
  await Promise.all([store.add(entry), middle === undefined ? null : store.delete(middle)]);
}

/** What is not waited for between two requests costs no round trip: an article's own versions come in order. */
async function putAll(pages: Pages, entries: readonly Entry[]): Promise<void> {
  const index = pages.store.index("address");
  const seen = new Set<number>();
  const later = entries.filter(({ address }) => seen.size === seen.add(address).size);
  const first = entries.filter((entry) => !later.includes(entry));
  await Promise.all(first.map(async (entry) => put(pages, entry, await index.getAll(entry.address))));
  for (const entry of later) await put(pages, entry, await index.getAll(entry.address));
}

/** All or nothing: whatever fails, the transaction ends as if it had not begun. */
async function write(database: Database, entries: readonly Entry[]): Promise<Kept> {
  const pages = pagesOf(database);
  pages.done.catch(() => {}); // it is awaited below, unless something fails before
  try {
    await putAll(pages, entries);
    await pages.done;
    return "kept";
  } catch (error) {
    if (pages.error === null) abort(pages);
    if (isQuotaError(error) || isQuotaError(pages.error)) return "full";
    throw error;
  }
}

function abort(pages: Pages): void {
  try {
    pages.abort();
  } catch {
    // It has ended already.
  }
}

/** One article; the same text again only renews it. */
export async function remember(database: Database, reading: Reading, now: number): Promise<Kept> {
  return write(database, [await entryOf(reading, now)]);
}

/** Many at once, in one transaction: all or none. */
export async function rememberAll(
  database: Database,
  readings: readonly Reading[],
  now: number,
): Promise<Kept> {
  const entries: Entry[] = [];
  for (let at = 0; at < readings.length; at += kPackedAtOnce) {
    const some = readings.slice(at, at + kPackedAtOnce);
    entries.push(...(await Promise.all(some.map((reading) => entryOf(reading, now)))));
  }
  return write(database, entries);
}

// Searching ----------------------------------------------------------------------------------------
export interface Hit {
  entry: Entry;
  weight: number;
}

/** A term of few pages weighs more. */
const weightOf = (pages: number): number => 1 / Math.log2(2 + pages);

async function weigh(database: Database, terms: readonly number[]): Promise<Map<number, number>> {
  const index = database.transaction("pages").store.index("term");
  const asked = terms.slice(0, kMostTermsAsked);
  const postings = await Promise.all(asked.map((term) => index.getAllKeys(term, kMostPostings)));
  const weights = new Map<number, number>();
  for (const ids of postings.filter(({ length }) => length < kMostPostings)) {
    for (const id of ids) weights.set(id, (weights.get(id) ?? 0) + weightOf(ids.length));
  }
  return weights;
}

/** One page an address: its newest version. */
function newestOf(hits: readonly Hit[]): Hit[] {
  const newest = new Map<number, Hit>();
  for (const hit of hits) {
    const known = newest.get(hit.entry.address);
    if (!known || known.entry.kept_at < hit.entry.kept_at) newest.set(hit.entry.address, hit);
  }
  return [...newest.values()];
}

/** The pages that share most of the terms, best first. */
export async function searchMemory(
  database: Database,
  terms: readonly number[],
  own_url: string,
): Promise<Hit[]> {
  const weights = await weigh(database, terms);
  const best = [...weights].sort(([, a], [, b]) => b - a).slice(0, kOpened);
  const { store } = database.transaction("pages");
  const own = addressHash(own_url);
  const entries = await Promise.all(best.map(([id]) => store.get(id)));
  const hits = entries.flatMap((entry, at) => (entry ? [{ entry, weight: best[at]?.[1] ?? 0 }] : []));
  return newestOf(hits.filter(({ entry }) => entry.address !== own));
}

/** The versions of one address, the oldest first. */
export async function versionsOf(database: Database, url: string): Promise<Entry[]> {
  const entries = await database.getAllFromIndex("pages", "address", addressHash(url));
  return entries.sort((a, b) => a.kept_at - b.kept_at);
}

/** The article at a plain address as a search offered it: its newest version. */
export async function rememberedArticle(database: Database, url: string): Promise<ArticleRequest | null> {
  const entry = (await database.getAllFromIndex("pages", "page", pageHash(url)))
    .filter((one) => one.url === url)
    .at(-1);
  return entry ? ((await openEntry(entry))?.request ?? null) : null;
}

// Forgetting ---------------------------------------------------------------------------------------
async function deleteAll(database: Database, ids: readonly number[]): Promise<number> {
  const pages = pagesOf(database);
  await Promise.all([...ids.map((id) => pages.store.delete(id)), pages.done]);
  return ids.length;
}

/** What is too old, and the oldest of what is too much; gives how many went. */
export async function ageOut(database: Database, now: number, most = kMostPages): Promise<number> {
  const old = IDBKeyRange.upperBound(now - kLongestKept);
  const gone = await deleteAll(database, await database.getAllKeysFromIndex("pages", "kept_at", old));
  const over = (await database.count("pages")) - most;
  if (over <= 0) return gone;
  return (
    gone + (await deleteAll(database, await database.getAllKeysFromIndex("pages", "kept_at", null, over)))
  );
}

export async function forgetSite(database: Database, site: string): Promise<number> {
  return deleteAll(database, await database.getAllKeysFromIndex("pages", "site", site));
}

export const forgetAll = (database: Database): Promise<void> => database.clear("pages");

/** How many pages of which site, the most first. */
export async function sitesOf(database: Database): Promise<{ site: string; pages: number }[]> {
  const index = database.transaction("pages").store.index("site");
  const sites: { site: string; pages: number }[] = [];
  for (let cursor = await index.openKeyCursor(null, "nextunique"); cursor; cursor = await cursor.continue()) {
    sites.push({ site: cursor.key, pages: await index.count(cursor.key) });
  }
  return sites.sort((a, b) => b.pages - a.pages);
}

// Renewing -----------------------------------------------------------------------------------------
/**
 * Makes entries of an older algorithm anew from their own text, a few at a time; gives how many are left. One
 * that cannot be unpacked goes; when the analysis fails, everything stays and the call rejects.
 */
export async function renew(
  database: Database,
  analyze: (request: ArticleRequest) => Promise<Analysis>,
  most: number,
): Promise<number> {
  const older = IDBKeyRange.upperBound(kAlgorithm, true);
  for (const entry of await database.getAllFromIndex("pages", "version", older, most)) {
    const request = (await openEntry(entry))?.request;
    if (request) await database.put("pages", await renewed(entry, request, await analyze(request)));
    else if (entry.id !== undefined) await database.delete("pages", entry.id);
  }
  return database.countFromIndex("pages", "version", older);
}

async function renewed(entry: Entry, request: ArticleRequest, analysis: Analysis): Promise<Entry> {
  const { terms, body, version } = await entryOf({ request, analysis, page: entry }, entry.kept_at);
  return { ...entry, terms, body, version };
}
