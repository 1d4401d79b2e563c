// The article's claims as Markdown, to read or to paste into notes. Whatever comes from the page is escaped:
// it may neither make a heading, nor a link, nor markup.
import { type ClaimView, type EvidenceView, wordsOf } from "../ui/claim-model.js";
import { countText, day, t } from "../ui/text.js";
import {
  evidenceText,
  findingText,
  identityText,
  roleText,
  shortStanding,
  speakerText,
} from "../ui/wording.js";
import type { ExportInput } from "./export-input.js";

/** Every sign that Markdown or HTML gives a meaning to, and a list's number or dash at the beginning. Addresses
 *  that some readers make links of unasked stay words. */
export const escaped = (text: string): string =>
  text
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[\\`*_{}[\]()<>#+!|~&$^@]/g, "\\$&")
    .replace(/:\/\//g, ":\\/\\/")
    .replace(/www\./gi, (www) => `${www.slice(0, -1)}\\.`)
    .replace(/^(\d+)([.)])/, "$1\\$2")
    .replace(/^[-=:]/, "\\$&");

/** An address in angle brackets; signs that would end it are coded. */
const address = (href: string): string =>
  `<${href.replace(/[\s<>\\"'`]/g, (sign) => encodeURIComponent(sign).replace("'", "%27"))}>`;

function capacity(claim: ClaimView): string {
  return [
    ...(claim.identity === "implicit" ? [] : [roleText(claim.role)]),
    identityText(claim.identity),
    shortStanding(claim),
    ...(claim.interested ? [t("interested")] : []),
    ...(claim.relay.length > 0
      ? [t("list_through", claim.relay.map((name) => name ?? t("relay_unnamed")).join(", "))]
      : []),
  ].join(" · ");
}

function evidenceLine({ type, quote, paragraph }: EvidenceView): string {
  const place = paragraph === null ? "" : ` ${t("in_paragraph", countText(paragraph))}`;
  return `   - ${escaped(evidenceText(type))} “${escaped(quote)}”${place}`;
}

function claimLines(claim: ClaimView, number: number): string[] {
  return [
    `${number}. **${escaped(speakerText(claim))}** (${escaped(capacity(claim))})`,
    `   > ${escaped(claim.quote)}`,
    ...claim.evidence.map(evidenceLine),
    ...claim.links.map(({ href, words }) => `   - ${escaped(words)} ${address(href)}`),
  ];
}

function findingLines({ analysis, text }: ExportInput): string[] {
  return analysis.article.map(({ type, attributions, spans }) => {
    const sentence = findingText(type, attributions.length, spans.length);
    const quote = spans[0] && sentence.endsWith(":") ? ` “${escaped(wordsOf(text, spans[0]))}”` : "";
    return `- ${escaped(sentence)}${quote}`;
  });
}

export function toMarkdown(input: ExportInput): string {
  const { page, request, claims, time } = input;
  const about = [request.outlet, request.byline, request.published]
    .filter((one) => one)
    .map((one) => escaped(one ?? ""));
  const findings = findingLines(input);
  return [
    `# ${escaped(page.title || t("export_untitled"))}`,
    "",
    ...(about.length > 0 ? [about.join(" · "), ""] : []),
    ...(page.url ? [address(page.url), ""] : []),
    escaped(t("export_made", day(time))),
    "",
    ...(findings.length > 0 ? [`## ${t("heading_findings")}`, "", ...findings, ""] : []),
    `## ${t("heading_claims")}`,
    "",
    ...claims.flatMap((claim, at) => [...claimLines(claim, at + 1), ""]),
    `## ${t("heading_not_assessed")}`,
    "",
    `- ${escaped(t("not_assessed_writer"))}`,
    `- ${escaped(t("not_assessed_rest"))}`,
    "",
    escaped(t("unmarked_is_not_verified")),
    "",
  ].join("\n");
}
