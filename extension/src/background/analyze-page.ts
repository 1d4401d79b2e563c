// One page's reading: checks the request, runs the engine, checks its answer, and keeps the result for the
// panel and for "Elsewhere". A failure here ends this page's reading only.

import { seenPage } from "../coverage/elsewhere.js";
import type { EngineReply } from "../engine/engine.js";
import type { EngineHost } from "../engine/engine-host.js";
import type { Analysis } from "../generated/analysis.js";
import type { Request as ArticleRequest } from "../generated/request.js";
import { isAnalysis, isRequest } from "../generated/validators.js";
import { type AnalyzeReply, isAnalysisOutline, type Obstacle, type PageNote } from "../messages.js";
import { type TabRecord, textOf } from "../tab-record.js";
import { rememberIfAgreed } from "./memory-keeper.js";
import { forgetTab, readTab, rememberSeen, writeTab } from "./store.js";

export interface PageReading {
  tab: number;
  request: ArticleRequest;
  page: PageNote;
  /** Pages in private windows leave nothing for "Elsewhere". */
  private_window: boolean;
}

function errorCode(reply: string): string {
  const error: unknown = JSON.parse(reply);
  return typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
}

async function run(asked: Promise<EngineReply>): Promise<Analysis | Obstacle> {
  const reply = await asked;
  if (reply.status !== 0) return errorCode(reply.text) === "too_large" ? "too_large" : "engine_failed";
  const analysis: unknown = JSON.parse(reply.text);
  return isAnalysisOutline(analysis) ? analysis : "engine_failed";
}

/** Reasons are more than half of an analysis. */
const withoutReasons = (analysis: Analysis): Analysis => ({
  ...analysis,
  attributions: analysis.attributions.map((claim) => ({ ...claim, reasons: [] })),
});

/** Of thousands of claims the browser has no room for all that is said: the panel lists them without the reasons. */
async function keepRead(
  tab: number,
  read: Omit<Extract<TabRecord, { state: "read" }>, "state">,
): Promise<void> {
  const short = () => writeTab(tab, { state: "read", ...read, analysis: withoutReasons(read.analysis) });
  await writeTab(tab, { state: "read", ...read }).catch(short);
}

/**
 * After the answer is on its way: checking a whole analysis and copying it into the storage takes as long as
 * drawing it. What others may read later is checked against the schema.
 */
async function keep({ tab, request, page, private_window }: PageReading, analysis: Analysis): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 0));
  if (!isAnalysis(analysis)) {
    console.error("The engine's analysis is not one of the schema.");
    return writeTab(tab, { state: "unread", page, obstacle: "engine_failed" });
  }
  await keepRead(tab, { page, request, analysis });
  if (private_window) return;
  await rememberSeen(seenPage(page.url, page.title, analysis, textOf(request)), request);
  await rememberIfAgreed({ request, analysis, page });
}

/** What is being kept or forgotten, a tab: a refined result never comes into the storage before the first one. */
const keeping = new Map<number, Promise<void>>();

function inTurn(tab: number, work: () => Promise<void>): Promise<void> {
  const done = (keeping.get(tab) ?? Promise.resolve())
    .then(work)
    .catch((error: unknown) => console.error("Firsthand could not keep a result.", error))
    .finally(() => keeping.get(tab) === done && keeping.delete(tab));
  keeping.set(tab, done);
  return done;
}

/** How often each tab was forgotten: an answer that was asked for before that is kept no more. */
const forgotten = new Map<number, number>();
export const timesForgotten = (tab: number): number => forgotten.get(tab) ?? 0;

/** Forgets what is kept of a tab, and what is still on its way into the storage. */
export function forgetReading(tab: number): Promise<void> {
  forgotten.set(tab, timesForgotten(tab) + 1);
  return inTurn(tab, () => forgetTab(tab));
}

function keepSoon(reading: PageReading, analysis: Analysis): void {
  inTurn(reading.tab, () => keep(reading, analysis));
}

/** What is said of a page whose words have not changed. */
export function keepNote(tab: number, page: PageNote): Promise<void> {
  return inTurn(tab, async () => {
    const record = await readTab(tab);
    if (record?.state === "read") await writeTab(tab, { ...record, page });
  });
}

/** The marks wait only for the engine, not for the storage. */
export async function analyzePage(
  engine: Pick<EngineHost, "analyze">,
  reading: PageReading,
): Promise<AnalyzeReply> {
  const { tab, request, page } = reading;
  const before = timesForgotten(tab);
  const result = isRequest(request)
    ? await run(engine.analyze(JSON.stringify(request))).catch(failed)
    : "engine_failed";
  const is_wanted = timesForgotten(tab) === before;
  if (typeof result === "string") {
    if (is_wanted) await writeTab(tab, { state: "unread", page, obstacle: result });
    return { ok: false, obstacle: result };
  }
  if (is_wanted) keepSoon(reading, result);
  return { ok: true, analysis: result };
}

/** The same page once more, by the refining tier. What the page shows stays when this fails. */
export async function refinePage(
  engine: Pick<EngineHost, "refine">,
  reading: PageReading,
): Promise<AnalyzeReply> {
  const { tab, request, page } = reading;
  const before = timesForgotten(tab);
  const result = isRequest(request)
    ? await run(engine.refine(JSON.stringify(request))).catch(failed)
    : "engine_failed";
  if (typeof result === "string") return { ok: false, obstacle: result };
  await keeping.get(tab);
  const record = await readTab(tab);
  const is_still_read = record?.state === "read" && record.page.url === page.url;
  if (is_still_read && timesForgotten(tab) === before) keepSoon(reading, result);
  return { ok: true, analysis: result };
}

function failed(error: unknown): Obstacle {
  console.error("Firsthand's engine failed.", error);
  return "engine_failed";
}
