// What was asked of whom, for the reader to read and to clear: kept on this device, the newest last, bounded. It
// holds requests as they were shown; a key is in none of them.
import { isObject, isRequestShown, type RequestShown } from "../messages.js";
import { api } from "../platform/browser.js";

const kLogKey = "request_log";
const kMostEntries = 500;
const kLongest = 4096; // characters of an address or a body

export interface LogEntry {
  /** Milliseconds since 1970. */
  time: number;
  request: RequestShown;
}

const isEntry = (value: unknown): value is LogEntry =>
  isObject(value) && typeof value.time === "number" && isRequestShown(value.request);

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

export const clearLog = (): Promise<void> => api.storage.local.remove(kLogKey);
