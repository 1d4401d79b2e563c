// Every message between page, background and panel: one typed map a receiver, each call with the check of
// its request and of its reply. `serve` answers calls, `callBackground`, `callPage` and `tellPanel` make
// them; the compiler infers both ends from the map. Whatever is not a call of ours is ignored.
import type { Analysis } from "./generated/analysis.js";
import type { ChangeType, Comparison, CreditKind } from "./generated/comparison.js";
import type { Request as ArticleRequest } from "./generated/request.js";
import { api } from "./platform/browser.js";

export type Check<T> = (value: unknown) => value is T;
export type Sender = chrome.runtime.MessageSender;

/** What is said of a page besides its article. */
export interface PageNote {
  url: string;
  title: string;
  /** Texts in frames of other sites, which are never read. */
  foreign_frames: number;
  /** True when the article was longer than what is read. */
  cut: boolean;
}

/** Why a page has no marks although the reader asked for them. */
export type Obstacle = "protected_page" | "not_html" | "no_article" | "too_large" | "engine_failed";

export type AnalyzeReply = { ok: true; analysis: Analysis } | { ok: false; obstacle: Obstacle };

/** Another page marked in this session that shares names and numbers with a claim. */
export interface Elsewhere {
  url: string;
  title: string;
  /** The sentence-like text of the claim there. */
  quote: string;
  shared: string[];
}

/** What changed between two articles, in their words; null on the side that has none. */
export interface ChangeNote {
  type: ChangeType;
  here: string | null;
  there: string | null;
}

/** What the reader's article ("here") and another one ("there") have to do with each other. */
export interface ComparisonNote {
  relation: Comparison["relation"];
  may_repeat: boolean;
  /** Where one of them names the outlet of the other. */
  credits: { by: "here" | "there"; kind: CreditKind; name: string }[];
  /** The claim's own changes first. */
  changes: ChangeNote[];
  /** How many of them are the claim's own. */
  own: number;
  /** Changes beyond those. */
  more: number;
}

// Checks -----------------------------------------------------------------------------------------
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
export const isString = (value: unknown): value is string => typeof value === "string";
export const isBoolean = (value: unknown): value is boolean => typeof value === "boolean";
export const isNull = (value: unknown): value is null => value === null;
export const isClaimId = (value: unknown): value is string => isString(value) && /^a[0-9]{1,7}$/.test(value);
const isClaimIdOrNull = (value: unknown): value is string | null => value === null || isClaimId(value);
const isText = (value: unknown, limit: number): value is string => isString(value) && value.length <= limit;

const kObstacles: readonly string[] = [
  "protected_page",
  "not_html",
  "no_article",
  "too_large",
  "engine_failed",
];
export const isObstacle = (value: unknown): value is Obstacle =>
  isString(value) && kObstacles.includes(value);

