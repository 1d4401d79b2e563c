// The services' addresses, limits and terms: data of shared/vocabulary/services.json.
import table from "../../../shared/vocabulary/services.json";
import type { ProviderId } from "../messages.js";

export interface Service {
  url: string;
  terms: string;
  max_bytes: number;
  timeout_ms: number;
  /** At least so long between two requests of the reader's, and after a refusal. */
  cooldown_ms: number;
  max_records: number;
  window_days?: number;
}

/** Providers that read what is already here have no service. */
export type ServiceId = Exclude<ProviderId, "signals" | "remembered" | "claim_review"> | "pages";

export const kServices: Record<ServiceId, Service> & { wayback: Service & { pages: string } } = table;

export const serviceOf = (provider: ProviderId): Service | null => {
  const services: Partial<Record<ProviderId, Service>> = kServices;
  return services[provider] ?? null;
};
