// A report of a wrong mark, as what is saved in a file: it stays with the reader, who may hand it to somebody who
// mends the rules. Pure.
import type { Analysis, Attribution, Span } from "../generated/analysis.js";
import type { PageNote } from "../messages.js";
import type { Problem } from "./claim-tools.js";
import type { LocalFile } from "./save-file.js";

const kAround = 300; // characters before and after a claim that a report holds

const kLongestMissed = 2000; // characters of a selection that a report holds

function head(problem: Problem | "missed_claim", page: PageNote, analysis: Analysis): object {
  const { origin, pathname } = new URL(page.url);
  return {
    format: "firsthand-report",
    version: 1,
    problem,
    engine: analysis.engine,
    page: { address: origin + pathname, title: page.title, language: analysis.language },
  };
}

function textAround(text: string, first: number, last: number): object {
  const begin = Math.max(0, first - kAround);
  return { text: text.slice(begin, Math.min(text.length, last + kAround)), text_begins_at: begin };
}

/** What somebody who mends the rules needs: the claim, the words around it, and what was made of them. */
export function reportOf(
  problem: Problem,
  page: PageNote,
  analysis: Analysis,
  text: string,
  claim: Attribution,
): object {
  const spans = [...claim.content, claim.cue.span, ...(claim.source.span ? [claim.source.span] : [])];
  const begin = Math.min(...spans.map(([first]) => first));
  const end = Math.max(...spans.map(([, last]) => last));
  return { ...head(problem, page, analysis), ...textAround(text, begin, end), claim };
}

/** Words in which the reader sees a claim and none was found: `selected` lies in `text`. */
export function missedOf(page: PageNote, analysis: Analysis, text: string, [begin, end]: Span): object {
  const last = Math.min(end, begin + kLongestMissed);
  const selected: Span = [begin, last];
  return { ...head("missed_claim", page, analysis), ...textAround(text, begin, last), selected };
}

const fileOf = (name: string, report: object): LocalFile => ({
  name: `firsthand-report-${name}.json`,
  type: "application/json",
  text: `${JSON.stringify(report, null, 2)}\n`,
});

export const reportFile = (...about: Parameters<typeof reportOf>): LocalFile =>
  fileOf(about[4].key, reportOf(...about));

export const missedFile = (...about: Parameters<typeof missedOf>): LocalFile =>
  fileOf(`missed-${about[3][0]}`, missedOf(...about));
