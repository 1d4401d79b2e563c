// The number on the toolbar button: how many strong marks the page of a tab has, counted here from the tab's
// record. Follows the records and the reader's setting; nothing is asked of anybody for it.
import { api, hostOf } from "../platform/browser.js";
import { session } from "../platform/session.js";
import { dismissalsOf, type Settings } from "../settings/settings.js";
import { readSettings } from "../settings/store.js";
import { isTabRecord, tabKey, tabOfKey } from "../tab-record.js";
import { t } from "../ui/text.js";

const kBackground = "#2c4a86"; // the accent of every surface
const kMost = 999; // a badge has room for three digits

/** What the reader dismissed has no mark to count. */
export function strongMarks(record: unknown, { dismissed }: Pick<Settings, "dismissed">): number {
  if (!isTabRecord(record) || record.state !== "read") return 0;
  const host = hostOf(record.page.url);
  return record.analysis.attributions.filter(
    ({ mark, key, cue }) =>
      mark === "strong" && dismissalsOf(dismissed, { key, cue: cue.lemma }, host).length === 0,
  ).length;
}

async function show(tab: number, count: number): Promise<void> {
  const text = count === 0 ? "" : String(Math.min(count, kMost));
  await api.action.setBadgeText({ tabId: tab, text });
  await api.action.setTitle({
    tabId: tab,
    title: count === 0 ? t("action_title") : t("action_title_marked", count),
  });
  if (count > 0) await api.action.setBadgeBackgroundColor({ tabId: tab, color: kBackground });
}

/** A tab may be gone by now. */
const showQuietly = (tab: number, count: number): Promise<void> => show(tab, count).catch(() => {});

/** Changes of storage.session. */
export async function followRecords(changes: Record<string, { newValue?: unknown }>): Promise<void> {
  const tabs = Object.entries(changes)
    .map(([key, { newValue }]) => ({ tab: tabOfKey(key), record: newValue }))
    .filter(({ tab }) => tab !== null);
  if (tabs.length === 0) return;
  const now = await readSettings();
  for (const { tab, record } of tabs)
    if (tab !== null) await showQuietly(tab, now.badge ? strongMarks(record, now) : 0);
}

/** The setting may have changed: every tab's badge anew. */
export async function redrawBadges(now: Settings): Promise<void> {
  for (const [key, record] of Object.entries(await session.get(null))) {
    const tab = tabOfKey(key);
    if (tab !== null && key === tabKey(tab)) await showQuietly(tab, now.badge ? strongMarks(record, now) : 0);
  }
}
