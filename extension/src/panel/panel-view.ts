// The panel's page around the list: head, article findings, legend, what was not assessed,
// and one plain message for each state without claims.
import type { Finding } from "../generated/analysis.js";
import type { Obstacle, PageNote } from "../messages.js";
import { hostOf, isWebAddress } from "../platform/browser.js";
import { wordsOf } from "../ui/claim-model.js";
import { el, words } from "../ui/element.js";
import { languageName, t } from "../ui/text.js";
import { findingText } from "../ui/wording.js";
import type { ClaimsState, PanelState } from "./panel-model.js";

const kObstacleTitles = {
  protected_page: "obstacle_protected_page",
  not_html: "obstacle_not_html",
  no_article: "obstacle_no_article",
  too_large: "obstacle_too_large",
  engine_failed: "obstacle_engine_failed",
  never_here: "obstacle_never_here",
} as const;

const kObstacleTexts = {
  protected_page: "obstacle_protected_page_more",
  not_html: "obstacle_not_html_more",
  no_article: "obstacle_no_article_more",
  too_large: "obstacle_too_large_more",
  engine_failed: "obstacle_engine_failed_more",
  never_here: "obstacle_never_here_more",
} as const;

export function head(page: PageNote | null): HTMLElement {
  const title = page?.title ?? "";
  return el(
    "header",
    { class: "head" },
    el("h1", {}, t("extension_name")),
    title
      ? el(
          "p",
          { class: "page" },
          words(title, "cite"),
          " ",
          el("span", { class: "host" }, isWebAddress(page?.url ?? "") ? hostOf(page?.url ?? "") : ""),
        )
      : null,
  );
}

export function message(title: string, ...paragraphs: string[]): HTMLElement {
  return el(
    "section",
    { class: "message" },
    el("h2", { tabindex: "-1" }, title), // for the focus of a reader whose button went with the list
    ...paragraphs.map((text) => el("p", {}, text)),
  );
}

/** `key` is the key that toggles the marks, as the reader has set it; "" when there is none. */
export function stateMessage(state: Exclude<PanelState, ClaimsState>, key: string): HTMLElement {
  switch (state.state) {
    case "off":
      return message(
        t("state_off"),
        key ? t("state_off_key", key) : t("state_off_button"),
        t("state_off_more"),
      );
    case "loading":
      return message(t("state_loading"));
    case "obstacle":
      return obstacleMessage(state.obstacle);
    case "other_language":
      return message(
        t("state_language"),
        t(
          "state_language_more",
          state.language === "und" ? t("language_unknown") : languageName(state.language),
        ),
      );
    case "nothing":
      return message(t("state_nothing"), t("state_nothing_more"));
  }
}

const obstacleMessage = (obstacle: Obstacle): HTMLElement =>
  message(t(kObstacleTitles[obstacle]), t(kObstacleTexts[obstacle]));

// Article findings ---------------------------------------------------------------------------------
/** A colon announces the words that show it. */
function findingItem({ type, attributions, spans }: Finding, text: string): HTMLElement {
  const sentence = findingText(type, attributions.length, spans.length);
  const quote = spans[0] && sentence.endsWith(":") ? wordsOf(text, spans[0]) : "";
  return el("li", {}, sentence, ...(quote ? [" ", words(quote, "q")] : []));
}

export function findings({ analysis, text }: ClaimsState): HTMLElement | null {
  if (analysis.article.length === 0) return null;
  const items = analysis.article.map((finding) => findingItem(finding, text));
  return el("section", { class: "findings" }, el("h2", {}, t("heading_findings")), el("ul", {}, ...items));
}

// Legend and foot ----------------------------------------------------------------------------------
const kLegend = [
  ["strong solid", "legend_strong"],
  ["quiet solid", "legend_quiet"],
  ["strong dotted", "legend_dotted"],
  ["strong dashed", "legend_dashed"],
  ["listed", "legend_listed"],
] as const;

export function legend(): HTMLElement {
  const rows = kLegend.map(([look, name]) =>
    el(
      "li",
      {},
      el("span", { class: `quote sample ${look}`, "aria-hidden": "true" }, t("legend_sample")),
      el("span", {}, t(name)),
    ),
  );
  return el("details", { class: "legend" }, el("summary", {}, t("heading_legend")), el("ul", {}, ...rows));
}

export function foot(page: PageNote, menu: HTMLElement, stop: () => void): HTMLElement {
  const lines = [
    t("not_assessed_writer"),
    t("not_assessed_rest"),
    ...(page.foreign_frames > 0 ? [t("not_assessed_frames", page.foreign_frames)] : []),
    ...(page.cut ? [t("not_assessed_cut")] : []),
  ];
  const button = el("button", { type: "button", class: "button stop" }, t("remove_marks"));
  button.addEventListener("click", stop);
  return el(
    "footer",
    { class: "foot" },
    el("h2", {}, t("heading_not_assessed")),
    el("ul", {}, ...lines.map((line) => el("li", {}, line))),
    el("p", {}, t("unmarked_is_not_verified")),
    el("p", {}, t("nothing_sent")),
    menu,
    button,
  );
}

/** The extension's own pages, in tabs of their own. */
export function ownPages(): HTMLElement {
  const link = (href: string, name: "paste_title" | "options_title") =>
    el("a", { href, target: "_blank" }, t(name));
  return el(
    "nav",
    { class: "own-pages" },
    link("paste.html", "paste_title"),
    link("options.html", "options_title"),
  );
}
