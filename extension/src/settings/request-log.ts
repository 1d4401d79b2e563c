// What was asked of whom, for the reader to read and to clear: kept on this device, the newest last, bounded. It
// holds requests as they were shown; a key is in none of them.
import { isObject, isRequestShown, isText, type RequestShown } from "../messages.js";
import { api } from "../platform/browser.js";

export const kLogKey = "request_log";
const kMostEntries = 500;
const kLongest = 4096; // characters of an address or a body

export interface LogEntry {
  /** Milliseconds since 1970. */
  time: number;
  request: RequestShown;
}

const isEntry = (value: unknown): value is LogEntry =>
  isObject(value) && typeof value.time === "number" && isRequestShown(value.request);

/** Of an imported file: nothing is longer or more than what is written here. */
export const isLog = (value: unknown): value is LogEntry[] =>
  Array.isArray(value) && value.length <= kMostEntries && value.every(isKeptEntry);

const kMostHeaders = 20;

const isKeptEntry = (value: unknown): boolean =>
  isEntry(value) &&
  Number.isSafeInteger(value.time) &&
  isText(value.request.url, kLongest) &&
  isText(value.request.body ?? "", kLongest) &&
  isText(
    Object.entries(value.request.headers)
      .slice(0, kMostHeaders + 1)
      .join(),
    kLongest,
  ) &&
  Object.keys(value.request.headers).length <= kMostHeaders;

export async function readLog(): Promise<LogEntry[]> {
  const stored: unknown = (await api.storage.local.get(kLogKey))[kLogKey];
  return Array.isArray(stored) ? stored.filter(isEntry) : [];
}

const cut = (request: RequestShown): RequestShown => ({
  ...request,
  url: request.url.slice(0, kLongest),
  body: request.body?.slice(0, kLongest) ?? null,
});

export function log(request: RequestShown, time: number): Promise<void> {
  return navigator.locks.request(kLogKey, async () => {
    const entries = [...(await readLog()), { time, request: cut(request) }];
    await api.storage.local.set({ [kLogKey]: entries.slice(-kMostEntries) });
  });
}

/** Puts back what was cleared, before what was asked since. */
export function restoreLog(cleared: readonly LogEntry[]): Promise<void> {
  return navigator.locks.request(kLogKey, async () => {
    const entries = [...cleared, ...(await readLog())];
    await api.storage.local.set({ [kLogKey]: entries.slice(-kMostEntries) });
  });
}

export const clearLog = (): Promise<void> => api.storage.local.remove(kLogKey);
