// Calls about other coverage of a claim: other pages of this session, and two articles compared.
import type { ChangeType, Comparison, CreditKind } from "../generated/comparison.js";
import type { Provenance } from "../generated/provenance.js";
import type { Request as ArticleRequest } from "../generated/request.js";
import { call } from "./call.js";
import {
  isBoolean,
  isClaimId,
  isClaimIdOrNull,
  isObject,
  isString,
  isTabOrNone,
  isText,
  isTextOrNull,
} from "./checks.js";
import { isRequestOutline } from "./page.js";

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

interface OriginsCall {
  /** Null: the whole article. */
  claim: string | null;
  tab: number;
}
const isOriginsCall = (value: unknown): value is OriginsCall =>
  isObject(value) && isClaimIdOrNull(value.claim) && Number.isInteger(value.tab);

/** The parts that are read first; the engine's tests hold the rest to the schema. Null: no other article. */
const isProvenanceOrNull = (value: unknown): value is Provenance | null =>
  value === null ||
  (isObject(value) &&
    value.schema_version === 1 &&
    isObject(value.counts) &&
    [value.articles, value.text_groups, value.relay_chains, value.sources, value.links].every(Array.isArray));

/** Two articles whole, for the page that shows them side by side. */
export interface SideBySide {
  here: ArticleRequest;
  there: ArticleRequest;
  comparison: Comparison;
}
const isSideBySideOrNull = (value: unknown): value is SideBySide | null =>
  value === null ||
  (isObject(value) &&
    isRequestOutline(value.here) &&
    isRequestOutline(value.there) &&
    isObject(value.comparison) &&
    Array.isArray(value.comparison.claims) &&
    Array.isArray(value.comparison.changes));

interface SideBySideCall {
  url: string;
  /** Only our own pages name the tab; a page can ask only for itself. */
  tab?: number;
}
const isSideBySideCall = (value: unknown): value is SideBySideCall =>
  isObject(value) && isText(value.url, 4096) && isTabOrNone(value.tab);

/** What page and panel ask of the background about other coverage. */
export const kCoverageCalls = {
  elsewhere: call("background", "elsewhere", ["page", "own"], isElsewhereCall, isElsewhereList),
  compare: call("background", "compare", ["page", "own"], isCompareCall, isComparisonNoteOrNull),
  origins: call("background", "origins", ["own"], isOriginsCall, isProvenanceOrNull),
  side_by_side: call("background", "side_by_side", ["own"], isSideBySideCall, isSideBySideOrNull),
  open_side_by_side: call("background", "open_side_by_side", ["page", "own"], isSideBySideCall, isBoolean),
};
