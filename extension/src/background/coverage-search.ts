// One search for other coverage: from a tab's claim to a query, through the gate to one provider.

import { isPublicAddress, isSameHost, originOf } from "../coverage/address.js";
import { statusOfCode } from "../coverage/bounded-fetch.js";
import { readFeeds } from "../coverage/feeds.js";
import { ask, asksSomebody, needsConsent, originsOf } from "../coverage/gate.js";
import { database } from "../coverage/memory/database.js";
import { recallCandidates } from "../coverage/memory/recall.js";
import type { OwnArticle, Query, Surroundings } from "../coverage/provider.js";
import { result } from "../coverage/provider.js";
import { captureAddress, readArchive, readCaptureAddress } from "../coverage/providers/wayback.js";
import { queryOf } from "../coverage/query.js";
import { kRegistry } from "../coverage/registry.js";
import { textOfBytes } from "../coverage/reply-text.js";
import { get } from "../coverage/service.js";
import { kServices, serviceOf } from "../coverage/services.js";
import type { EngineHost } from "../engine/engine-host.js";
import { isQuery } from "../generated/validators.js";
import {
  type FetchedPage,
  kPageCalls,
  kProviders,
  type Offer,
  type ProviderId,
  type Result,
  type Status,
  sendToTab,
} from "../messages.js";
import { api } from "../platform/browser.js";
import type { Settings } from "../settings/settings.js";
import { readSettings } from "../settings/store.js";
import { textOf } from "../tab-record.js";
import { fetcher, gateOf, mayReach } from "./network.js";
import { readTab } from "./store.js";

interface Asked {
  query: Query;
  around: Surroundings;
  settings: Settings;
}

async function articleOf(
  tab: number,
  claim_id: string | null,
): Promise<(OwnArticle & { url: string }) | null> {
  const record = await readTab(tab);
  if (record?.state !== "read") return null;
  const { request, analysis, page } = record;
  const claim = analysis.attributions.find(({ id }) => id === claim_id) ?? null;
  const facts = await sendToTab(tab, kPageCalls.page_facts, null).catch(() => ({ reviews: [] }));
  return { request, analysis, claim, reviews: facts.reviews, url: page.url };
}

/** The engine says what to look for. Rejects when it fails. */
async function queryFor(
  engine: EngineHost,
  { request, claim, url }: OwnArticle & { url: string },
): Promise<Query> {
  const focus = JSON.stringify({ spans: claim?.content ?? [] });
  const { status, text } = await engine.query(JSON.stringify(request), focus);
  const query: unknown = status === 0 ? JSON.parse(text) : null;
  if (!isQuery(query)) throw new Error("The engine could not say what to look for.");
  return queryOf(query, url);
}

/** From a private window nobody is asked: every request is noted, and such windows leave nothing behind. */
async function settingsFor(tab: number): Promise<Settings> {
  const [settings, { incognito }] = await Promise.all([readSettings(), api.tabs.get(tab)]);
  return incognito ? { ...settings, local_only: true } : settings;
}

/** Null when the tab has no article (any more). */
async function asked(engine: EngineHost, tab: number, claim: string | null): Promise<Asked | null> {
  const [article, settings] = await Promise.all([articleOf(tab, claim), settingsFor(tab)]);
  if (!article) return null;
  const text = claim === null ? textOf(article.request) : "";
  const around: Surroundings = {
    fetcher,
    now: () => Date.now(),
    key: settings.coverage.fact_check_key,
    endpoint: settings.coverage.newsroom,
    article,
    remembered: async (query) => recallCandidates(await database(), query, text),
    feeds: async () => readFeeds(await database()),
  };
  return { query: await queryFor(engine, article), around, settings };
}

function missingFor(provider: ProviderId, { key, endpoint }: Surroundings): Offer["missing"] {
  if (provider === "fact_check" && key === "") return "key";
  return provider === "newsroom" && endpoint === "" ? "address" : null;
}

async function offerOf(provider: ProviderId, { query, around, settings }: Asked): Promise<Offer> {
  const origins = originsOf(provider, around.endpoint);
  return {
    provider,
    requests: kRegistry[provider].requests(query, around),
    agreed: settings.coverage.consents.includes(provider),
    needs_consent: needsConsent(provider),
    origins: (await mayReach(origins)) ? [] : origins,
    terms: serviceOf(provider)?.terms ?? "",
    missing: missingFor(provider, around),
  };
}

/** All providers, or with "local only" those that ask nobody. */
export async function coverageOffers(
  engine: EngineHost,
  tab: number,
  claim: string | null,
): Promise<Offer[]> {
  const known = await asked(engine, tab, claim);
  if (!known) return [];
  const providers = kProviders.filter((one) => !known.settings.local_only || !asksSomebody(one));
  return Promise.all(providers.map((provider) => offerOf(provider, known)));
}

export async function coverageSearch(
  engine: EngineHost,
  tab: number,
  claim: string | null,
  provider: ProviderId,
): Promise<Result> {
  const known = await asked(engine, tab, claim);
  if (!known) return result(provider, Date.now(), { status: "not_asked" });
  return ask(kRegistry[provider], known.query, known.around, gateOf(known.settings));
}

// One page -----------------------------------------------------------------------------------------
const notFetched = (url: string, status: Status): FetchedPage => ({
  url,
  status,
  html: null,
  archive: null,
});

/** An archived copy is read as it was, without the archive's own frame around it. */
function bareAddress(url: string): string {
  const capture = readCaptureAddress(url);
  return capture ? captureAddress(capture, true) : url;
}

/** A page's HTML, on the reader's click, with that host's permission. */
export async function fetchPage(candidate: string): Promise<FetchedPage> {
  const url = bareAddress(candidate);
  const origin = originOf(url);
  if (!isPublicAddress(url) || origin === null) return notFetched(url, "refused_query");
  if ((await readSettings()).local_only) return notFetched(url, "not_asked");
  if (!(await mayReach([origin]))) return notFetched(url, "no_permission");
  const fetched = await fetcher({ shown: get(url), limits: kServices.pages, may_redirect: true });
  if (!fetched.ok) return notFetched(url, fetched.status);
  const refused = statusOfCode(fetched.code);
  if (refused) return notFetched(url, refused);
  const type = fetched.headers.get("content-type") ?? "";
  if (!/html/i.test(type) || !isSameHost(fetched.url, url)) return notFetched(url, "bad_response");
  const html = textOfBytes(fetched.bytes, type);
  const archive = readArchive(fetched.headers, fetched.url, Date.now());
  return { url: fetched.url, status: "ok", html, archive };
}
