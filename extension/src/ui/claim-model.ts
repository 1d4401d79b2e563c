// What card and panel say about one claim, as plain data: the analysis' spans turned into the article's
// own words. Pure; wording comes later, from `_locales`.
import type {
  Analysis,
  Anonymity,
  Attribution,
  BlockKind,
  ClaimKind,
  EvidenceType,
  Identity,
  LinkPlace,
  MarkStrength,
  ReasonField,
  Role,
  Span,
  Standing,
} from "../generated/analysis.js";
import { hostOf, isWebAddress } from "../platform/browser.js";

export interface EvidenceView {
  type: EvidenceType;
  quote: string;
  /** The claim that the evidence belongs to, when it is one. */
  claim: string | null;
  /** The number of the paragraph it stands in, from 1; null in a headline, a list, a caption. */
  paragraph: number | null;
}

export interface ReasonView {
  field: ReasonField;
  rule: string;
  quote: string;
}

export interface LinkView {
  href: string;
  host: string;
  words: string;
  where: LinkPlace;
}

/** How the line under a mark is drawn: by who can be seen to speak. */
export type Pattern = "solid" | "dotted" | "dashed";

export interface ClaimView {
  id: string;
  /** The same for the same words of the same speaker, in another reading too. */
  key: string;
  /** The reporting word in its base form: "deny". */
  cue: string;
  /** The claim in the article's words. */
  quote: string;
  /** Null when the article gives no speaker. */
  speaker: string | null;
  /** The words that stand for the speaker here, when they are others than `speaker`: "he". */
  mention: string | null;
  identity: Identity;
  role: Role;
  interested: boolean;
  anonymity: Anonymity | null;
  /** Nearest to the speaker first; null: somebody whom the article does not name. */
  relay: (string | null)[];
  kind: ClaimKind;
  standing: Standing | null;
  evidence: EvidenceView[];
  reasons: ReasonView[];
  links: LinkView[];
  /** Quantities and words of caution in the claim, in the article's words. */
  numbers: string[];
  hedges: string[];
  mark: MarkStrength;
  pattern: Pattern;
  /** Where the claim begins, for page order. */
  begin: number;
}

const kPatterns: Record<Identity, Pattern> = {
  named: "solid",
  unnamed: "dotted",
  collective: "dotted",
  implicit: "dashed",
};

export const patternOf = (identity: Identity): Pattern => kPatterns[identity];

const tidy = (text: string): string => text.replace(/[\s\u00ad]+/g, " ").trim();

/** The words of a span, white space made single. */
export const wordsOf = (text: string, span: Span): string => tidy(text.slice(span[0], span[1]));

function joinedWords(text: string, spans: readonly Span[]): string {
  return spans
    .map((span) => wordsOf(text, span))
    .filter((words) => words !== "")
    .join(" … ");
}

const distinctWords = (text: string, spans: readonly Span[]): string[] => [
  ...new Set(spans.map((span) => wordsOf(text, span)).filter((words) => words !== "")),
];

function speakerOf(analysis: Analysis, text: string, claim: Attribution): string | null {
  const names = analysis.sources
    .filter(({ id }) => claim.source.ids.includes(id))
    .map(({ name }) => tidy(name));
  if (names.length > 0) return names.join(", ");
  return claim.source.span ? wordsOf(text, claim.source.span) : null;
}

function mentionOf(text: string, claim: Attribution, speaker: string | null): string | null {
  const mention = claim.source.span ? wordsOf(text, claim.source.span) : "";
  const holds = (long: string, short: string) => long.toLowerCase().includes(short.toLowerCase());
  const is_told = speaker !== null && (holds(mention, speaker) || holds(speaker, mention));
  return mention === "" || is_told ? null : mention;
}

