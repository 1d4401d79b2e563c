// The panel's menu of files that the reader can save of this article.

import { exportInput } from "../export/export-input.js";
import { exportFile, kFormats } from "../export/formats.js";
import { el } from "../ui/element.js";
import { saveFile } from "../ui/save-file.js";
import { t } from "../ui/text.js";
import type { ClaimsState } from "./panel-model.js";

export function exportMenu(now: () => ClaimsState | null, announce: (text: string) => void): HTMLElement {
  const buttons = kFormats.map((format) => {
    const button = el(
      "button",
      { type: "button", class: "choice", "data-format": format.id },
      t(format.label),
    );
    button.addEventListener("click", () => {
      const state = now();
      if (!state) return;
      const file = exportFile(format, exportInput(state.page, state.request, state.analysis, new Date()));
      saveFile(file);
      announce(t("announce_saved", file.name));
    });
    return el("li", {}, button);
  });
  return el(
    "details",
    { class: "export" },
    el("summary", {}, t("heading_export")),
    el("ul", {}, ...buttons),
    el("p", {}, t("export_local")),
  );
}
