// The reader's settings: one record, kept in storage.local under one key. Pages, panel, options and
// background read it; only the extension's own parts write it. There is no field for the language of the
// interface: the browser chooses it, and no interface lets an extension choose another for its messages.
import { isObject } from "../messages.js";
import { flag, group, line, listOf, type Read, recordOf, textUpTo } from "./field.js";

export const kSettingsKey = "settings";
const kVersion = 1;

const kMostSites = 1000;
const kMostDismissed = 1000;
const kLongestLabel = 200; // characters

/** Marks come by themselves, never, or the claims are only listed in the panel. */
export type SiteChoice = "always" | "never" | "panel_only";
const kSiteChoices: readonly SiteChoice[] = ["always", "never", "panel_only"];

export type DismissalScope = "claim" | "cue" | "site";
const kScopes: readonly DismissalScope[] = ["claim", "cue", "site"];

/** What the reader does not want marked: a claim by its key, a cue by its lemma, a site by its host. */
export interface Dismissal {
  scope: DismissalScope;
  value: string;
  /** What the reader saw when dismissing: the claim's words, the cue's word, the host. */
  label: string;
  /** Milliseconds since 1970. */
  time: number;
}

const kHost = /^(?!__proto__$)(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::[0-9]{1,5})?$/;

/** A host as `hostOf` gives it: lower case, without "www.", with a port that is not the usual one. */
export const isHost = (value: string): boolean => value.length <= 255 && kHost.test(value);

function siteOf(host: string, value: unknown): SiteChoice | null {
  return isHost(host) ? (kSiteChoices.find((choice) => choice === value) ?? null) : null;
}

export function dismissalOf(value: unknown): Dismissal | null {
  if (!isObject(value)) return null;
  const scope = kScopes.find((one) => one === value.scope);
  const what = textUpTo(value.value, 255);
  const label = textUpTo(value.label, kLongestLabel);
  const { time } = value;
  if (!scope || !what || label === null || typeof time !== "number" || !Number.isSafeInteger(time))
    return null;
  return { scope, value: what, label, time };
}

const kFields = {
  marks: group({
    strong: flag(true),
    quiet: flag(true),
    /** Forecasts, opinions and the like too. */
    listed: flag(false),
    /** A tint on the speaker and the reporting word of every claim with a line, not of the current one alone. */
    cues: flag(false),
    /** A second, slower reading after the first marks. */
    refine: flag(true),
    /** The toolbar button opens the panel beside the marks. */
    open_panel: flag(true),
    /** Resting on a mark opens its card; otherwise only a click or a key does. */
    hover_card: flag(true),
    /** A source opens in the article's tab, not in one of its own. */
    same_tab: flag(false),
  }),
  legend_closed: flag(false),
  badge: flag(true),
  sites: recordOf(siteOf, kMostSites),
  dismissed: listOf(dismissalOf, kMostDismissed),
  onboarding_done: flag(false),
  /** Nothing is sent or fetched at all, whatever the consents of single services say. */
  local_only: flag(false),
  coverage: group({
    /** The services of related coverage that the reader agreed to, one by one. */
    consents: listOf((value) => textUpTo(value, 40), 40),
    /** The reader's own key for Google's fact-check search. */
    fact_check_key: line(200),
    /** The address of a newsroom's own index. */
    newsroom: line(2000),
  }),
  /** Of the record's form; a later one reads what an earlier one wrote. */
  version: () => kVersion,
};

const readFields = group(kFields);

export type Settings = Read<typeof kFields>;

/** The settings in a stored or imported value, whatever it is. */
export const settingsOf = (value: unknown): Settings => readFields(value);

export const kDefaults: Settings = settingsOf({});

/** What a marked page heeds; the rest is not its business. */
export type MarkSettings = Pick<Settings, "marks" | "legend_closed" | "sites" | "dismissed">;

export const markSettings = ({ marks, legend_closed, sites, dismissed }: MarkSettings): MarkSettings => ({
  marks,
  legend_closed,
  sites,
  dismissed,
});

/** What the reader chose for a host (see `isHost`); null: nothing. */
export function siteChoice({ sites }: Pick<Settings, "sites">, host: string): SiteChoice | null {
  return Object.hasOwn(sites, host) ? (sites[host] ?? null) : null;
}

/** Agrees to a service of related coverage, or takes that back. */
export function consent(now: Settings, service: string, agreed: boolean): Settings {
  const others = now.coverage.consents.filter((one) => one !== service);
  return { ...now, coverage: { ...now.coverage, consents: agreed ? [...others, service] : others } };
}

const isSame = (a: Dismissal, b: Omit<Dismissal, "label" | "time">): boolean =>
  a.scope === b.scope && a.value === b.value;

/** The dismissals that concern a claim on a page of this host. */
export const dismissalsOf = <D extends Pick<Dismissal, "scope" | "value">>(
  dismissed: readonly D[],
  { key, cue }: { key: string; cue: string },
  host: string,
): D[] => {
  const values: Record<DismissalScope, string> = { claim: key, cue, site: host };
  return dismissed.filter(({ scope, value }) => values[scope] === value);
};

/** The newest last; a dismissal of the same thing is replaced. */
export function dismiss(now: Settings, added: Dismissal): Settings {
  const label = added.label.slice(0, kLongestLabel);
  return { ...now, dismissed: [...now.dismissed.filter((one) => !isSame(one, added)), { ...added, label }] };
}

export function restore(now: Settings, { scope, value }: Pick<Dismissal, "scope" | "value">): Settings {
  return { ...now, dismissed: now.dismissed.filter((one) => !isSame(one, { scope, value })) };
}