/** One entry an address, at the place that says most about it. */
function linksOf(text: string, claim: Attribution): LinkView[] {
  const order: LinkPlace[] = ["evidence", "source", "relay", "sentence"];
  const links = new Map<string, LinkView>();
  for (const place of order) {
    for (const { span, href, where } of claim.links) {
      if (where !== place || !isWebAddress(href) || links.has(href)) continue;
      links.set(href, { href, host: hostOf(href), words: wordsOf(text, span), where });
    }
  }
  return [...links.values()];
}

/** What speaks for the mark, most telling first; how a number or a date was read is no reason for it. */
const kReasonOrder: readonly ReasonField[] = [
  "mark",
  "kind",
  "checkworthy",
  "standing",
  "replies",
  "identity",
  "anonymity",
  "source",
  "role",
  "interested",
  "relay",
  "hedges",
  "negated",
];

function reasonsOf(text: string, claim: Attribution): ReasonView[] {
  const seen = new Set<string>();
  const in_order = kReasonOrder.flatMap((field) => claim.reasons.filter((reason) => reason.field === field));
  return in_order
    .map(({ field, rule, spans }) => ({ field, rule, quote: spans[0] ? wordsOf(text, spans[0]) : "" }))
    .filter(({ rule, quote }) => {
      const key = `${rule} ${quote}`;
      return !seen.has(key) && seen.add(key);
    });
}

const kParagraphs: ReadonlySet<BlockKind> = new Set(["paragraph", "quote"]);
const paragraphs_of = new WeakMap<Analysis, readonly Span[]>();

function paragraphsOf(analysis: Analysis): readonly Span[] {
  const known = paragraphs_of.get(analysis);
  if (known) return known;
  const found = analysis.blocks.filter(({ kind }) => kParagraphs.has(kind)).map(({ span }) => span);
  paragraphs_of.set(analysis, found);
  return found;
}

/** Blocks stand in text order, so the paragraph is found in logarithmic time. */
function paragraphAt(analysis: Analysis, place: number): number | null {
  const paragraphs = paragraphsOf(analysis);
  let first = 0;
  let behind = paragraphs.length;
  while (first < behind) {
    const middle = (first + behind) >> 1;
    if ((paragraphs[middle]?.[1] ?? 0) <= place) first = middle + 1;
    else behind = middle;
  }
  const found = paragraphs[first];
  return found && found[0] <= place ? first + 1 : null;
}

export function claimView(analysis: Analysis, text: string, claim: Attribution): ClaimView {
  const speaker = speakerOf(analysis, text, claim);
  const evidence = claim.evidence.map(({ type, span, attribution }) => ({
    type,
    quote: wordsOf(text, span),
    claim: attribution,
    paragraph: paragraphAt(analysis, span[0]),
  }));
  return {
    id: claim.id,
    key: claim.key,
    cue: claim.cue.lemma,
    quote: joinedWords(text, claim.content),
    speaker,
    mention: mentionOf(text, claim, speaker),
    identity: claim.identity,
    role: claim.role,
    interested: claim.interested,
    anonymity: claim.anonymity,
    relay: claim.relay.map(({ name }) => (name === null ? null : tidy(name))),
    kind: claim.kind,
    standing: claim.standing,
    evidence,
    reasons: reasonsOf(text, claim),
    links: linksOf(text, claim),
    numbers: distinctWords(
      text,
      claim.numbers.map(({ span }) => span),
    ),
    hedges: distinctWords(text, claim.hedges),
    mark: claim.mark,
    pattern: patternOf(claim.identity),
    begin: claim.content[0]?.[0] ?? 0,
  };
}

/** An enclosing claim comes before the one nested in it. */
export function inPageOrder(analysis: Analysis): Attribution[] {
  const end = (claim: Attribution) => claim.content.at(-1)?.[1] ?? 0;
  const begin = (claim: Attribution) => claim.content[0]?.[0] ?? 0;
  return [...analysis.attributions].sort((a, b) => begin(a) - begin(b) || end(b) - end(a));
}

/** All claims in page order. */
export function claimViews(analysis: Analysis, text: string): ClaimView[] {
  return inPageOrder(analysis).map((claim) => claimView(analysis, text, claim));
}
