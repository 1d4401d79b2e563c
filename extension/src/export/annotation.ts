// Claims as W3C Web Annotations (JSON-LD): one annotation a claim, with its words and their surroundings
// (TextQuoteSelector) and its place in the article's text as it was read (TextPositionSelector, which counts
// code points by the recommendation, while the analysis counts UTF-16 units).
import type { Attribution, Span } from "../generated/analysis.js";
import type { ClaimView } from "../ui/claim-model.js";
import { t } from "../ui/text.js";
import { identityText, roleText, shortStanding, speakerText } from "../ui/wording.js";
import { type ExportInput, fileName } from "./export-input.js";

const kAround = 32; // UTF-16 units before and after a quote, as other annotators keep

const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

/** Moves a border out of the middle of a surrogate pair. */
const whole = (text: string, at: number): number => (isLow(text.charCodeAt(at)) ? at - 1 : at);

/** From UTF-16 offsets of one text to code points; the text is looked through once. */
function codePoints(text: string): (offset: number) => number {
  const pairs: number[] = [];
  for (let at = 0; at < text.length; at++) if (isLow(text.charCodeAt(at))) pairs.push(at);
  return (offset) => offset - pairs.filter((at) => at < offset).length;
}

function selectors(text: string, [begin, end]: Span, pointOf: (offset: number) => number): unknown[] {
  return [
    {
      type: "TextQuoteSelector",
      exact: text.slice(begin, end),
      prefix: text.slice(whole(text, Math.max(0, begin - kAround)), begin),
      suffix: text.slice(end, whole(text, Math.min(text.length, end + kAround))),
    },
    {
      type: "TextPositionSelector",
      start: pointOf(begin),
      end: pointOf(end),
    },
  ];
}

function bodyOf(claim: ClaimView): unknown[] {
  const capacity = claim.identity === "implicit" ? [] : [roleText(claim.role)];
  const words = [speakerText(claim), ...capacity, identityText(claim.identity), shortStanding(claim)];
  const text = { type: "TextualBody", format: "text/plain", purpose: "describing", value: words.join(" · ") };
  const tags = [claim.kind, claim.identity, claim.role, claim.standing, claim.mark]
    .filter((tag) => tag !== null)
    .map((value) => ({ type: "TextualBody", purpose: "tagging", value }));
  const sources = claim.links.map(({ href }) => ({
    type: "SpecificResource",
    source: href,
    purpose: "linking",
  }));
  return [text, ...tags, ...sources];
}

type Annotate = (claim: ClaimView, attribution: Attribution) => unknown;

function annotator({ page, text, time }: ExportInput): Annotate {
  const pointOf = codePoints(text);
  const target = (span: Span) => ({
    type: "SpecificResource",
    source: page.url,
    selector: selectors(text, span, pointOf),
  });
  return (claim, attribution) => ({
    id: `urn:firsthand:${attribution.key}:${claim.id}`, // the same claim of the same article has the same name
    type: "Annotation",
    motivation: "describing",
    created: time.toISOString(),
    body: bodyOf(claim),
    target: attribution.content.map(target),
  });
}

export function toAnnotations(input: ExportInput): string {
  const { analysis, claims, page, time } = input;
  const by_id = new Map(analysis.attributions.map((attribution) => [attribution.id, attribution]));
  const annotate = annotator(input);
  const items = claims.flatMap((claim) => {
    const attribution = by_id.get(claim.id);
    return attribution ? [annotate(claim, attribution)] : [];
  });
  const id = `urn:firsthand:${fileName(input, "jsonld")}`;
  const collection = {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    id,
    type: "AnnotationCollection",
    label: page.title,
    summary: t("export_positions"),
    created: time.toISOString(),
    generator: { type: "Software", name: `Firsthand ${analysis.engine.version}` },
    total: items.length,
    first: { id: `${id}:1`, type: "AnnotationPage", partOf: id, startIndex: 0, items },
  };
  return `${JSON.stringify(collection, null, 2)}\n`;
}
