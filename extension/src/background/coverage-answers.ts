// The background's answers to calls about other coverage of a claim.
import type { EngineHost } from "../engine/engine-host.js";
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
import { findElsewhere, seenClaim } from "./elsewhere.js";
import { readArticle, readSeen, readTab } from "./store.js";

async function elsewhere(claim_id: string, tab: number): Promise<Elsewhere[]> {
  const record = await readTab(tab);
  if (record?.state !== "read") return [];
  const { analysis, request, page } = record;
  const claim = analysis.attributions.find(({ id }) => id === claim_id);
  return claim ? findElsewhere(seenClaim(analysis, textOf(request), claim), page.url, await readSeen()) : [];
}

async function compare(
  engine: EngineHost,
  url: string,
  claim: string,
  tab: number,
): Promise<ComparisonNote | null> {
  const [record, other] = await Promise.all([readTab(tab), readArticle(url)]);
  if (record?.state !== "read" || !other) return null;
  const own = record.analysis.attributions.find(({ id }) => id === claim);
  return comparePages(engine, own, record.request, other);
}

/** The panel names its tab; a page is its own. */
const tabMeant = (tab: number | undefined, sender: Sender): number =>
  (roleOf(sender) === "own" ? tab : sender.tab?.id) ?? -1;

export function coverageAnswers(engine: EngineHost): Answers<typeof kCoverageCalls> {
  return {
    elsewhere: answer(kCoverageCalls.elsewhere, ({ claim, tab }, sender) =>
      elsewhere(claim, tabMeant(tab, sender)),
    ),
    compare: answer(kCoverageCalls.compare, ({ url, claim, tab }, sender) =>
      compare(engine, url, claim, tabMeant(tab, sender)),
    ),
  };
}
