// All that the extension keeps on this device, read for what it is: counts and sizes, one export of everything,
// its import, and its deletion. Only an import looks into the records: they may come from anywhere.
import { api } from "../platform/browser.js";
import { grantedHosts, releaseHosts } from "../platform/host-access.js";
import { session } from "../platform/session.js";
import { openStores, type StoreDump } from "../platform/stores.js";
import { isLog, kLogKey } from "../settings/request-log.js";
import { kSettingsKey, settingsOf } from "../settings/settings.js";
import { storedDumps } from "./stored-records.js";

const kVersion = 1; // of the file's form

export interface Amount {
  name: string;
  entries: number;
  /** Bytes of their JSON: what an export of them takes. */
  bytes: number;
}

export interface Everything {
  format: "firsthand-data";
  version: typeof kVersion;
  exported: string;
  local: Record<string, unknown>;
  databases: StoreDump[];
}

export const kMaxImport = 200_000_000; // bytes; remembered pages at their most are about as large

const jsonBytes = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value) ?? "").length;

const amount = (name: string, entries: readonly unknown[]): Amount => ({
  name,
  entries: entries.length,
  bytes: entries.length === 0 ? 0 : jsonBytes(entries),
});

export async function readEverything(time: Date): Promise<Everything> {
  const local: Record<string, unknown> = await api.storage.local.get(null);
  return {
    format: "firsthand-data",
    version: kVersion,
    exported: time.toISOString(),
    local,
    databases: await openStores((stores) => stores.readAll()),
  };
}

/** What is kept, by place; the session's part goes when the browser closes and is not exported. */
export async function amounts(): Promise<Amount[]> {
  const { local, databases } = await readEverything(new Date(0));
  const until_closed = await session.get(null);
  return [
    amount("settings", Object.entries(local)),
    ...databases.map(({ store, entries }) => amount(store, entries)),
    amount("session", Object.entries(until_closed)),
  ];
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Why a file is not read in; nothing is changed then. */
export type ImportRefusal = "import_not_ours" | "import_newer" | "import_damaged";

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** What a file may put into storage.local: the keys that it has from us, each with a value that fits. */
function storedLocal(given: Record<string, unknown>): Record<string, unknown> | null {
  const settings = settingsOf(given[kSettingsKey]);
  if (!Object.hasOwn(given, kLogKey)) return { [kSettingsKey]: settings };
  const log = given[kLogKey];
  return isLog(log) ? { [kSettingsKey]: settings, [kLogKey]: log } : null;
}

/** An export of ours, looked through down to its last record, or why it is none. */
export function parseEverything(text: string): Everything | ImportRefusal {
  const value = parsed(text);
  if (!isRecord(value) || value.format !== "firsthand-data") return "import_not_ours";
  if (typeof value.version === "number" && value.version > kVersion) return "import_newer";
  const databases = storedDumps(value.databases);
  const local = isRecord(value.local) ? storedLocal(value.local) : null;
  if (value.version !== kVersion || local === null || databases === null) return "import_damaged";
  return {
    format: "firsthand-data",
    version: kVersion,
    exported: typeof value.exported === "string" ? value.exported.slice(0, 40) : "",
    local,
    databases,
  };
}

async function setLocal(local: Record<string, unknown>): Promise<void> {
  const before: Record<string, unknown> = await api.storage.local.get(null);
  await api.storage.local.set(local);
  await api.storage.local.remove(Object.keys(before).filter((key) => !Object.hasOwn(local, key)));
}

/** Puts an export in the place of all that is kept now. When it rejects, everything is as it was before. */
export async function replaceEverything({ local, databases }: Everything): Promise<void> {
  const before: Record<string, unknown> = await api.storage.local.get(null);
  await setLocal(local);
  try {
    await openStores((stores) => stores.replaceAll(databases));
  } catch (error) {
    await setLocal(before);
    throw error;
  }
}

/** Puts records back that were deleted a moment ago; what has come since stays. */
export const putBack = (deleted: readonly StoreDump[]): Promise<void> =>
  openStores((stores) => stores.putBack(deleted));

/** The records of one store now. */
export async function recordsOf(store: string): Promise<StoreDump[]> {
  const dumps = await openStores((stores) => stores.readAll());
  return dumps.filter((dump) => dump.store === store);
}

/** Nothing is left: not in the browser's storages, and no site that may be read without asking. */
export async function deleteEverything(): Promise<void> {
  await openStores((stores) => stores.replaceAll([]));
  await api.storage.local.clear();
  await session.clear();
  await releaseHosts(await grantedHosts());
}
