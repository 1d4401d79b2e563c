// The settings record in storage.local: read anywhere, changed by the extension's own parts one after the
// other, followed by whoever wants to know.
import { api } from "../platform/browser.js";
import { kSettingsKey, type Settings, settingsOf } from "./settings.js";

/** A storage that cannot be read counts as empty: everything then has its fallback. */
export async function readSettings(): Promise<Settings> {
  const stored = await api.storage.local.get(kSettingsKey).catch(() => ({}));
  return settingsOf(Reflect.get(stored, kSettingsKey));
}

/**
 * Reads, changes and writes under a lock that background, panel and options share; a page's script asks the
 * background instead. Rejects when the record could not be written.
 */
export function changeSettings(change: (now: Settings) => Settings): Promise<Settings> {
  return navigator.locks.request(kSettingsKey, async () => {
    const next = settingsOf(change(await readSettings()));
    await api.storage.local.set({ [kSettingsKey]: next });
    return next;
  });
}

let followed: Promise<Settings> | null = null;

/** The settings as they stand, for what cannot wait for the storage: read once, then kept up with. */
export function followedSettings(): Promise<Settings> {
  if (followed) return followed;
  onSettings((now) => {
    followed = Promise.resolve(now);
  });
  followed = readSettings();
  return followed;
}

/** Calls back with the new settings at each change, until the signal is aborted. */
export function onSettings(listener: (now: Settings) => void, signal?: AbortSignal): void {
  const changed = (changes: Record<string, chrome.storage.StorageChange>) => {
    const change = changes[kSettingsKey];
    if (change) listener(settingsOf(change.newValue));
  };
  api.storage.local.onChanged.addListener(changed);
  signal?.addEventListener("abort", () => api.storage.local.onChanged.removeListener(changed));
}
