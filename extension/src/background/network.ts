// The browser's side of related coverage: the fetcher with its log, permissions, pauses and the followed
// feeds' timer. Everything that decides is in coverage/.
import { makeFetcher } from "../coverage/bounded-fetch.js";
import type { Gate } from "../coverage/gate.js";
import { api } from "../platform/browser.js";
import { session } from "../platform/session.js";
import { log } from "../settings/request-log.js";
import type { Settings } from "../settings/settings.js";

export const fetcher = makeFetcher({
  fetch: (url, init) => fetch(url, init),
  isOnline: () => navigator.onLine,
  limit: (ms) => AbortSignal.timeout(ms),
  log: (request) => log(request, Date.now()),
});

const pauseKey = (provider: string): string => `pause:${provider}`;

export const mayReach = (origins: string[]): Promise<boolean> =>
  origins.length === 0 ? Promise.resolve(true) : api.permissions.contains({ origins });

export function gateOf({ local_only, coverage }: Settings): Gate {
  return {
    local_only,
    isAgreed: (provider) => coverage.consents.includes(provider),
    mayReach,
    async pauseOf(provider) {
      const key = pauseKey(provider);
      const until: unknown = (await session.get(key))[key];
      return typeof until === "number" ? until : 0;
    },
    pause: (provider, until) => session.set({ [pauseKey(provider)]: until }),
  };
}
