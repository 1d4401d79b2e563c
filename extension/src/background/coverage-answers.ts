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
} from "../messages.js";
import { textOf } from "../tab-record.js";
import { comparePages } from "./compare-pages.js";
import { agreedToRemember } from "./memory-keeper.js";
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

/** The panel names its tab; a page is its own. */
const tabMeant = (tab: number | undefined, sender: Sender): number =>
  (roleOf(sender) === "own" ? tab : sender.tab?.id) ?? -1;

export function coverageAnswers(engine: EngineHost): Answers<typeof kCoverageCalls> {
  return {
    elsewhere: answer(kCoverageCalls.elsewhere, ({ claim, tab }, sender) =>
      elsewhere(claim, tabMeant(tab, sender)),
    ),
    compare: answer(kCoverageCalls.compare, ({ url, claim, tab }, sender) =>
      compareKept(engine, tabMeant(tab, sender), claim, url),
    ),
  };
}
