// What a page's markup says about where its article was first: canonical and based-on addresses on another host,
// a wire in the byline, republishing notes and their counters, copyright, translation, picture credits. The
// page's own word, bounded, as text; never loaded. The page's own host as its "source" is boilerplate.
import origins from "../../../shared/vocabulary/origins.json";
import type { Signal, SignalKind } from "../generated/request.js";
import { isObject } from "../messages.js";
import { hostOf, isWebAddress } from "../platform/browser.js";

const kMaxName = 400; // characters, as the schema allows
const kMaxHref = 4096;
const kMaxSignals = 50;
const kMaxJson = 200_000; // characters of one block of structured data
const kDeepest = 6;
const kLongNote = 400; // characters of an element that may be a republishing note

const tidy = (text: string | null | undefined): string =>
  (text ?? "").replace(/\s+/g, " ").trim().slice(0, kMaxName);

/** A page served by the reader's own machine is a saved or made copy: its host says nothing. */
const isLocal = (url: string): boolean => /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/.test(hostOf(url));

class Signals {
  readonly list: Signal[] = [];
  readonly #page: Document;
  readonly #url: string;

  constructor(page: Document, url: string) {
    this.#page = page;
    this.#url = url;
  }

  all(selector: string): Element[] {
    return [...this.#page.querySelectorAll(selector)];
  }

  /** An address on another host; what leads to the page's own host says nothing. */
  address(kind: SignalKind, href: unknown, name = ""): void {
    if (typeof href !== "string" || href === "" || isLocal(this.#url)) return;
    const absolute = absoluteOf(href, this.#url);
    if (absolute && hostOf(absolute) !== hostOf(this.#url))
      this.#add({ kind, href: absolute, ...(name ? { name } : {}) });
  }

  name(kind: SignalKind, name: unknown): void {
    const text = typeof name === "string" ? tidy(name) : "";
    if (text) this.#add({ kind, name: text });
  }

  #add(signal: Signal): void {
    const same = this.list.some(
      ({ kind, name, href }) => kind === signal.kind && name === signal.name && href === signal.href,
    );
    if (!same && this.list.length < kMaxSignals) this.list.push(signal);
  }
}

function absoluteOf(href: string, base: string): string {
  try {
    const url = new URL(href, base).href;
    return isWebAddress(url) && url.length <= kMaxHref ? url : "";
  } catch {
    return "";
  }
}

// Metadata -----------------------------------------------------------------------------------------
const contentOf = (element: Element): string => element.getAttribute("content") ?? "";

function fromHead(signals: Signals): void {
  for (const link of signals.all('link[rel~="canonical" i]'))
    signals.address("canonical", link.getAttribute("href"));
  for (const meta of signals.all('meta[property="og:url" i]')) signals.address("canonical", contentOf(meta));
  const names = ["syndication-source", "original-source"];
  for (const meta of signals.all(
    names.map((name) => `[name="${name}" i], link[rel="${name}" i]`).join(", "),
  )) {
    signals.address("syndication_source", meta.getAttribute("content") ?? meta.getAttribute("href"));
  }
  for (const meta of signals.all('meta[name="copyright" i], meta[name="dcterms.rights" i]')) {
    signals.name("copyright", contentOf(meta));
  }
}

// Structured data ----------------------------------------------------------------------------------
const kArticleTypes = /(Article|BlogPosting|Report|LiveBlogPosting)$/;

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);

const isArticle = (node: Record<string, unknown>): boolean =>
  listOf(node["@type"]).some((type) => typeof type === "string" && kArticleTypes.test(type));

function articlesIn(value: unknown, depth: number): Record<string, unknown>[] {
  if (depth > kDeepest) return [];
  if (Array.isArray(value)) return value.slice(0, 100).flatMap((one) => articlesIn(one, depth + 1));
  if (!isObject(value)) return [];
  return isArticle(value) ? [value] : articlesIn(value["@graph"] ?? value.mainEntity, depth + 1);
}

const nameIn = (value: unknown): unknown => (isObject(value) ? value.name : value);

function addWork(signals: Signals, kind: SignalKind, value: unknown): void {
  for (const one of listOf(value)) {
    if (isObject(one))
      signals.address(kind, one.url ?? one["@id"], typeof one.name === "string" ? tidy(one.name) : "");
    else signals.address(kind, one);
  }
}

function fromArticle(signals: Signals, article: Record<string, unknown>, outlet: string): void {
  addWork(signals, "based_on", article.isBasedOn);
  addWork(signals, "translated_from", article.translationOfWork);
  const [organization] = listOf(article.sourceOrganization).map(nameIn);
  if (organization !== outlet) signals.name("wire_byline", organization);
  for (const holder of listOf(article.copyrightHolder).map(nameIn))
    if (holder !== outlet) signals.name("copyright", holder);
  for (const image of listOf(article.image))
    if (isObject(image)) signals.name("photo_credit", image.creditText);
}

function fromStructuredData(signals: Signals, outlet: string): void {
  for (const { textContent } of signals.all('script[type="application/ld+json" i]')) {
    const text = textContent ?? "";
    if (text.length <= kMaxJson)
      for (const article of articlesIn(parsed(text), 0)) fromArticle(signals, article, outlet);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

// The visible page ---------------------------------------------------------------------------------
/** Case matters: "AP" is a wire, "ap" is not. */
const kWire = new RegExp(`(?:^|[^\\p{L}])(${origins.wires.join("|")})(?:[^\\p{L}]|$)`, "u");

/** A wire beside the writer's name; a wire's own pages say nothing by it. */
export function wireOf(byline: string, outlet: string): string {
  const wire = kWire.exec(byline)?.[1] ?? "";
  return wire && !outlet.includes(wire) ? wire : "";
}

const kMostLinks = 3000; // of one page that are looked at

function isNote(element: Element): boolean {
  const text = (element.textContent ?? "")
    .slice(0, kLongNote * 2)
    .replace(/\s+/g, " ")
    .toLowerCase();
  return text.length < kLongNote && origins.republished.some((phrase) => text.includes(phrase));
}

/** Links of short elements that say so; each element is read once, however many links it has. */
function fromNotes(signals: Signals): void {
  const known = new Map<Element, boolean>();
  for (const link of signals.all("a[href]").slice(0, kMostLinks)) {
    const around = link.closest("p, em, i, small, footer, aside, li, div");
    if (!around) continue;
    const is_note = known.get(around) ?? isNote(around);
    known.set(around, is_note);
    if (is_note) signals.address("republished", link.getAttribute("href"), tidy(link.textContent));
  }
  for (const image of signals.all("img[src], script[src]")) {
    const src = image.getAttribute("src") ?? "";
    const counter = origins.counters.find((host) => src.includes(host));
    if (counter) signals.name("republished", counter);
  }
}

function fromPictures(signals: Signals): void {
  const selector = 'figure [class*="credit" i], figure [itemprop="copyrightHolder"]';
  for (const credit of signals.all(selector)) signals.name("photo_credit", credit.textContent);
}

/** `page` may be the page itself or a fetched one that is never drawn. */
export function originSignals(page: Document, url: string, outlet: string, byline: string): Signal[] {
  const signals = new Signals(page, url);
  fromHead(signals);
  fromStructuredData(signals, outlet);
  const bylines = signals
    .all('.byline, [rel~="author"], [itemprop="author"]')
    .map((one) => tidy(one.textContent));
  for (const line of [byline, ...bylines]) signals.name("wire_byline", wireOf(line, outlet));
  fromNotes(signals);
  fromPictures(signals);
  return signals.list;
}