export function isPageNote(value: unknown): value is PageNote {
  return (
    isObject(value) &&
    isText(value.url, 4096) &&
    isText(value.title, 4000) &&
    Number.isInteger(value.foreign_frames) &&
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

interface ObstacleCall {
  page: PageNote;
  obstacle: Obstacle;
}
const isObstacleCall = (value: unknown): value is ObstacleCall =>
  isObject(value) && isPageNote(value.page) && isObstacle(value.obstacle);

const isElsewhere = (value: unknown): value is Elsewhere =>
  isObject(value) &&
  isString(value.url) &&
  isString(value.title) &&
  isString(value.quote) &&
  Array.isArray(value.shared) &&
  value.shared.every(isString);
const isElsewhereList = (value: unknown): value is Elsewhere[] =>
  Array.isArray(value) && value.every(isElsewhere);

interface ElsewhereCall {
  claim: string;
  /** Only the panel names the tab; a page can ask only for itself. */
  tab?: number;
}
const isElsewhereCall = (value: unknown): value is ElsewhereCall =>
  isObject(value) && isClaimId(value.claim) && (value.tab === undefined || Number.isInteger(value.tab));

const isTextOrNull = (value: unknown): value is string | null => value === null || isString(value);
const isChangeNote = (value: unknown): value is ChangeNote =>
  isObject(value) && isString(value.type) && isTextOrNull(value.here) && isTextOrNull(value.there);
const isCreditNote = (value: unknown): boolean =>
  isObject(value) && isString(value.by) && isString(value.kind) && isString(value.name);

/** The background makes it from the engine's own comparison; null: one of the articles is gone. */
const isComparisonNote = (value: unknown): value is ComparisonNote | null =>
  value === null ||
  (isObject(value) &&
    isString(value.relation) &&
    isBoolean(value.may_repeat) &&
    Number.isInteger(value.own) &&
    Number.isInteger(value.more) &&
    Array.isArray(value.credits) &&
    value.credits.every(isCreditNote) &&
    Array.isArray(value.changes) &&
    value.changes.every(isChangeNote));

interface CompareCall {
  url: string;
  claim: string;
  /** Only the panel names the tab; a page can ask only for itself. */
  tab?: number;
}
const isCompareCall = (value: unknown): value is CompareCall =>
  isObject(value) &&
  isText(value.url, 4096) &&
  isClaimId(value.claim) &&
  (value.tab === undefined || Number.isInteger(value.tab));

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

interface ClaimNote {
  claim: string | null;
}
const isClaimNote = (value: unknown): value is ClaimNote => isObject(value) && isClaimIdOrNull(value.claim);

// The maps ----------------------------------------------------------------------------------------
/** Who may send a call: a marked page, or the extension's own pages and background. */
export type Role = "page" | "own";
type Receiver = "background" | "page" | "panel";

interface Call<Ask, Answer> {
  to: Receiver;
  name: string;
  from: readonly Role[];
  isAsk: Check<Ask>;
  isAnswer: Check<Answer>;
}
function call<Ask, Answer>(
  to: Receiver,
  name: string,
  from: readonly Role[],
  isAsk: Check<Ask>,
  isAnswer: Check<Answer>,
): Call<Ask, Answer> {
  return { to, name, from, isAsk, isAnswer };
}

export const kBackgroundCalls = {
  analyze: call("background", "analyze", ["page"], isAnalyzeCall, isAnalyzeReply),
  refine: call("background", "refine", ["page"], isAnalyzeCall, isAnalyzeReply),
  cannot_read: call("background", "cannot_read", ["page"], isObstacleCall, isNull),
  stopped: call("background", "stopped", ["page"], isNull, isNull),
  elsewhere: call("background", "elsewhere", ["page", "own"], isElsewhereCall, isElsewhereList),
  compare: call("background", "compare", ["page", "own"], isCompareCall, isComparisonNote),
  open_link: call("background", "open_link", ["page"], isLinkCall, isBoolean),
};
export const kPageCalls = {
  ping: call("page", "ping", ["own"], isNull, isBoolean),
  stop: call("page", "stop", ["own"], isNull, isNull),
  show: call("page", "show", ["own"], isShowCall, isBoolean),
  step: call("page", "step", ["own"], isStepCall, isBoolean),
  open_card: call("page", "open_card", ["own"], isNull, isBoolean),
};
export const kPanelCalls = {
  claim_shown: call("panel", "claim_shown", ["page"], isClaimNote, isNull),
};

// Sending -----------------------------------------------------------------------------------------
function checked<Ask, Answer>(target: Call<Ask, Answer>, answer: unknown): Answer {
  if (target.isAnswer(answer)) return answer;
  throw new Error(`No proper answer to ${target.to}.${target.name}.`);
}

/** Asks the background or the panel. Rejects when nobody answers properly. */
export async function send<Ask, Answer>(target: Call<Ask, Answer>, data: Ask): Promise<Answer> {
  const answer: unknown = await api.runtime.sendMessage({ to: target.to, name: target.name, data });
  return checked(target, answer);
}

/** Asks the marks of one tab. Rejects when the tab has none. */
export async function sendToTab<Ask, Answer>(
  tab: number,
  target: Call<Ask, Answer>,
  data: Ask,
): Promise<Answer> {
  const message = { to: target.to, name: target.name, data };
  const answer: unknown = await api.tabs.sendMessage(tab, message, { frameId: 0 });
  return checked(target, answer);
}

// Answering ---------------------------------------------------------------------------------------
/** A call with its handler; `run` gives undefined for a request of the wrong shape. */
export interface Bound {
  call: { to: Receiver; name: string; from: readonly Role[] };
  run(data: unknown, sender: Sender): Promise<unknown> | undefined;
}

export function answer<Ask, Answer>(
  target: Call<Ask, Answer>,
  handler: (ask: Ask, sender: Sender) => Answer | Promise<Answer>,
): Bound {
  return {
    call: target,
    run: (data, sender) => (target.isAsk(data) ? Promise.resolve(handler(data, sender)) : undefined),
  };
}

/** One bound call for each call of a map. */
export type Answers<M> = { [K in keyof M]: Bound };

/** What the browser itself says about a sender; null for anybody who may not send at all. */
export function roleOf(sender: Sender): Role | null {
  if (sender.id !== api.runtime.id) return null;
  if (sender.url === undefined || sender.url.startsWith(api.runtime.getURL(""))) return "own";
  return sender.tab?.id !== undefined && (sender.frameId ?? 0) === 0 ? "page" : null;
}

function find(bound: readonly Bound[], message: unknown, sender: Sender): Promise<unknown> | undefined {
  if (!isObject(message)) return undefined;
  const role = roleOf(sender);
  const hit = bound.find(({ call: { to, name } }) => to === message.to && name === message.name);
  return hit && role && hit.call.from.includes(role) ? hit.run(message.data, sender) : undefined;
}

type Reply = (answer: unknown) => void;
type Listener = (message: unknown, sender: Sender, reply: Reply) => boolean;

/** The listener that `serve` registers: true means that the answer comes later. */
export function listenerOf<M>(answers: Answers<M>): Listener {
  const bound: Bound[] = Object.values<Bound>(answers);
  return (message, sender, reply) => {
    const running = find(bound, message, sender);
    running?.then(reply, (error: unknown) => {
      console.error("Firsthand could not answer a message.", error);
      reply(undefined);
    });
    return running !== undefined;
  };
}

/** Answers the calls of one map until the returned function is called. */
export function serve<M>(answers: Answers<M>): () => void {
  const listener = listenerOf(answers);
  api.runtime.onMessage.addListener(listener);
  return () => api.runtime.onMessage.removeListener(listener);
}
