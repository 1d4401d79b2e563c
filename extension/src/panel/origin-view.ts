// Where the article, or one claim of it, and the other articles at hand have it from: a small graph, a line of
// times, the same as text, and what was searched for it. Made on a click; saved as JSON, Markdown or PNG.
import type { Provenance } from "../generated/provenance.js";
import { kCoverageCalls, send } from "../messages.js";
import { el, words } from "../ui/element.js";
import { drawOrigins } from "../ui/origin-drawing.js";
import { originPng } from "../ui/origin-png.js";
import { originSvg } from "../ui/origin-svg.js";
import {
  articleLines,
  articleName,
  byTime,
  chainText,
  countLines,
  linkLine,
  linkReasons,
  originMarkdown,
  timeText,
} from "../ui/origin-text.js";
import { outcomeOf } from "../ui/outcome.js";
import { pageLink } from "../ui/page-link.js";
import { saveFile } from "../ui/save-file.js";
import { t } from "../ui/text.js";

export interface OriginContext {
  tab: number;
  claim: string | null;
  open: (href: string) => void;
  /** What was asked so far and what came of it, one line a service. */
  searched: () => string[];
}

const kWide = 300; // pixels: a wider drawing cannot be read in a panel of 240

const list = (name: string, items: (Node | string)[]): HTMLElement =>
  el(
    "ul",
    { class: name },
    ...items.map((item) => el("li", {}, item)), // sentences of ours, whatever names they begin with
  );

function times(provenance: Provenance, open: (href: string) => void): HTMLElement {
  const items = byTime(provenance).map((article) => {
    const name = words(articleName(article));
    const lines = articleLines(provenance, article);
    return el(
      "li",
      {},
      el("span", { class: "time" }, timeText(article)),
      article.url ? pageLink(article.url, open, name) : name,
      list("said", lines),
    );
  });
  return el("ol", { class: "timeline" }, ...items);
}

function links(provenance: Provenance): HTMLElement[] {
  if (provenance.links.length === 0) return [];
  const items = provenance.links.map((link) =>
    el("div", {}, linkLine(provenance, link), list("reasons", linkReasons(link))),
  );
  return [el("h3", {}, t("origin_links")), list("origin-links", items)];
}

function saveButtons(provenance: Provenance, searched: readonly string[]): HTMLElement {
  const save = (type: string, ending: string, content: string | Blob) =>
    saveFile({ name: `firsthand-origins.${ending}`, type, text: content });
  const button = (label: string, run: () => void | Promise<void>) => {
    const made = el("button", { type: "button", class: "plain" }, label);
    made.addEventListener("click", () => {
      Promise.resolve(run()).catch(() => {
        made.textContent = t("origin_save_failed");
      });
    });
    return made;
  };
  const drawing = drawOrigins(provenance);
  const [first = "", ...rest] = countLines(provenance);
  return el(
    "p",
    { class: "save" },
    button(t("origin_save_json"), () => {
      save("application/json", "json", `${JSON.stringify({ ...provenance, searched }, null, 2)}\n`);
    }),
    button(t("origin_save_markdown"), () =>
      save("text/markdown", "md", originMarkdown(provenance, searched)),
    ),
    button(t("origin_save_png"), async () =>
      save("image/png", "png", await originPng(drawing, first, rest.join(" "))),
    ),
  );
}

/** The whole result. */
export function originResult(provenance: Provenance, { open, searched }: OriginContext): HTMLElement[] {
  const drawing = drawOrigins(provenance);
  const asked = searched();
  const left_out =
    drawing.left_out > 0 ? [el("p", { class: "note" }, t("origin_left_out", drawing.left_out))] : [];
  const graph = el(
    "figure",
    { class: drawing.width > kWide ? "wide" : false },
    originSvg(drawing, open),
    el("figcaption", { class: "note" }, t("origin_legend")),
    ...left_out,
  );
  return [
    ...countLines(provenance).map((line) => el("p", { class: "count" }, line)),
    graph,
    list(
      "chains",
      provenance.relay_chains.map((chain) => chainText(provenance, chain)),
    ),
    el("h3", {}, t("origin_timeline")),
    times(provenance, open),
    ...links(provenance),
    el("h3", {}, t("origin_searched")),
    asked.length > 0 ? list("searched", asked) : el("p", { class: "note" }, t("origin_not_searched")),
    saveButtons(provenance, asked),
  ];
}

/** The section with its button. */
export function originSection(context: () => OriginContext): HTMLElement {
  const button = el("button", { type: "button", class: "button" }, t("origin_show"));
  const ask = async () => {
    const now = context();
    const provenance = await send(kCoverageCalls.origins, { tab: now.tab, claim: now.claim });
    return provenance === null ? t("origin_none") : originResult(provenance, now);
  };
  const [waiting, failed] = [t("origin_looking"), t("origin_failed")];
  const result = outcomeOf({ button, name: "origin-result", waiting, failed, is_kept: true, ask });
  return el(
    "section",
    { class: "origin" },
    el("h2", {}, t("origin_heading")),
    el("p", { class: "note" }, t("origin_note")),
    button,
    result,
  );
}
