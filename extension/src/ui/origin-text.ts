// A provenance in sentences: what panel, Markdown and the drawing's labels say. Counts, the outlets' own
// statements, and the fixed words; nothing about what is right.

import type { MessageName } from "../generated/message-names.js";
import type {
  LinkKind,
  OwnSignKind,
  Provenance,
  ProvenanceArticle,
  ProvenanceLink,
  RelayChain,
  Statement,
} from "../generated/provenance.js";
import { hostOf } from "../platform/browser.js";
import { t } from "./text.js";
import { reasonText } from "./wording.js";

const kLinks: Record<LinkKind, MessageName> = {
  says_so: "origin_says_so",
  same_text: "origin_same_text",
  may_repeat: "origin_may_repeat",
  connected: "origin_connected",
};
const kSigns: Record<OwnSignKind, MessageName> = {
  told: "origin_sign_told",
  observation: "origin_sign_observation",
  document: "origin_sign_document",
  named_source: "origin_sign_named_source",
};

export const linkText = (kind: LinkKind): string => t(kLinks[kind]);

/** Outlet, else host, else title. */
export function articleName({ outlet, url, title, id }: ProvenanceArticle): string {
  return outlet ?? ((url && hostOf(url)) || title || id);
}

export function nameOf(provenance: Provenance, id: string | null): string {
  const article = provenance.articles.find((one) => one.id === id);
  return article ? articleName(article) : (id ?? "");
}

export function countLines({ counts, at_least }: Provenance): string[] {
  const { articles, text_groups, relay_chains, own_sourcing, not_established } = counts;
  return [
    t("origin_counts", articles, text_groups, relay_chains),
    t("origin_count_own", own_sourcing, not_established),
    t("origin_count_sources", counts.named_sources, counts.unnamed_sources),
    ...(at_least ? [t("origin_at_least")] : []),
  ];
}

export function chainText(provenance: Provenance, chain: RelayChain): string {
  const names = chain.articles.map((id) => nameOf(provenance, id)).join(", ");
  const own = t(chain.own_sourcing === "stated" ? "origin_own_sourcing" : "origin_not_established");
  const first =
    chain.earliest_seen !== null && chain.articles.length > 1
      ? ` ${t("origin_earliest", nameOf(provenance, chain.earliest_seen))}`
      : "";
  return `${names}: ${own}.${first}`;
}

/** "a clerk, through Radio Marrow" */
export function statementText({ sources }: Provenance, { source, through }: Statement): string {
  const name = sources.find(({ id }) => id === source)?.name ?? "";
  const way = through.map((one) => t("origin_through", one ?? t("relay_unnamed")));
  return [name, ...way].join(", ");
}

/** What the article says of where it has it from, and what it shows of sourcing of its own. */
export function articleLines(provenance: Provenance, article: ProvenanceArticle): string[] {
  const said = article.statements.map((statement) => statementText(provenance, statement));
  const signs = [...new Set(article.own_sourcing.map(({ kind }) => t(kSigns[kind])))];
  const silent = said.length === 0 ? [t("origin_unsourced")] : [];
  return [...silent, ...said, ...signs.map((sign) => t("origin_sign", sign))];
}

export function linkLine(provenance: Provenance, link: ProvenanceLink): string {
  const from = nameOf(provenance, link.from);
  const to = link.to === null ? (link.outlet ?? "") : nameOf(provenance, link.to);
  return `${from} → ${to}: ${linkText(link.kind)}`;
}

export const linkReasons = ({ reasons }: ProvenanceLink): string[] =>
  reasons.map(({ rule }) => reasonText(rule));

export const timeOf = ({ published, seen }: ProvenanceArticle): string | null => published ?? seen;

/** The articles by their times; those without one last. */
export function byTime({ articles }: Provenance): ProvenanceArticle[] {
  const value = (article: ProvenanceArticle) => {
    const time = Date.parse(timeOf(article) ?? "");
    return Number.isNaN(time) ? Number.POSITIVE_INFINITY : time;
  };
  return [...articles].sort((a, b) => (value(a) === value(b) ? 0 : value(a) - value(b)));
}

/** "2025-09-02 14:00" as the page wrote it; the reader's own time zone would make another day of it. */
export function timeText(article: ProvenanceArticle): string {
  const time = timeOf(article);
  if (time === null) return t("origin_no_time");
  return time.replace("T", " ").slice(0, 16);
}

const escaped = (text: string): string =>
  text.replace(/[\\`*_{}[\]()#+.!|<>-]/g, "\\$&").replace(/\s+/g, " ");

/** The same content as the panel shows, as Markdown. `searched`: what was asked, and what came of it. */
export function originMarkdown(provenance: Provenance, searched: readonly string[]): string {
  const items = (lines: readonly string[], indent = "") => lines.map((line) => `${indent}- ${escaped(line)}`);
  const articles = byTime(provenance).flatMap((article) => [
    `- ${escaped(timeText(article))} · ${escaped(articleName(article))}${article.title ? ` · ${escaped(article.title)}` : ""}`,
    ...items(articleLines(provenance, article), "  "),
  ]);
  const links = provenance.links.flatMap((link) => [
    `- ${escaped(linkLine(provenance, link))}`,
    ...items(linkReasons(link), "  "),
  ]);
  return [
    `# ${t("origin_heading")}`,
    "",
    ...items(countLines(provenance)),
    "",
    ...items(provenance.relay_chains.map((chain) => chainText(provenance, chain))),
    "",
    `## ${t("origin_timeline")}`,
    "",
    ...articles,
    ...(links.length > 0 ? ["", `## ${t("origin_links")}`, "", ...links] : []),
    ...(searched.length > 0 ? ["", `## ${t("origin_searched")}`, "", ...items(searched)] : []),
    "",
  ].join("\n");
}
