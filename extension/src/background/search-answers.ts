// The background's answers to the Coverage tab and the options: searches, opened candidates, remembered pages,
// feeds and versions.
import { originOf } from "../coverage/address.js";
import { follow, importFeeds, readFeeds, refreshDue, unfollow } from "../coverage/feeds.js";
import { originsOf } from "../coverage/gate.js";
import { database } from "../coverage/memory/database.js";
import { openEntry } from "../coverage/memory/entry.js";
import { versionsOf } from "../coverage/memory/memory.js";
import { writeOpml } from "../coverage/opml.js";
import type { EngineHost } from "../engine/engine-host.js";
import { isRequest } from "../generated/validators.js";
import {
  type Answers,
  answer,
  type ComparisonNote,
  type FeedNote,
  isProviderId,
  kSearchCalls,
  type ProviderId,
  type Version,
} from "../messages.js";
import { api } from "../platform/browser.js";
import { consent } from "../settings/settings.js";
import { changeSettings, readSettings } from "../settings/store.js";
import { textOf } from "../tab-record.js";
import { versionNote } from "./compare-pages.js";
import { compareKept, compareWith } from "./coverage-answers.js";
import { coverageOffers, coverageSearch, fetchPage } from "./coverage-search.js";
import { forget, memoryState, rememberIfAgreed } from "./memory-keeper.js";
import { fetcher, mayReach } from "./network.js";
import { readTab } from "./store.js";

// Feeds --------------------------------------------------------------------------------------------
async function feedNotes(): Promise<FeedNote[]> {
  const feeds = await readFeeds(await database());
  return feeds.map(({ url, title, items, checked_at, status }) => ({
    url,
    title,
    items: items.length,
    checked_at,
    status,
  }));
}

/** Reads the feeds that are due; nothing with "local only". */
export async function refreshFeeds(): Promise<void> {
  if ((await readSettings()).local_only) return;
  await refreshDue(await database(), fetcher, mayReach, () => Date.now());
}

async function followed(url: string, title: string): Promise<FeedNote[]> {
  await follow(await database(), [{ url, title }]);
  await refreshFeeds();
  return feedNotes();
}

/** How many were added, as text; null when the text is no list of feeds. */
async function imported(text: string): Promise<string | null> {
  const added = await importFeeds(await database(), text);
  return added === null ? null : String(added);
}

// Versions -----------------------------------------------------------------------------------------
const plain = (text: string): string => text.replace(/\s+/g, " ").trim();

/** Earlier texts of the tab's article that differ from what it says now, the newest first. */
async function versions(tab: number): Promise<Version[]> {
  const record = await readTab(tab);
  if (record?.state !== "read") return [];
  const now = plain(textOf(record.request));
  const found: Version[] = [];
  for (const entry of await versionsOf(await database(), record.page.url)) {
    const body = await openEntry(entry);
    if (!body || entry.id === undefined) continue;
    const then = plain(textOf(body.request));
    const same = entry.cut ? now.startsWith(then) : now === then;
    if (!same) found.push({ id: entry.id, kept_at: entry.kept_at });
  }
  return found.reverse();
}

async function compareVersion(engine: EngineHost, tab: number, id: number): Promise<ComparisonNote | null> {
  const entry = await (await database()).get("pages", id);
  const body = entry ? await openEntry(entry) : null;
  const note = await compareWith(engine, tab, null, body?.request ?? null);
  return note && versionNote(note);
}

/** The browser's permission for its host goes with the agreement. */
async function withdraw(provider: ProviderId): Promise<null> {
  const { coverage } = await changeSettings((now) => consent(now, provider, false));
  const origins = originsOf(provider, coverage.newsroom);
  if (origins.length > 0) await api.permissions.remove({ origins });
  return null;
}

/** What followed feeds, the newsroom's index and agreed services are read from. */
async function originsInUse(): Promise<string[]> {
  const { coverage } = await readSettings();
  const agreed = coverage.consents.filter(isProviderId);
  const feeds = await readFeeds(await database());
  return [
    ...[...agreed, "newsroom" as const].flatMap((provider) => originsOf(provider, coverage.newsroom)),
    ...feeds.flatMap(({ url }) => originOf(url) ?? []),
  ];
}

const isPrivate = async (tab: number): Promise<boolean> => (await api.tabs.get(tab)).incognito;

export function searchAnswers(engine: EngineHost): Answers<typeof kSearchCalls> {
  const calls = kSearchCalls;
  return {
    coverage_offers: answer(calls.coverage_offers, ({ tab, claim }) => coverageOffers(engine, tab, claim)),
    coverage_search: answer(calls.coverage_search, ({ tab, claim, provider }) =>
      coverageSearch(engine, tab, claim, provider),
    ),
    fetch_page: answer(calls.fetch_page, ({ url }) => fetchPage(url)),
    compare_kept: answer(calls.compare_kept, ({ tab, claim, url }) => compareKept(engine, tab, claim, url)),
    compare_article: answer(calls.compare_article, async ({ tab, claim, request, is_version }) => {
      const note = await compareWith(engine, tab, claim, isRequest(request) ? request : null);
      return note && is_version ? versionNote(note) : note;
    }),
    withdraw: answer(calls.withdraw, ({ provider }) => withdraw(provider)),
    origins_in_use: answer(calls.origins_in_use, originsInUse),
    remember_now: answer(calls.remember_now, async ({ tab }) => {
      const record = await readTab(tab);
      if (record?.state === "read" && !(await isPrivate(tab))) await rememberIfAgreed(record);
      return null;
    }),
    memory_state: answer(calls.memory_state, memoryState),
    memory_forget: answer(calls.memory_forget, ({ site }) => forget(site)),
    feeds: answer(calls.feeds, feedNotes),
    follow_feed: answer(calls.follow_feed, ({ url, title }) => followed(url, title)),
    unfollow_feed: answer(calls.unfollow_feed, async ({ url }) => {
      await unfollow(await database(), url);
      return feedNotes();
    }),
    import_feeds: answer(calls.import_feeds, ({ text }) => imported(text)),
    export_feeds: answer(calls.export_feeds, async () =>
      writeOpml("Firsthand", await readFeeds(await database())),
    ),
    refresh_feeds: answer(calls.refresh_feeds, async () => {
      await refreshFeeds();
      return feedNotes();
    }),
    versions: answer(calls.versions, ({ tab }) => versions(tab)),
    compare_version: answer(calls.compare_version, ({ tab, id }) => compareVersion(engine, tab, id)),
  };
}
