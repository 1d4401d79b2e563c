// The sites for which the reader has chosen something, each with a button that takes the choice back.
import { askPermission, grantedHosts } from "../platform/host-access.js";
import type { Settings, SiteChoice } from "../settings/settings.js";
import { forgetSite, isPatternOf } from "../settings/sites.js";
import { changeSettings, onSettings, readSettings } from "../settings/store.js";
import { el, words } from "../ui/element.js";
import { t } from "../ui/text.js";
import { button, hint, type OptionsPage, row, type Section } from "./section.js";

const kNames = {
  always: "site_always",
  never: "site_never",
  panel_only: "site_panel_only",
} as const;

export function sitesSection(page: OptionsPage): Section {
  const list = el("ul", { class: "rows" });
  const forget = async (host: string, choice: SiteChoice) => {
    const granted = (await grantedHosts()).filter((pattern) => isPatternOf(pattern, host));
    await forgetSite(host);
    const needed = choice === "always" ? granted : [];
    page.say(t("site_forgotten", host), () => bringBack(host, choice, needed));
  };
  /** The permission goes with the choice, so the browser is asked for it again, in the click. */
  const bringBack = async (host: string, choice: SiteChoice, needed: string[]) => {
    if (!(await askPermission(needed))) throw new Error("Not allowed.");
    await changeSettings((now) => ({ ...now, sites: { ...now.sites, [host]: choice } }));
  };
  const item = ([host, choice]: [string, SiteChoice]) =>
    row(
      words(host),
      [t(kNames[choice])],
      button(t("site_forget"), () => forget(host, choice).catch(() => page.say(t("options_not_kept")))),
    );
  const show = ({ sites }: Settings) => {
    const entries = Object.entries(sites).sort(([a], [b]) => a.localeCompare(b));
    list.replaceChildren(...entries.map(item));
    none.hidden = entries.length > 0;
  };
  const none = hint(t("sites_none"));
  readSettings().then(show);
  onSettings(show);
  return {
    title: t("section_sites"),
    element: el("div", {}, hint(t("sites_hint")), none, list),
  };
}
