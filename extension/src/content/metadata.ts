// What the page says about the article besides its text: outlet, title, date, byline, language, and
// signals of where it comes from. Everything is the page's own word, bounded and passed on as text.
import type { Request as ArticleRequest } from "../generated/request.js";
import { hostOf } from "../platform/browser.js";
import { originSignals } from "./origin-signals.js";
import type { Kept } from "./readability.js";

type Metadata = Pick<ArticleRequest, "language" | "outlet" | "title" | "published" | "byline" | "signals">;

const kMaxName = 400; // characters, as the schema allows
const kMaxTitle = 4000;
const kMaxByline = 100; // characters: Readability's bound, more is a biography

const tidy = (text: string | null | undefined, limit: number): string =>
  (text ?? "").replace(/\s+/g, " ").trim().slice(0, limit);

function meta(page: Document, ...names: string[]): string {
  for (const name of names) {
    const found = page.querySelector(`meta[name="${name}" i], meta[property="${name}" i]`);
    const content = tidy(found?.getAttribute("content"), kMaxTitle);
    if (content) return content;
  }
  return "";
}

const outletOf = (kept: Kept | null): string =>
  meta(document, "og:site_name", "application-name").slice(0, kMaxName) ||
  tidy(kept?.outlet, kMaxName) ||
  hostOf(location.href);

/** The byline as the page shows it, where its markup says that it is one. */
function shownByline(page: Document): string {
  const found = page.querySelector('[rel="author"], [itemprop~="author"], .byline, [class*="byline" i]');
  const text = tidy(found?.textContent, kMaxName + 1);
  return text.length <= kMaxByline ? text : "";
}

const kMostScripts = 20;
const kLongestScript = 200_000; // characters

/** The page says that its article is not for everybody: in structured data, or in the tag of its tier. */
export function isNotFree(): boolean {
  const scripts = [...document.querySelectorAll('script[type="application/ld+json" i]')].slice(
    0,
    kMostScripts,
  );
  const says = ({ textContent }: Element) =>
    /"isAccessibleForFree"\s*:\s*(?:false|"false")/i.test((textContent ?? "").slice(0, kLongestScript));
  return meta(document, "article:content_tier") === "locked" || scripts.some(says);
}

const titleOf = (page: Document): string => meta(page, "og:title") || tidy(page.title, kMaxTitle);

const bylineOf = (page: Document): string =>
  meta(page, "author") || shownByline(page) || meta(page, "article:author");

/** `pages` are the document that holds the article and those around it: the first that says something is heard. */
export function readMetadata(kept: Kept | null, pages: ReadonlySet<Document>): Metadata {
  const first = (say: (page: Document) => string) => [...pages].map(say).find((said) => said !== "") ?? "";
  const outlet = outletOf(kept);
  const byline = tidy(kept?.byline, kMaxTitle) || first(bylineOf);
  const published =
    first((page) => meta(page, "article:published_time", "date")) || tidy(kept?.published, 100);
  const known: Required<Metadata> = {
    language: first((page) => tidy(page.documentElement.lang, 35)),
    outlet,
    title: first(titleOf),
    published: published.slice(0, 100),
    byline,
    signals: originSignals(document, location.href, outlet, byline),
  };
  const said = Object.entries(known).filter(([, value]) => value.length > 0);
  return Object.fromEntries(said);
}
