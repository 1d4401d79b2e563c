// Providers with a frozen clock and the replay server as their network: every address is answered with the
// named reply, over loopback. Import the fake browser first.
import { makeFetcher } from "../../../extension/src/coverage/bounded-fetch.js";
import type { Query, Surroundings } from "../../../extension/src/coverage/provider.js";
import type { RequestShown } from "../../../extension/src/messages.js";

export const kNow = Date.parse("2026-11-28T12:00:00Z");

export const kQuery: Query = {
  terms: ["aground", "overloaded"],
  phrases: [],
  entities: ["marta quill", "orla", "fort hale"],
  numbers: ["12"],
  language: "en",
  from: null,
  to: null,
  own_url: "https://own.example/story?token=secret",
};

export interface Played {
  around: Surroundings;
  sent: { url: string; init: RequestInit }[];
  logged: RequestShown[];
}

/** `names` are played in order; the last one again and again. */
export function play(
  base: string,
  names: string[],
  change: Partial<Surroundings> = {},
  limit_ms = 5000,
): Played {
  const sent: Played["sent"] = [];
  const logged: RequestShown[] = [];
  const queue = [...names];
  const fetcher = makeFetcher({
    fetch: async (url, init) => {
      sent.push({ url, init });
      const name = queue.length > 1 ? queue.shift() : queue[0];
      const response = await fetch(base + name, init);
      return response.redirected ? response : Object.defineProperty(response, "url", { value: url });
    },
    isOnline: () => true,
    limit: () => AbortSignal.timeout(limit_ms),
    log: async (request) => {
      logged.push(request);
    },
  });
  const around: Surroundings = {
    fetcher,
    now: () => kNow,
    key: "the-readers-key",
    endpoint: "http://index.desk.example:9200/articles",
    article: null,
    remembered: async () => [],
    feeds: async () => [],
    ...change,
  };
  return { around, sent, logged };
}
