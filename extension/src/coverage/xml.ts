// A small XML reader for feeds and OPML: no document types, no entities of a document's own, no external
// anything; bounded in depth and number of elements. It works where there is no DOM (Chromium's worker).
import { readEntities } from "./reply-text.js";

export interface XmlElement {
  /** Without its prefix: a namespace's address may be anything (Bing's holds the query). */
  name: string;
  prefix: string;
  attributes: Map<string, string>;
  children: XmlElement[];
  /** Its own text, CDATA included, without that of its children. */
  text: string;
}

const kDeepest = 40;
const kMostElements = 200_000;
const kMostAttributes = 40;
const kLongestTag = 20_000; // characters

/** After white space, so that a run of letters is read once. */
const kAttribute = /\s([A-Za-z_][\w.:-]*)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

const localName = (name: string): string => name.slice(name.indexOf(":") + 1);
const prefixOf = (name: string): string => (name.includes(":") ? name.slice(0, name.indexOf(":")) : "");

function attributesOf(source: string): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name = "", double, single] of source.matchAll(kAttribute)) {
    if (attributes.size >= kMostAttributes) break;
    attributes.set(localName(name), readEntities(double ?? single ?? ""));
  }
  return attributes;
}

const elementOf = (name: string, attributes: Map<string, string>): XmlElement => ({
  name: localName(name),
  prefix: prefixOf(name),
  attributes,
  children: [],
  text: "",
});

class Builder {
  readonly top = elementOf("", new Map());
  readonly #open: XmlElement[] = [this.top];
  #count = 0;

  get isComplete(): boolean {
    return this.#open.length === 1;
  }

  /** False when the document goes beyond its bounds. */
  begin(name: string, attributes: string, empty: boolean): boolean {
    if (++this.#count > kMostElements || this.#open.length > kDeepest) return false;
    const element = elementOf(name, attributesOf(attributes));
    this.#open.at(-1)?.children.push(element);
    if (!empty) this.#open.push(element);
    return true;
  }

  /** Closes what stands open inside it, too; an end without a beginning is left alone. */
  end(name: string): void {
    const at = this.#open.findLastIndex((one, index) => index > 0 && one.name === localName(name));
    if (at > 0) this.#open.length = at;
  }

  text(text: string): void {
    const open = this.#open.at(-1);
    if (open) open.text += text;
  }
}

export interface XmlDocument {
  root: XmlElement;
  /** False when it breaks off. */
  complete: boolean;
}

/** Where the tag that begins at `at` has its ">", outside quotation marks; -1: it has none. */
function tagEnd(source: string, at: number): number {
  let quote = "";
  for (let i = at; i < source.length && i < at + kLongestTag; i++) {
    const one = source.charAt(i);
    if (quote) quote = one === quote ? "" : quote;
    else if (one === ">") return i;
    else if (one === '"' || one === "'") quote = one;
  }
  return -1;
}

/** Reads one token; gives where the next begins, -1 when the source breaks off, null when it is refused. */
function step(source: string, at: number, builder: Builder): number | null {
  const past = (mark: string, from = at): number => {
    const end = source.indexOf(mark, from);
    return end < 0 ? -1 : end + mark.length;
  };
  if (source.charAt(at) !== "<") {
    const end = source.indexOf("<", at);
    builder.text(readEntities(source.slice(at, end < 0 ? source.length : end)));
    return end < 0 ? source.length : end;
  }
  if (source.startsWith("<!--", at)) return past("-->", at + 4);
  if (source.startsWith("<?", at)) return past("?>");
  if (source.startsWith("<![CDATA[", at)) {
    const next = past("]]>");
    if (next > 0) builder.text(source.slice(at + 9, next - 3));
    return next;
  }
  return source.startsWith("<!", at) ? null : tag(source, at, builder);
}

function tag(source: string, at: number, builder: Builder): number | null {
  const end = tagEnd(source, at);
  if (end < 0) return -1;
  const inside = source.slice(at + 1, end);
  if (inside.startsWith("/")) builder.end(inside.slice(1).trim());
  else {
    const name = /^[A-Za-z_][^\s/]*/.exec(inside)?.[0];
    if (!name || !builder.begin(name, inside.slice(name.length), inside.endsWith("/"))) return null;
  }
  return end + 1;
}

/** Null when it is no XML, has a document type (as HTML has) or goes beyond its bounds. */
export function parseXml(document: string): XmlDocument | null {
  const builder = new Builder();
  const source = document.replace(/^\ufeff/, "").trimStart();
  if (!source.startsWith("<")) return null;
  let at = 0;
  while (at >= 0 && at < source.length) {
    const next = step(source, at, builder);
    if (next === null) return null;
    at = next;
  }
  const root = builder.top.children[0];
  return root ? { root, complete: at >= 0 && builder.isComplete } : null;
}

/** The first child of that name, one without a prefix before others. */
export function childOf(element: XmlElement, name: string): XmlElement | undefined {
  const named = element.children.filter((child) => child.name === name);
  return named.find(({ prefix }) => prefix === "") ?? named[0];
}

export const childText = (element: XmlElement, name: string): string =>
  (childOf(element, name)?.text ?? "").replace(/\s+/g, " ").trim();

export const childrenOf = (element: XmlElement, name: string): XmlElement[] =>
  element.children.filter((child) => child.name === name);
