// What is kept until the browser closes: storage.session. Chromium runs the extension apart in private windows
// ("incognito": "split") but gives both the same storage.session, and ends the private one before it hears of its last
// tab's end. There what is kept lies in a cache instead, which the browser holds in memory and drops with the last
// private window.
import { api, isPrivateWindow } from "./browser.js";

type Items = Record<string, unknown>;
type Changes = Record<string, { newValue?: unknown }>;
type Listener = (changes: Changes) => void;

interface Session {
  /** All of it, for null. */
  get(key: string | null): Promise<Items>;
  set(items: Items): Promise<void>;
  remove(keys: string | string[]): Promise<void>;
  clear(): Promise<void>;
  /** Of changes by this and by other parts of the extension. */
  onChanged(listener: Listener): void;
}

const shared: Session = {
  get: (key) => api.storage.session.get(key),
  set: (items) => api.storage.session.set(items),
  remove: (keys) => api.storage.session.remove(keys),
  clear: () => api.storage.session.clear(),
  onChanged: (listener) => api.storage.session.onChanged.addListener(listener),
};

const kName = "session"; // of the cache, and of the channel on which changes are told
const kRoot = "https://session.invalid/"; // a cache's keys are addresses

const addressOf = (key: string): string => kRoot + encodeURIComponent(key);
const keyOf = ({ url }: Request): string => decodeURIComponent(url.slice(kRoot.length));

class PrivateSession implements Session {
  readonly #channel = new BroadcastChannel(kName);
  readonly #listeners: Listener[] = [];

  constructor() {
    this.#channel.onmessage = ({ data }: MessageEvent<Changes>) => this.#tell(data);
  }

  async get(key: string | null): Promise<Items> {
    const cache = await caches.open(kName);
    const keys = key === null ? (await cache.keys()).map(keyOf) : [key];
    const items: Items = {};
    for (const one of keys) {
      const kept = await cache.match(addressOf(one));
      if (kept) items[one] = await kept.json();
    }
    return items;
  }

  async set(items: Items): Promise<void> {
    const cache = await caches.open(kName);
    for (const [key, value] of Object.entries(items))
      if (value !== undefined) await cache.put(addressOf(key), Response.json(value));
    this.#changed(Object.entries(items).map(([key, newValue]) => [key, { newValue }]));
  }

  async remove(keys: string | string[]): Promise<void> {
    const cache = await caches.open(kName);
    const all = [keys].flat();
    for (const key of all) await cache.delete(addressOf(key));
    this.#changed(all.map((key) => [key, {}]));
  }

  async clear(): Promise<void> {
    await this.remove(Object.keys(await this.get(null)));
  }

  onChanged(listener: Listener): void {
    this.#listeners.push(listener);
  }

  /** A channel tells all but who speaks. */
  #changed(changes: [string, { newValue?: unknown }][]): void {
    this.#channel.postMessage(Object.fromEntries(changes));
    this.#tell(Object.fromEntries(changes));
  }

  #tell(changes: Changes): void {
    for (const listener of this.#listeners) listener(changes);
  }
}

/** Firefox has one background for all windows, which hears of every tab's end. */
const isApart = (): boolean => isPrivateWindow() && api.runtime.getManifest().incognito === "split";

export const session: Session = isApart() ? new PrivateSession() : shared;
