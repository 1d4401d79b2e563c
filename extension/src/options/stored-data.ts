// All that the extension keeps on this device, read for what it is: counts and sizes, one export of everything,
// its import, and its deletion. Only an import looks into the records: they may come from anywhere.
import { api } from "../platform/browser.js";
import { grantedHosts, releaseHosts } from "../platform/host-access.js";
import { openStores, type StoreDump } from "../platform/stores.js";
import { kSettingsKey, settingsOf } from "../settings/settings.js";
import { storedDumps } from "./stored-records.js";

export interface Amount {
  name: string;
  entries: number;
  /** Bytes of their JSON: what an export of them takes. */
  bytes: number;
}

export interface Everything {
  format: "firsthand-data";
  version: 1;
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
    version: 1,
    exported: time.toISOString(),
    local,
    databases: await openStores((stores) => stores.readAll()),
  };
}

/** What is kept, by place; the session's part goes when the browser closes and is not exported. */
export async function amounts(): Promise<Amount[]> {
  const { local, databases } = await readEverything(new Date(0));
  const session: Record<string, unknown> = await api.storage.session.get(null);
  return [
    amount("settings", Object.entries(local)),
    ...databases.map(({ store, entries }) => amount(store, entries)),
    amount("session", Object.entries(session)),
  ];
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Null for what is not an export of ours, down to its last record. */
export function parseEverything(text: string): Everything | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isRecord(value) || value.format !== "firsthand-data" || value.version !== 1) return null;
  const { local, exported } = value;
  const databases = storedDumps(value.databases);
  if (!isRecord(local) || databases === null) return null;
  return {
    format: "firsthand-data",
    version: 1,
    exported: String(exported),
    local: { ...local, [kSettingsKey]: settingsOf(local[kSettingsKey]) },
    databases,
  };
}

/** Puts an export in the place of all that is kept now. */
export async function replaceEverything({ local, databases }: Everything): Promise<void> {
  await openStores((stores) => stores.replaceAll(databases));
  await api.storage.local.clear();
  await api.storage.local.set(local);
}

/** Nothing is left: not in the browser's storages, and no site that may be read without asking. */
export async function deleteEverything(): Promise<void> {
  await openStores((stores) => stores.replaceAll([]));
  await api.storage.local.clear();
  await api.storage.session.clear();
  await releaseHosts(await grantedHosts());
}
