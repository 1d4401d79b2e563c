// Where a tab's article, or one claim of it, and the other articles at hand have it from: one question to the
// engine. Only articles that are here already are asked about; nothing is fetched.
import type { EngineHost } from "../engine/engine-host.js";
import type { Provenance } from "../generated/provenance.js";
import type { Request as ArticleRequest } from "../generated/request.js";
import { isObject } from "../messages.js";
import type { TabRecord } from "../tab-record.js";

const kMostOthers = 15; // every two are compared: a hundred comparisons are half a second

type ReadRecord = Extract<TabRecord, { state: "read" }>;

const isProvenance = (value: unknown): value is Provenance =>
  isObject(value) && value.schema_version === 1 && Array.isArray(value.links);

interface AskedArticle {
  id: string;
  request: ArticleRequest;
}

/** The page's address and title go along, so that the answer says which article is which. */
function asked(url: string, request: ArticleRequest): AskedArticle {
  const title = request.title ?? request.blocks.find(({ kind }) => kind === "headline")?.text.slice(0, 4000);
  return { id: url, request: { ...request, url, ...(title ? { title } : {}) } };
}

/** Null when there is no other article. Rejects when the engine failed. */
export async function traceOrigins(
  engine: Pick<EngineHost, "provenance">,
  { page, request, analysis }: ReadRecord,
  claim: string | null,
  urls: readonly string[],
  kept: (url: string) => Promise<ArticleRequest | null>,
): Promise<Provenance | null> {
  const articles = [asked(page.url, request)];
  let missing = Math.max(0, urls.length - kMostOthers);
  for (const url of urls.slice(0, kMostOthers)) {
    const other = url === page.url ? null : await kept(url);
    if (other) articles.push(asked(url, other));
    else missing += 1;
  }
  if (articles.length < 2) return null;
  const content = analysis.attributions.find(({ id }) => id === claim)?.content;
  const focus = content ? { focus: { article: page.url, spans: content } } : {};
  const question = { schema_version: 1, articles, ...focus, at_least: missing > 0 };
  const reply = await engine.provenance(JSON.stringify(question));
  const provenance: unknown = reply.status === 0 ? JSON.parse(reply.text) : null;
  if (!isProvenance(provenance)) throw new Error("The engine could not trace the articles.");
  return provenance;
}
