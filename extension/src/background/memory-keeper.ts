// Decides what is remembered: only with the reader's agreement, never a private window. Keeps whether the disk
// was full, ages entries out, and renews those of an older algorithm a few at a time.
import { database } from "../coverage/memory/database.js";
import type { Reading } from "../coverage/memory/entry.js";
import { ageOut, forgetAll, forgetSite, remember, renew, sitesOf } from "../coverage/memory/memory.js";
import type { EngineHost } from "../engine/engine-host.js";
import type { Analysis } from "../generated/analysis.js";
import { isAnalysis } from "../generated/validators.js";
import type { MemoryState } from "../messages.js";
import { api } from "../platform/browser.js";
import { readSettings } from "../settings/store.js";

const kFullKey = "memory_full";
const kRenewedAtOnce = 20;

export async function agreedToRemember(): Promise<boolean> {
  return (await readSettings()).coverage.consents.includes("remembered");
}

export async function rememberIfAgreed(reading: Reading): Promise<void> {
  if (!(await agreedToRemember())) return;
  const kept = await remember(await database(), reading, Date.now());
  await api.storage.local.set({ [kFullKey]: kept === "full" });
}

/** Asks nothing of a database that the reader never agreed to fill. */
export async function memoryState(): Promise<MemoryState> {
  const sites = await sitesOf(await database());
  const stored = await api.storage.local.get(kFullKey);
  const pages = sites.reduce((sum, one) => sum + one.pages, 0);
  return { pages, sites, full: stored[kFullKey] === true };
}

export async function forget(site: string | null): Promise<MemoryState> {
  const opened = await database();
  if (site === null) await forgetAll(opened);
  else await forgetSite(opened, site);
  await api.storage.local.remove(kFullKey);
  return memoryState();
}

/** Now and then: what is old goes, what was made by an older algorithm is made anew. */
export async function tendMemory(engine: EngineHost): Promise<void> {
  if (!(await agreedToRemember())) return;
  const opened = await database();
  await ageOut(opened, Date.now());
  await renew(
    opened,
    async (request) => analysisOf(await engine.analyze(JSON.stringify(request))),
    kRenewedAtOnce,
  );
}

function analysisOf({ status, text }: { status: number; text: string }): Analysis {
  const analysis: unknown = status === 0 ? JSON.parse(text) : null;
  if (!isAnalysis(analysis)) throw new Error("The engine could not read a remembered page.");
  return analysis;
}
