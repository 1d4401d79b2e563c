// Calls about other coverage of a claim: other pages of this session, and two articles compared.
import type { ChangeType, Comparison, CreditKind } from "../generated/comparison.js";
import { call } from "./call.js";
import { isBoolean, isClaimId, isObject, isString, isTabOrNone, isText, isTextOrNull } from "./checks.js";

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
  isObject(value) && isClaimId(value.claim) && isTabOrNone(value.tab);

const isChangeNote = (value: unknown): value is ChangeNote =>
  isObject(value) && isString(value.type) && isTextOrNull(value.here) && isTextOrNull(value.there);
const isCreditNote = (value: unknown): boolean =>
  isObject(value) && isString(value.by) && isString(value.kind) && isString(value.name);

/** The background makes it from the engine's own comparison; null: one of the articles is gone. */
export const isComparisonNoteOrNull = (value: unknown): value is ComparisonNote | null =>
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
  isObject(value) && isText(value.url, 4096) && isClaimId(value.claim) && isTabOrNone(value.tab);

/** What page and panel ask of the background about other coverage. */
export const kCoverageCalls = {
  elsewhere: call("background", "elsewhere", ["page", "own"], isElsewhereCall, isElsewhereList),
  compare: call("background", "compare", ["page", "own"], isCompareCall, isComparisonNoteOrNull),
};
