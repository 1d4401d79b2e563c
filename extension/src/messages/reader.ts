// Calls for what a reader does on a marked page: dismissing and its undoing, the legend, other coverage, the
// keys; and what panel and background ask of the page's marks in turn.
import { call } from "./call.js";
import { isBoolean, isClaimId, isNull, isObject, isString, isText } from "./checks.js";

interface DismissCall {
  scope: string;
  value: string;
  label: string;
}
/** The settings decide which scopes and values there are. */
const isDismissCall = (value: unknown): value is DismissCall =>
  isObject(value) && isText(value.scope, 16) && isText(value.value, 255) && isText(value.label, 4000);

interface ClaimCall {
  claim: string;
}
const isClaimCall = (value: unknown): value is ClaimCall => isObject(value) && isClaimId(value.claim);

/** A command with the key that the reader's browser has for it; "" for none. */
export interface KeyNote {
  command: string;
  key: string;
}
const isKeyNote = (value: unknown): value is KeyNote =>
  isObject(value) && isString(value.command) && isString(value.key);
const isKeyList = (value: unknown): value is KeyNote[] => Array.isArray(value) && value.every(isKeyNote);

interface EvidenceCall {
  claim: string;
  /** Which item of the claim's evidence. */
  evidence: number;
}
const isEvidenceCall = (value: unknown): value is EvidenceCall =>
  isObject(value) && isClaimId(value.claim) && Number.isInteger(value.evidence);

interface TakeOffCall {
  claim: string;
  scope: "claim" | "cue" | "site";
}
const isTakeOffCall = (value: unknown): value is TakeOffCall =>
  isObject(value) &&
  isClaimId(value.claim) &&
  (value.scope === "claim" || value.scope === "cue" || value.scope === "site");

/** What a marked page asks of the background for its reader. */
export const kReaderCalls = {
  dismiss: call("background", "dismiss", ["page"], isDismissCall, isBoolean),
  restore: call("background", "restore", ["page"], isDismissCall, isBoolean),
  close_legend: call("background", "close_legend", ["page"], isNull, isNull),
  /** False: no panel is open to show it; it will once it is opened. */
  coverage: call("background", "coverage", ["page"], isClaimCall, isBoolean),
  keys: call("background", "keys", ["page"], isNull, isKeyList),
};

/** What the extension's own parts ask of a page for its reader. */
export const kPlaceCalls = {
  jump: call("page", "jump", ["own"], isEvidenceCall, isBoolean),
  /** Dismisses as the card does, with its undo on the page; false: no such claim is there now. */
  take_off: call("page", "take_off", ["own"], isTakeOffCall, isBoolean),
  /** Opens the card of the claim in the reader's selection; false: there is none, which the page says. */
  at_selection: call("page", "at_selection", ["own"], isNull, isBoolean),
};
