// Two articles side by side: each claim of the one beside its counterpart in the other, what changed between
// them marked and said in words. A claim without a counterpart is "not in B", never "removed": nobody knows
// whether it was there.
import type { Attribution, Span } from "../generated/analysis.js";
import type { Change } from "../generated/comparison.js";
import type { SideBySide } from "../messages.js";
import { isWebAddress } from "../platform/browser.js";
import { textOf } from "../tab-record.js";
import { el, words } from "../ui/element.js";
import { pageLink } from "../ui/page-link.js";
import { t } from "../ui/text.js";
import { changeText } from "../ui/wording.js";

type SideName = "a" | "b";

const overlaps = ([a, b]: Span, [c, d]: Span): boolean => a < d && c < b;

/** From the first to the last word of a claim: source, cue and content. */
function extentOf({ source, cue, content }: Attribution): Span {
  const spans = [...(source.span ? [source.span] : []), cue.span, ...content];
  return [Math.min(...spans.map(([begin]) => begin)), Math.max(...spans.map(([, end]) => end))];
}

/** The text of a span with the changed parts marked. */
function marked(text: string, [begin, end]: Span, changed: readonly Span[]): (Node | string)[] {
  const out: (Node | string)[] = [];
  let at = begin;
  for (const [from, to] of [...changed].sort(([a], [b]) => a - b)) {
    const [first, last] = [Math.max(at, from), Math.min(end, to)];
    if (first >= last) continue;
    out.push(text.slice(at, first), el("mark", {}, text.slice(first, last)));
    at = last;
  }
  return [...out, text.slice(at, end)];
}

class Table {
  readonly #data: SideBySide;
  readonly #text: Record<SideName, string>;
  readonly #told = new Set<Change>();

  constructor(data: SideBySide) {
    this.#data = data;
    this.#text = { a: textOf(data.here), b: textOf(data.there) };
  }

  rows(): HTMLElement[] {
    const { claims } = this.#data.comparison;
    const rows = claims.map(({ a, b }) => this.#row(this.#claim("a", a), this.#claim("b", b)));
    const rest = this.#data.comparison.changes.filter((change) => !this.#told.has(change));
    return [...rows, ...this.#rest(rest)];
  }

  #claim(side: SideName, id: string | null): Attribution | null {
    return this.#data.comparison[side].attributions.find((one) => one.id === id) ?? null;
  }

  #changesAt(side: SideName, span: Span): Change[] {
    return this.#data.comparison.changes.filter((change) => {
      const at = change[side]?.span;
      return at !== undefined && overlaps(at, span);
    });
  }

  #row(a: Attribution | null, b: Attribution | null): HTMLElement {
    const found = new Set([
      ...(a ? this.#changesAt("a", extentOf(a)) : []),
      ...(b ? this.#changesAt("b", extentOf(b)) : []),
    ]);
    for (const change of found) this.#told.add(change);
    return el(
      "section",
      { class: a && b ? "pair" : "pair alone" },
      this.#cell("a", a, [...found], t("not_in_a")),
      this.#cell("b", b, [...found], t("not_in_b")),
      a && b ? this.#said([...found]) : null,
    );
  }

  #cell(side: SideName, claim: Attribution | null, changes: readonly Change[], absent: string): HTMLElement {
    if (!claim) return el("p", { class: `side ${side} absent` }, absent);
    const spans = changes.flatMap((change) => (change[side] ? [change[side].span] : []));
    const content = marked(this.#text[side], extentOf(claim), spans);
    return el("blockquote", { class: `side ${side}`, dir: "auto" }, ...content);
  }

  /** What changed, in words; a claim that only one of them has is said by its empty cell. */
  #said(changes: readonly Change[]): HTMLElement {
    const kinds = changes.map(({ type }) => type).filter((type) => !/^claim_/.test(type));
    if (kinds.length === 0) return el("p", { class: "note" }, t("side_by_side_same"));
    const items = [...new Set(kinds)].map((type) => el("li", {}, changeText(type)));
    return el("ul", { class: "changes" }, ...items);
  }

  /** Changes outside all claims, each with its words. */
  #rest(changes: readonly Change[]): HTMLElement[] {
    const shown = changes.filter(({ type }) => !/^claim_/.test(type));
    if (shown.length === 0) return [];
    const cell = (side: SideName, change: Change, absent: string) => {
      const span = change[side]?.span;
      const text = span ? this.#text[side].slice(...span) : null;
      return el(
        "p",
        { class: `side ${side}${text === null ? " absent" : ""}` },
        text === null ? absent : words(text),
      );
    };
    const rows = shown.map((change) =>
      el(
        "section",
        { class: "pair" },
        cell("a", change, t("not_in_a")),
        cell("b", change, t("not_in_b")),
        el("ul", { class: "changes" }, el("li", {}, changeText(change.type))),
      ),
    );
    return [el("h2", {}, t("side_by_side_rest")), ...rows];
  }
}

const nameOf = ({ outlet, title, url }: SideBySide["here"], fallback: string): string =>
  [outlet, title].filter(Boolean).join(" · ") || url || fallback;

/** The article's name, which leads to it where it has an address. */
function head(side: SideName, name: string, url: string, open: (href: string) => void): HTMLElement {
  const label = t(side === "a" ? "side_by_side_a" : "side_by_side_b", name);
  const content = isWebAddress(url) ? pageLink(url, open, label) : label;
  return el("h2", { class: `side ${side}` }, content);
}

/** The whole content of the page; `open` opens one of the two articles. */
export function sideBySide(data: SideBySide, there_url: string, open: (href: string) => void): HTMLElement[] {
  const headline = ({ blocks }: SideBySide["here"]) =>
    blocks.find(({ kind }) => kind === "headline")?.text ?? "";
  return [
    el("h1", {}, t("side_by_side_title")),
    el(
      "div",
      { class: "pair heads" },
      head("a", nameOf(data.here, headline(data.here)), data.here.url ?? "", open),
      head("b", nameOf(data.there, headline(data.there) || there_url), there_url, open),
    ),
    ...new Table(data).rows(),
  ];
}
