// What stands before every provider: the master switch, the reader's consent, the browser's permission and the
// service's pause. Whatever a provider does, the answer is a result that says what happened.
import type { ProviderId, Result } from "../messages.js";
import { originOf } from "./address.js";
import { type Provider, type Query, result, type Surroundings } from "./provider.js";
import { serviceOf } from "./services.js";

export interface Gate {
  local_only: boolean;
  isAgreed(provider: ProviderId): boolean;
  mayReach(origins: string[]): Promise<boolean>;
  /** Until when a provider is not to be asked again; kept over the worker's death. */
  pauseOf(provider: ProviderId): Promise<number>;
  pause(provider: ProviderId, until: number): Promise<void>;
}

/** The page's own signals and structured data need no consent: they are on the page that the reader marked. */
export const needsConsent = (provider: ProviderId): boolean =>
  provider !== "signals" && provider !== "claim_review" && provider !== "feeds";

/** Providers that send something when they are asked. */
export const asksSomebody = (provider: ProviderId): boolean =>
  serviceOf(provider) !== null && provider !== "feeds";

/** The hosts that a provider reaches, as permissions. */
export function originsOf(provider: ProviderId, endpoint: string): string[] {
  if (!asksSomebody(provider)) return [];
  const address = provider === "newsroom" ? endpoint : (serviceOf(provider)?.url ?? "");
  const origin = originOf(address);
  return origin ? [origin] : [];
}

async function obstacle(
  provider: ProviderId,
  around: Surroundings,
  gate: Gate,
): Promise<Partial<Result> | null> {
  if (needsConsent(provider) && !gate.isAgreed(provider)) return { status: "not_asked" };
  if (!asksSomebody(provider)) return null;
  if (gate.local_only) return { status: "not_asked" };
  const origins = originsOf(provider, around.endpoint);
  if (!(await gate.mayReach(origins))) return { status: "no_permission" };
  const retry_at = await gate.pauseOf(provider);
  return retry_at > around.now() ? { status: "rate_limited", retry_at } : null;
}

/** Asks once; a retry is the reader's click. */
export async function ask(
  provider: Provider,
  query: Query,
  around: Surroundings,
  gate: Gate,
): Promise<Result> {
  const { id } = provider;
  const stopped = await obstacle(id, around, gate);
  if (stopped) return result(id, around.now(), { ...stopped, requests: provider.requests(query, around) });
  const answer = await provider.search(query, around).catch((error: unknown) => {
    console.error(`Firsthand could not read what ${id} answered.`, error);
    return result(id, around.now(), { status: "bad_response" });
  });
  if (answer.retry_at !== null) await gate.pause(id, answer.retry_at);
  return answer;
}
