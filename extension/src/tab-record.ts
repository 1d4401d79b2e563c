// What is known of one tab: the result of its last reading. The background writes these records into
// storage.session, one key a tab, and the panel reads them; they end with the browser session.
import type { Analysis } from "./generated/analysis.js";
import type { Request as ArticleRequest } from "./generated/request.js";
import {
  isAnalysisOutline,
  isObject,
  isObstacle,
  isPageNote,
  isRequestOutline,
  type Obstacle,
  type PageNote,
} from "./messages.js";

export type TabRecord =
  | { state: "reading"; page: PageNote | null }
  | { state: "read"; page: PageNote; request: ArticleRequest; analysis: Analysis }
  | { state: "unread"; page: PageNote | null; obstacle: Obstacle };

export const tabKey = (tab: number): string => `tab:${tab}`;

/** The tab whose record has this key; null for keys of other things. */
export function tabOfKey(key: string): number | null {
  const hit = /^tab:([0-9]{1,10})$/.exec(key);
  return hit ? Number(hit[1]) : null;
}

/** Where the claim stands, by its name, whose other coverage a reader has asked the tab's panel for. */
export const wishKey = (tab: number): string => `wish:${tab}`;

const isPageOrNull = (value: unknown): value is PageNote | null => value === null || isPageNote(value);

export function isTabRecord(value: unknown): value is TabRecord {
  if (!isObject(value)) return false;
  if (value.state === "reading") return isPageOrNull(value.page);
  if (value.state === "unread") return isPageOrNull(value.page) && isObstacle(value.obstacle);
  return (
    value.state === "read" &&
    isPageNote(value.page) &&
    isRequestOutline(value.request) &&
    isAnalysisOutline(value.analysis)
  );
}

/** Between two blocks in every text that offsets refer to. */
export const kBlockBreak = "\n\n";

/** The text that the offsets of a request's analysis refer to. */
export const textOf = (request: ArticleRequest): string =>
  request.blocks.map(({ text }) => text).join(kBlockBreak);
