// Claims that an article had when it was read before, and whose words have gone from the page since: kept and
// listed while the panel is open, so that a correction or a dropped post is not silent. By the same rule as the
// marks: claims that were only edited have moved, not gone.
import type { ClaimView } from "../ui/claim-model.js";
import { el, words } from "../ui/element.js";
import { ReAnchor } from "../ui/re-anchor.js";
import { t } from "../ui/text.js";
import { roleText, speakerText } from "../ui/wording.js";
import type { ClaimsState } from "./panel-model.js";

const kMostGone = 50; // claims of one page, the last ones to go
const kMostPages = 8;

interface Known {
  state: ClaimsState;
  gone: readonly ClaimView[];
}

/** What of `before` is gone in `now`, with what had gone already and has not come back. */
export function goneSince({ state: before, gone }: Known, now: ClaimsState): ClaimView[] {
  if (before.text === now.text) return [...gone];
  const here = new Set(now.claims.map(({ key }) => key));
  const anchor = new ReAnchor(before.text, now.text);
  const content = new Map(before.analysis.attributions.map((one) => [one.id, one.content]));
  const isGone = ({ id }: ClaimView) => (content.get(id) ?? []).some((span) => anchor.span(span) === null);
  const lost = before.claims.filter((claim) => !here.has(claim.key) && isGone(claim));
  const is_other_text = lost.length > 1 && lost.length === before.claims.length;
  if (is_other_text) return []; // another story in its place, or another part that the reader has chosen
  return [...gone.filter(({ key }) => !here.has(key)), ...lost].slice(-kMostGone);
}

/** What is remembered of the pages that the panel has shown. */
export class GoneClaims {
  readonly #pages = new Map<string, Known>();

  /** The claims that are gone from this page. */
  of(page: string, state: ClaimsState): readonly ClaimView[] {
    const known = this.#pages.get(page);
    const gone = known ? goneSince(known, state) : [];
    this.#pages.delete(page);
    this.#pages.set(page, { state, gone });
    const [oldest] = this.#pages.keys();
    if (this.#pages.size > kMostPages && oldest !== undefined) this.#pages.delete(oldest);
    return gone;
  }
}

/** No line and no way to the page, since there is nothing to go to. */
function goneItem(claim: ClaimView): HTMLElement {
  const capacity = claim.identity === "implicit" ? [] : [roleText(claim.role)];
  return el(
    "li",
    {},
    el("span", { class: "quote" }, words(claim.quote)),
    el("span", { class: "speaker" }, words(speakerText(claim))),
    el("span", { class: "meta" }, [t("gone_claim"), ...capacity].join("\u00a0· ")),
  );
}

/** Null where nothing is gone. */
export function goneSection(claims: readonly ClaimView[]): HTMLElement | null {
  if (claims.length === 0) return null;
  return el(
    "section",
    { class: "gone", "aria-labelledby": "gone" },
    el("h3", { class: "group", id: "gone" }, t("gone_heading", claims.length)),
    el("p", { class: "note" }, t("gone_note")),
    el("ol", {}, ...claims.map(goneItem)),
  );
}
