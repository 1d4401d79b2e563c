// The remembered pages: how many of which site, and their deletion by site or all.
import { kSearchCalls, type MemoryState, send } from "../messages.js";
import { el, words } from "../ui/element.js";
import { t } from "../ui/text.js";
import { button, hint, type OptionsPage, row, type Section } from "./section.js";
import { putBack, recordsOf } from "./stored-data.js";

const kMostSites = 200; // shown, the largest first

export function memorySection(page: OptionsPage): Section {
  const element = el("div");
  const forget = async (site: string | null) => {
    const before = await recordsOf("pages");
    show(await send(kSearchCalls.memory_forget, { site }));
    page.say(t("memory_forgotten"), async () => {
      await putBack(before);
      show(await send(kSearchCalls.memory_state, null));
    });
  };
  const ask = (site: string | null) => forget(site).catch(() => page.say(t("options_not_kept")));
  const item = ({ site, pages }: MemoryState["sites"][number]) =>
    row(
      words(site),
      [t("memory_pages", pages)],
      button(t("memory_forget"), () => void ask(site)),
    );
  const show = ({ pages, sites, full }: MemoryState) => {
    const all = pages > 0 ? button(t("memory_forget_all"), () => void ask(null)) : null;
    element.replaceChildren(
      hint(t("memory_hint")),
      ...(full ? [hint(t("memory_full"))] : []),
      pages === 0 ? hint(t("memory_none")) : el("p", {}, t("memory_total", pages)),
      el("ul", { class: "rows" }, ...sites.slice(0, kMostSites).map(item)),
      ...(all ? [all] : []),
    );
  };
  send(kSearchCalls.memory_state, null).then(show, () => element.replaceChildren(hint(t("memory_failed"))));
  return { title: t("section_memory"), element };
}
