// What the page says about the article besides its text: outlet, title, date, byline, language, and
// signals of where it comes from. Everything is the page's own word, bounded and passed on as text.
import type { Request as ArticleRequest, Signal, SignalKind } from "../generated/request.js";
import { hostOf, isWebAddress } from "../platform/browser.js";
import type { Kept } from "./readability.js";

type Metadata = Pick<ArticleRequest, "language" | "outlet" | "title" | "published" | "byline" | "signals">;

const kMaxName = 400; // characters, as the schema allows
const kMaxTitle = 4000;
const kMaxSignals = 50;
const kMaxByline = 100; // characters: Readability's bound, more is a biography

const tidy = (text: string | null | undefined, limit: number): string =>
  (text ?? "").replace(/\s+/g, " ").trim().slice(0, limit);

function meta(...names: string[]): string {
  for (const name of names) {
    const found = document.querySelector(`meta[name="${name}" i], meta[property="${name}" i]`);
    const content = tidy(found?.getAttribute("content"), kMaxTitle);
    if (content) return content;
  }
  return "";
}

function address(href: string | null | undefined): string {
  try {
    const url = new URL(href ?? "", document.baseURI).href;
    return isWebAddress(url) && url.length <= 4096 ? url : "";
  } catch {
    return "";
  }
}

/** A page served by the reader's own machine is a saved or made copy: its host says nothing. */
const isLocal = (): boolean => /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(location.hostname);

/** A canonical address on another host says that the article was first published there. */
function canonical(): Signal[] {
  const href = address(document.querySelector('link[rel="canonical"]')?.getAttribute("href"));
  return href && !isLocal() && hostOf(href) !== hostOf(location.href) ? [{ kind: "canonical", href }] : [];
}

function metaSignal(kind: SignalKind, ...names: string[]): Signal[] {
  const content = meta(...names).slice(0, kMaxName);
  if (!content) return [];
  const href = /^https?:/i.test(content) ? address(content) : "";
  return [href ? { kind, href } : { kind, name: content }];
}

function photoCredits(): Signal[] {
  const credits = document.querySelectorAll(
    'figure [class*="credit" i], figure [itemprop="copyrightHolder"]',
  );
  const names = [...credits]
    .map((credit) => tidy(credit.textContent, kMaxName))
    .filter((name) => name !== "");
  return [...new Set(names)].map((name) => ({ kind: "photo_credit", name }));
}

function signals(): Signal[] {
  return [
    ...canonical(),
    ...metaSignal("syndication_source", "syndication-source", "original-source"),
    ...metaSignal("copyright", "copyright", "dcterms.rights"),
    ...photoCredits(),
  ].slice(0, kMaxSignals);
}

/** The byline as the page shows it, where its markup says that it is one. */
function shownByline(): string {
  const found = document.querySelector('[rel="author"], [itemprop~="author"], .byline, [class*="byline" i]');
  const text = tidy(found?.textContent, kMaxName + 1);
  return text.length <= kMaxByline ? text : "";
}

export function readMetadata(kept: Kept | null): Metadata {
  const known: Required<Metadata> = {
    language: tidy(document.documentElement.lang, 35),
    outlet:
      meta("og:site_name", "application-name").slice(0, kMaxName) ||
      tidy(kept?.outlet, kMaxName) ||
      hostOf(location.href),
    title: meta("og:title") || tidy(document.title, kMaxTitle),
    published: (meta("article:published_time", "date") || tidy(kept?.published, 100)).slice(0, 100),
    byline: tidy(kept?.byline, kMaxTitle) || meta("author") || shownByline() || meta("article:author"),
    signals: signals(),
  };
  const said = Object.entries(known).filter(([, value]) => value.length > 0);
  return Object.fromEntries(said);
}
