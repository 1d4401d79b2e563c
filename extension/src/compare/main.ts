// The page of two articles side by side: compare.html?tab=N&url=ADDRESS. The articles come from the background,
// which has them from this session or from the remembered pages; nothing is fetched.
import { kCoverageCalls, send } from "../messages.js";
import { openPage } from "../platform/open-page.js";
import { relationSentences } from "../ui/comparison-view.js";
import { el } from "../ui/element.js";
import { setPageLanguage, t } from "../ui/text.js";
import { sideBySide } from "./side-by-side.js";

async function show(main: HTMLElement): Promise<void> {
  const query = new URLSearchParams(location.search);
  const [tab, url] = [Number(query.get("tab")), query.get("url") ?? ""];
  main.replaceChildren(el("p", { class: "note" }, t("side_by_side_loading")));
  const data = await send(kCoverageCalls.side_by_side, { tab, url });
  if (!data) return main.replaceChildren(el("p", { class: "note" }, t("side_by_side_gone")));
  const { relation, may_repeat, credits } = data.comparison;
  const told = credits.map(
    ({ side, kind, name }) => ({ by: side === "a" ? "here" : "there", kind, name }) as const,
  );
  const note = { relation, may_repeat, credits: told, changes: [], own: 0, more: 0 };
  const open = (href: string) => {
    openPage(href, null, false).catch(() => {}); // the tab that did not open says it
  };
  const [title, ...rest] = sideBySide(data, url, open);
  main.replaceChildren(...(title ? [title] : []), ...relationSentences(note), ...rest);
}

function start(): void {
  const main = document.getElementById("compare");
  if (!main) return;
  setPageLanguage();
  document.title = t("side_by_side_title");
  show(main)
    .catch(() => main.replaceChildren(el("p", { class: "note" }, t("side_by_side_failed"))))
    .finally(() => main.removeAttribute("aria-busy"));
}

start();
