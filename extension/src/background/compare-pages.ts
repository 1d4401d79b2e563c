// Two articles through the engine's comparison, told in their words for card and panel.
import type { EngineHost } from "../engine/engine-host.js";
import type { Attribution, Span } from "../generated/analysis.js";
import type { ChangeType, Comparison } from "../generated/comparison.js";
import type { Request as ArticleRequest } from "../generated/request.js";
import { type ComparisonNote, isObject, isString } from "../messages.js";
import { textOf } from "../tab-record.js";

const kMostChanges = 40;
const kMostCharacters = 240; // of one side of a change

/** The parts that are read below; the engine's tests hold the rest to the schema. */
const isComparison = (value: unknown): value is Comparison =>
  isObject(value) &&
  value.schema_version === 1 &&
  isString(value.relation) &&
  Array.isArray(value.changes) &&
  Array.isArray(value.credits);

const shorten = (text: string): string =>
  text.length > kMostCharacters ? `${text.slice(0, kMostCharacters - 1)}…` : text;

const overlaps = ([a, b]: Span, [c, d]: Span): boolean => a < d && c < b;

/** What a claim stands on: its source, its cue and its content. */
const spansOf = ({ source, cue, content }: Attribution): Span[] => [
  ...(source.span ? [source.span] : []),
  cue.span,
  ...content,
];

/**
 * Side a is here, side b there; the changes in the claim come first. The claim is of the page's own analysis,
 * whose ids are not those of the comparison: a refined one has other claims.
 */
export function comparisonNote(
  comparison: Comparison,
  claim: Attribution | undefined,
  here: string,
  there: string,
): ComparisonNote {
  const { relation, may_repeat, credits } = comparison;
  const spans = claim ? spansOf(claim) : [];
  const isOwn = (change: Comparison["changes"][number]): boolean =>
    spans.some((span) => change.a !== null && overlaps(span, change.a.span));
  const own = comparison.changes.filter(isOwn);
  const changes = [...own, ...comparison.changes.filter((change) => !isOwn(change))];
  const cut = (text: string, side: { span: [number, number] } | null) =>
    side && shorten(text.slice(...side.span).replace(/\s+/g, " "));
  return {
    relation,
    may_repeat,
    credits: credits.map(({ side, kind, name }) => ({ by: side === "a" ? "here" : "there", kind, name })),
    changes: changes
      .slice(0, kMostChanges)
      .map(({ type, a, b }) => ({ type, here: cut(here, a), there: cut(there, b) })),
    own: Math.min(own.length, kMostChanges),
    more: Math.max(0, changes.length - kMostChanges),
  };
}

/** Rejects when the engine failed or refused one of the articles. */
export async function fullComparison(
  engine: Pick<EngineHost, "compare">,
  here: ArticleRequest,
  there: ArticleRequest,
): Promise<Comparison> {
  const reply = await engine.compare(JSON.stringify(here), JSON.stringify(there));
  const comparison: unknown = reply.status === 0 ? JSON.parse(reply.text) : null;
  if (!isComparison(comparison)) throw new Error("The engine could not compare the articles.");
  return comparison;
}

/** As fullComparison, in the words that card and panel show. */
export async function comparePages(
  engine: Pick<EngineHost, "compare">,
  claim: Attribution | undefined,
  here: ArticleRequest,
  there: ArticleRequest,
): Promise<ComparisonNote> {
  const comparison = await fullComparison(engine, here, there);
  return comparisonNote(comparison, claim, textOf(here), textOf(there));
}

/** What matters most between two texts of one article: numbers, words of caution, who says it. */
const kFirstInVersions: readonly ChangeType[] = [
  "number_changed",
  "bound_dropped",
  "hedge_dropped",
  "hedge_added",
  "attribution_dropped",
  "attribution_changed",
];

/** The same note for two texts of one article. */
export function versionNote(note: ComparisonNote): ComparisonNote {
  const rank = ({ type }: { type: ChangeType }) => {
    const at = kFirstInVersions.indexOf(type);
    return at < 0 ? kFirstInVersions.length : at;
  };
  return { ...note, changes: [...note.changes].sort((a, b) => rank(a) - rank(b)), own: 0 };
}
