// A list to cite from: the article once, then each claim with its speaker, then every source that the article
// links for its claims, each address once.
import { hostOf } from "../platform/browser.js";
import type { ClaimView, LinkView } from "../ui/claim-model.js";
import { day, t } from "../ui/text.js";
import { placeText, roleText, speakerText } from "../ui/wording.js";
import type { ExportInput } from "./export-input.js";

const line = (text: string): string => text.replace(/\s+/g, " ").trim();

function claimLine(claim: ClaimView): string {
  const capacity = claim.identity === "implicit" ? "" : ` (${roleText(claim.role)})`;
  const through = claim.relay.map((name) => name ?? t("relay_unnamed")).join(", ");
  const relay = through ? `, ${t("list_through", through)}` : "";
  return line(`${speakerText(claim)}${capacity}${relay}: “${claim.quote}”`);
}

/** Every address once, at the place that the first claim has it. */
function linksOf(claims: readonly ClaimView[]): LinkView[] {
  const links = new Map<string, LinkView>();
  for (const link of claims.flatMap((claim) => claim.links))
    if (!links.has(link.href)) links.set(link.href, link);
  return [...links.values()];
}

export function articleLine({ page, request, time }: Pick<ExportInput, "page" | "request" | "time">): string {
  const title = page.title ? `“${page.title}”` : "";
  const parts = [request.byline, title, request.outlet || hostOf(page.url), request.published, page.url];
  return line(`${parts.filter((part) => part).join(", ")} (${t("export_read", day(time))})`);
}

export function toCitations(input: ExportInput): string {
  const links = linksOf(input.claims);
  const sources = links.map(({ href, words, where }) =>
    line(`- ${words || hostOf(href)}, ${placeText(where)}: ${href}`),
  );
  return [
    articleLine(input),
    "",
    ...input.claims.map((claim, at) => `[${at + 1}] ${claimLine(claim)}`),
    ...(sources.length > 0 ? ["", `${t("heading_sources")}:`, ...sources] : []),
    "",
  ].join("\n");
}
