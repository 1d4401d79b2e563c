// Claims as W3C Web Annotations (JSON-LD, recommendation of 2017-02-23): one annotation a claim. Its words are
// found again by what they are and what stands around them (TextQuoteSelector). No positions: theirs would count
// the page's whole text, of which the article is a part; the JSON export has positions with their text.
import type { Attribution, Span } from "../generated/analysis.js";
import { kBlockBreak } from "../tab-record.js";
import type { ClaimView } from "../ui/claim-model.js";
import { interfaceLanguage, t } from "../ui/text.js";
import { identityText, roleText, shortStanding, speakerText } from "../ui/wording.js";
import type { ExportInput } from "./export-input.js";
import { uuidOf } from "./names.js";

const kAround = 32; // UTF-16 units before and after a quote, as other annotators keep

const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

/** Moves a border out of the middle of a surrogate pair. */
const whole = (text: string, at: number): number => (isLow(text.charCodeAt(at)) ? at - 1 : at);

/** Where the paragraph stands that this place of the text is in. */
function paragraphAt({ request, text }: ExportInput, at: number): Span {
  let begin = 0;
  for (const block of request.blocks) {
    const end = begin + block.text.length;
    if (at <= end) return [begin, end];
    begin = end + kBlockBreak.length;
  }
  return [at, text.length];
}

/** What stands around ends with the paragraph: the lines between paragraphs are ours, not the page's. */
function quoteOf(input: ExportInput, [begin, end]: Span): unknown {
  const { text } = input;
  const [first, last] = paragraphAt(input, begin);
  return {
    type: "TextQuoteSelector",
    exact: text.slice(begin, end),
    prefix: text.slice(whole(text, Math.max(first, begin - kAround)), begin),
    suffix: text.slice(end, whole(text, Math.max(end, Math.min(last, end + kAround)))),
  };
}

const plain = (purpose: string, language: string, value: string): unknown => ({
  type: "TextualBody",
  format: "text/plain",
  language,
  purpose,
  value,
});

/** In the reader's words, then as the contract names it, then the sources that the article links. */
function bodyOf(claim: ClaimView): unknown[] {
  const capacity = claim.identity === "implicit" ? [] : [roleText(claim.role)];
  const words = [speakerText(claim), ...capacity, identityText(claim.identity), shortStanding(claim)];
  const tags = [claim.kind, claim.identity, claim.role, claim.standing, claim.mark].filter(
    (tag) => tag !== null,
  );
  const sources = claim.links.map(({ href }) => ({
    type: "SpecificResource",
    source: href,
    purpose: "linking",
  }));
  return [
    plain("describing", interfaceLanguage(), words.join(" · ")),
    ...tags.map((tag) => plain("tagging", "en", tag)),
    ...sources,
  ];
}

/** Who made it and when: an annotation keeps that when it is taken out of its collection. */
function madeBy({ analysis, time }: ExportInput): Record<string, unknown> {
  const software = { type: "Software", name: `Firsthand ${analysis.engine.version}` };
  const now = time.toISOString();
  return { creator: software, created: now, generator: software, generated: now };
}

function annotation(input: ExportInput, source: string, claim: ClaimView, { key, content }: Attribution) {
  return {
    id: uuidOf(source, key), // the same claim of the same article has the same name
    type: "Annotation",
    motivation: "describing",
    ...madeBy(input),
    body: bodyOf(claim),
    target: content.map((span) => ({
      type: "SpecificResource",
      source,
      selector: quoteOf(input, span),
    })),
  };
}

/** A page of a collection has at least one annotation: a collection of none has no page. */
function pageOf(collection: string, items: unknown[]): Record<string, unknown> {
  if (items.length === 0) return {};
  const id = uuidOf(collection, "page");
  return { first: { id, type: "AnnotationPage", partOf: collection, startIndex: 0, items }, last: id };
}

export function toAnnotations(input: ExportInput): string {
  const { analysis, claims, page, text, time } = input;
  const by_id = new Map(analysis.attributions.map((attribution) => [attribution.id, attribution]));
  const source = page.url || uuidOf(text); // a text of the reader's own has no address
  const items = claims.flatMap((claim) => {
    const attribution = by_id.get(claim.id);
    return attribution ? [annotation(input, source, claim, attribution)] : [];
  });
  const id = uuidOf(source, time.toISOString());
  const collection = {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    id,
    type: "AnnotationCollection",
    label: page.title || t("export_untitled"),
    ...madeBy(input),
    total: items.length,
    ...pageOf(id, items),
  };
  return `${JSON.stringify(collection, null, 2)}\n`;
}
