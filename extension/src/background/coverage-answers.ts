// The background's answers to calls about other coverage of a claim: pages of this session and remembered ones,
// by one path; articles compared.

import { plainAddress } from "../coverage/address.js";
import { findElsewhere, type SeenClaim, type SeenPage, seenClaim } from "../coverage/elsewhere.js";
import { database } from "../coverage/memory/database.js";
import { rememberedArticle } from "../coverage/memory/memory.js";
import { recallPages } from "../coverage/memory/recall.js";
import type { EngineHost } from "../engine/engine-host.js";
import type { Request as ArticleRequest } from "../generated/request.js";
import {
  type Answers,
  answer,
  type ComparisonNote,
  type Elsewhere,
  kCoverageCalls,
  roleOf,
  type Sender,
  type SideBySide,
} from "../messages.js";
import { api } from "../platform/browser.js";
import { textOf } from "../tab-record.js";
import { comparePages, fullComparison } from "./compare-pages.js";
import { agreedToRemember } from "./memory-keeper.js";
import { traceOrigins } from "./origins.js";
import { readArticle, readSeen, readTab } from "./store.js";

/** A database that fails costs the remembered pages, not those of this session. */
async function recalled(claim: SeenClaim, own_url: string): Promise<SeenPage[]> {
  if (!(await agreedToRemember())) return [];
  return database()
    .then((opened) => recallPages(opened, claim, own_url))
    .catch((error: unknown) => {
      console.error("Firsthand could not look through the remembered pages.", error);
      return [];
    });
}

/** Pages of this session first: they are there whole, and at their full address. */
async function pagesFor(claim: SeenClaim, own_url: string): Promise<SeenPage[]> {
  const [seen, kept] = await Promise.all([readSeen(), recalled(claim, own_url)]);
  const known = new Set(seen.map(({ url }) => plainAddress(url)));
  return [...seen, ...kept.filter(({ url }) => !known.has(url))];
}

async function elsewhere(claim_id: string, tab: number): Promise<Elsewhere[]> {
  const record = await readTab(tab);
  if (record?.state !== "read") return [];
  const { analysis, request, page } = record;
  const claim = analysis.attributions.find(({ id }) => id === claim_id);
  if (!claim) return [];
  const seen = seenClaim(analysis, textOf(request), claim);
  return findElsewhere(seen, page.url, await pagesFor(seen, page.url));
}

/** An article that is still here: of this session, or remembered. */
async function keptArticle(url: string): Promise<ArticleRequest | null> {
  return (
    (await readArticle(url)) ?? ((await agreedToRemember()) ? rememberedArticle(await database(), url) : null)
  );
}

/** The tab's article beside another, the claim's changes first; null when the tab has none any more. */
export async function compareWith(
  engine: EngineHost,
  tab: number,
  claim: string | null,
  other: ArticleRequest | null,
): Promise<ComparisonNote | null> {
  const record = await readTab(tab);
  if (record?.state !== "read" || !other) return null;
  const own = record.analysis.attributions.find(({ id }) => id === claim);
  return comparePages(engine, own, record.request, other);
}

export const compareKept = async (engine: EngineHost, tab: number, claim: string | null, url: string) =>
  compareWith(engine, tab, claim, await keptArticle(url));

/** Where the tab's article, or one claim of it, and the others at hand have it from. */
async function origins(engine: EngineHost, tab: number, claim: string | null) {
  const record = await readTab(tab);
  if (record?.state !== "read") return null;
  const claims = record.analysis.attributions.filter(({ id }) => claim === null || id === claim);
  const found = await Promise.all(claims.map(({ id }) => elsewhere(id, tab)));
  const urls = [...new Set(found.flat().map(({ url }) => url))];
  return traceOrigins(engine, record, claim, urls, keptArticle);
}

async function sideBySide(engine: EngineHost, tab: number, url: string): Promise<SideBySide | null> {
  const record = await readTab(tab);
  const there = record?.state === "read" ? await keptArticle(url) : null;
  if (record?.state !== "read" || !there) return null;
  const comparison = await fullComparison(engine, record.request, there);
  return { here: record.request, there, comparison };
}

/** In a tab of its own, next to the one it was asked from. */
async function openSideBySide(tab: number, url: string, sender: Sender): Promise<boolean> {
  const place = sender.tab ? { windowId: sender.tab.windowId, index: sender.tab.index + 1 } : {};
  const query = new URLSearchParams({ tab: String(tab), url });
  await api.tabs.create({ url: api.runtime.getURL(`compare.html?${query}`), ...place });
  return true;
}

/** The panel names its tab; a page is its own. */
const tabMeant = (tab: number | undefined, sender: Sender): number =>
  (roleOf(sender) === "own" ? tab : sender.tab?.id) ?? -1;

export function coverageAnswers(engine: EngineHost): Answers<typeof kCoverageCalls> {
  return {
    elsewhere: answer(kCoverageCalls.elsewhere, ({ claim, tab }, sender) =>
      elsewhere(claim, tabMeant(tab, sender)),
    ),
    origins: answer(kCoverageCalls.origins, ({ claim, tab }) => origins(engine, tab, claim)),
    side_by_side: answer(kCoverageCalls.side_by_side, ({ url, tab }) => sideBySide(engine, tab ?? -1, url)),
    open_side_by_side: answer(kCoverageCalls.open_side_by_side, ({ url, tab }, sender) =>
      openSideBySide(tabMeant(tab, sender), url, sender),
    ),
    compare: answer(kCoverageCalls.compare, ({ url, claim, tab }, sender) =>
      compareKept(engine, tabMeant(tab, sender), claim, url),
    ),
  };
}
