// Calls to the panel.
import { call } from "./call.js";
import { isClaimIdOrNull, isNull, isObject } from "./checks.js";

interface ClaimNote {
  claim: string | null;
}
const isClaimNote = (value: unknown): value is ClaimNote => isObject(value) && isClaimIdOrNull(value.claim);

/** What a marked page tells the panel. */
export const kPanelCalls = {
  claim_shown: call("panel", "claim_shown", ["page"], isClaimNote, isNull),
};
