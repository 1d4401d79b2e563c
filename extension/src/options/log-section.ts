// What was asked of whom and when, the newest first, and its deletion.
import { hostOf } from "../platform/browser.js";
import { clearLog, type LogEntry, readLog, restoreLog } from "../settings/request-log.js";
import { timeText } from "../ui/coverage-wording.js";
import { el } from "../ui/element.js";
import { requestView } from "../ui/request-view.js";
import { t } from "../ui/text.js";
import { button, hint, type OptionsPage, type Section } from "./section.js";

const kMostShown = 100;

const item = ({ time, request }: LogEntry): HTMLElement =>
  el(
    "li",
    {},
    el("details", {}, el("summary", {}, `${timeText(time)} · ${hostOf(request.url)}`), requestView(request)),
  );

export function logSection(page: OptionsPage): Section {
  const element = el("div");
  const show = (entries: readonly LogEntry[]) => {
    const newest = [...entries].reverse().slice(0, kMostShown);
    const clear = () =>
      clearLog().then(
        () => {
          show([]);
          page.say(t("log_cleared"), async () => {
            await restoreLog(entries);
            show(await readLog());
          });
        },
        () => page.say(t("options_not_kept")),
      );
    element.replaceChildren(
      hint(t("log_hint")),
      entries.length === 0 ? hint(t("log_none")) : el("ul", { class: "rows" }, ...newest.map(item)),
      ...(entries.length > 0 ? [button(t("log_clear"), () => void clear())] : []),
    );
  };
  readLog().then(show, () => element.replaceChildren(hint(t("memory_failed"))));
  return { title: t("section_log"), element };
}
