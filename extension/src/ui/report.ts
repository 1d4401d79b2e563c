// A report of a wrong mark, as what is saved in a file: it stays with the reader, who may hand it to somebody who
// mends the rules. Pure.
import type { Analysis, Attribution } from "../generated/analysis.js";
import type { PageNote } from "../messages.js";
import type { Problem } from "./claim-tools.js";
import type { LocalFile } from "./save-file.js";

const kAround = 300; // characters before and after a claim that a report holds

/** What somebody who mends the rules needs: the claim, the words around it, and what was made of them. */
export function reportOf(
  problem: Problem,
  page: PageNote,
  analysis: Analysis,
  text: string,
  claim: Attribution,
): object {
  const spans = [...claim.content, claim.cue.span, ...(claim.source.span ? [claim.source.span] : [])];
  const begin = Math.max(0, Math.min(...spans.map(([first]) => first)) - kAround);
  const end = Math.min(text.length, Math.max(...spans.map(([, last]) => last)) + kAround);
  const { origin, pathname } = new URL(page.url);
  return {
    format: "firsthand-report",
    version: 1,
    problem,
    engine: analysis.engine,
    page: { address: origin + pathname, title: page.title, language: analysis.language },
    text: text.slice(begin, end),
    text_begins_at: begin,
    claim,
  };
}

export const reportFile = (...about: Parameters<typeof reportOf>): LocalFile => ({
  name: `firsthand-report-${about[4].key}.json`,
  type: "application/json",
  text: `${JSON.stringify(reportOf(...about), null, 2)}\n`,
});
