// Calls between a marked page and the background: reading, refining, what could not be read, and what the
// reader asks the marks to do.
import type { Analysis } from "../generated/analysis.js";
import type { Request as ArticleRequest } from "../generated/request.js";
import { call } from "./call.js";
import { isBoolean, isClaimId, isNull, isObject, isString, isText } from "./checks.js";

/** What is said of a page besides its article. */
export interface PageNote {
  url: string;
  title: string;
  /** Frames of other sites, or shut off by the page: their texts may not be read. */
  foreign_frames: number;
  /** True when the article was longer than what is read. */
  cut: boolean;
  /** Which part of the page was read; not there when none was. */
  region?: RegionNote;
}

/** Who said where the article is: the page's own markup, its running text, or the reader. */
export type RegionChooser = "page" | "text" | "reader";

export interface RegionNote {
  by: RegionChooser;
  paragraphs: number;
  /** It stands in a frame of the page. */
  in_frame: boolean;
  /** Other frames of the same site, which are not read. */
  own_frames: number;
  /** The browser has put a translation in place of the words. */
  translated: boolean;
  /** Stories below or above the one that was read, of a page that puts one after the other. */
  other_stories: number;
  /** The page says that its article is for subscribers. */
  not_free: boolean;
}

/** Why a page has no marks although the reader asked for them. */
export type Obstacle =
  | "protected_page"
  | "not_html"
  | "no_article"
  | "too_large"
  | "engine_failed"
  | "never_here";

export type AnalyzeReply = { ok: true; analysis: Analysis } | { ok: false; obstacle: Obstacle };

/** With the reader's settings as far as marks heed them, in the form of a stored record: the page's own first look into
 *  the storage would take Firefox 8 ms of the page's time before its first marks. */
export type FirstReply = AnalyzeReply & { settings: unknown };

const kObstacles: readonly string[] = [
  "protected_page",
  "not_html",
  "no_article",
  "too_large",
  "engine_failed",
  "never_here",
];
export const isObstacle = (value: unknown): value is Obstacle =>
  isString(value) && kObstacles.includes(value);

const isCount = (value: unknown): value is number => Number.isInteger(value) && Number(value) >= 0;
const kChoosers: readonly unknown[] = ["page", "text", "reader"];

const isRegionNote = (value: unknown): value is RegionNote =>
  isObject(value) &&
  kChoosers.includes(value.by) &&
  isCount(value.paragraphs) &&
  isBoolean(value.in_frame) &&
  isCount(value.own_frames) &&
  isBoolean(value.translated) &&
  isCount(value.other_stories) &&
  isBoolean(value.not_free);

export function isPageNote(value: unknown): value is PageNote {
  return (
    isObject(value) &&
    isText(value.url, 4096) &&
    isText(value.title, 4000) &&
    Number.isInteger(value.foreign_frames) &&
    (value.region === undefined || isRegionNote(value.region)) &&
    isBoolean(value.cut)
  );
}

/** Enough for what our own engine and background hand on; what is kept is checked against the schema. */
export function isAnalysisOutline(value: unknown): value is Analysis {
  return isObject(value) && value.schema_version === 1 && Array.isArray(value.attributions);
}

/** Only the outline: the background checks the request against the schema before it uses it. */
export function isRequestOutline(value: unknown): value is ArticleRequest {
  return isObject(value) && value.schema_version === 1 && Array.isArray(value.blocks);
}

interface AnalyzeCall {
  request: ArticleRequest;
  page: PageNote;
}
const isAnalyzeCall = (value: unknown): value is AnalyzeCall =>
  isObject(value) && isRequestOutline(value.request) && isPageNote(value.page);

const isAnalyzeReply = (value: unknown): value is AnalyzeReply =>
  isObject(value) &&
  (value.ok === true ? isAnalysisOutline(value.analysis) : value.ok === false && isObstacle(value.obstacle));

const isFirstReply = (value: unknown): value is FirstReply =>
  isObject(value) && isObject(value.settings) && isAnalyzeReply(value);

interface ObstacleCall {
  page: PageNote;
  obstacle: Obstacle;
}
const isObstacleCall = (value: unknown): value is ObstacleCall =>
  isObject(value) && isPageNote(value.page) && isObstacle(value.obstacle);

interface LinkCall {
  href: string;
}
const isLinkCall = (value: unknown): value is LinkCall => isObject(value) && isText(value.href, 4096);

interface ShowCall {
  claim: string;
  /** True moves the keyboard focus into the card. */
  focus: boolean;
}
const isShowCall = (value: unknown): value is ShowCall =>
  isObject(value) && isClaimId(value.claim) && isBoolean(value.focus);

interface StepCall {
  step: 1 | -1;
}
const isStepCall = (value: unknown): value is StepCall =>
  isObject(value) && (value.step === 1 || value.step === -1);

/** What a marked page asks of the background. */
export const kReadingCalls = {
  analyze: call("background", "analyze", ["page"], isAnalyzeCall, isFirstReply),
  refine: call("background", "refine", ["page"], isAnalyzeCall, isAnalyzeReply),
  /** The words are the same, but there is something else to say of the page. */
  noted: call("background", "noted", ["page"], isPageNote, isNull),
  cannot_read: call("background", "cannot_read", ["page"], isObstacleCall, isNull),
  stopped: call("background", "stopped", ["page"], isNull, isNull),
  open_link: call("background", "open_link", ["page"], isLinkCall, isBoolean),
};

/** What the extension's own parts ask of the marks of a page. */
export const kMarkCalls = {
  ping: call("page", "ping", ["own"], isNull, isBoolean),
  stop: call("page", "stop", ["own"], isNull, isNull),
  show: call("page", "show", ["own"], isShowCall, isBoolean),
  step: call("page", "step", ["own"], isStepCall, isBoolean),
  /** True lets the reader choose what is read, on the page; false takes that choice back. */
  pick_region: call("page", "pick_region", ["own"], isBoolean, isNull),
  open_card: call("page", "open_card", ["own"], isNull, isBoolean),
};
