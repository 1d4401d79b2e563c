// Claims as CSV (RFC 4180) for spreadsheets: one line a claim, values as the contract names them. A cell that
// a spreadsheet would take for a formula is made text: article text is hostile input.
import type { ClaimView } from "../ui/claim-model.js";
import type { ExportInput } from "./export-input.js";

/** Spreadsheets look past white space, and some take the full-width signs for the plain ones. */
const kFormula = /^[\s\p{Cc}\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20|%]|^[\t\r\n]/u;

export const csvCell = (value: string): string =>
  `"${(kFormula.test(value) ? `'${value}` : value).replaceAll('"', '""')}"`;

const kColumns = [
  "claim",
  "quote",
  "speaker",
  "mention",
  "identity",
  "role",
  "interested",
  "relay",
  "kind",
  "standing",
  "evidence",
  "mark",
  "links",
  "page",
  "title",
] as const;

function cells(claim: ClaimView, { page }: ExportInput): Record<(typeof kColumns)[number], string> {
  return {
    claim: claim.id,
    quote: claim.quote,
    speaker: claim.speaker ?? "",
    mention: claim.mention ?? "",
    identity: claim.identity,
    role: claim.role,
    interested: claim.interested ? "yes" : "no",
    relay: claim.relay.map((name) => name ?? "?").join(" > "),
    kind: claim.kind,
    standing: claim.standing ?? "",
    evidence: claim.evidence.map(({ type, quote }) => `${type}: ${quote}`).join(" | "),
    mark: claim.mark,
    links: claim.links.map(({ href }) => href).join(" "),
    page: page.url,
    title: page.title,
  };
}

/** With a byte-order mark, by which spreadsheets know UTF-8. */
export function toCsv(input: ExportInput): string {
  const rows = input.claims.map((claim) => {
    const values = cells(claim, input);
    return kColumns.map((column) => csvCell(values[column])).join(",");
  });
  return `\ufeff${[kColumns.join(","), ...rows].join("\r\n")}\r\n`;
}
