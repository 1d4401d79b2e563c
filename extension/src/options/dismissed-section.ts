// What the reader has dismissed, newest first, each with its undo; and a list of their own: a reporting word or a site
// can be put on it by hand.
import { hostOf, isWebAddress } from "../platform/browser.js";
import { type Dismissal, dismiss, isHost, restore, type Settings } from "../settings/settings.js";
import { changeSettings, onSettings, readSettings } from "../settings/store.js";
import { el, words } from "../ui/element.js";
import { t } from "../ui/text.js";
import { button, hint, type OptionsPage, row, type Section } from "./section.js";

const kScopes = { claim: "scope_claim", cue: "scope_cue", site: "scope_site" } as const;

/** A site's host out of an address or a name as somebody types it; else a reporting word in lower case. Null: neither. */
export function dismissalTyped(typed: string, time: number): Dismissal | null {
  const value = typed.trim().toLowerCase();
  const address = /^[a-z][a-z0-9+.-]*:\/\//.test(value) ? value : `https://${value}`;
  const host = hostOf(address);
  const is_mail = /^[^/]*@/.test(value);
  const is_site = isWebAddress(address) && !is_mail && isHost(host) && /[a-z0-9\]]$/.test(host);
  if (/[./:]/.test(value)) return is_site ? { scope: "site", value: host, label: host, time } : null;
  return /^[\p{L}' -]{1,60}$/u.test(value) ? { scope: "cue", value, label: value, time } : null;
}

export function dismissedSection(page: OptionsPage): Section {
  const list = el("ul", { class: "rows" });
  const none = hint(t("dismissed_none"));
  const failed = () => page.say(t("options_not_kept"));
  const bring = async (one: Dismissal) => {
    await changeSettings((now) => restore(now, one));
    page.say(t("dismissed_restored"), async () => {
      await changeSettings((now) => dismiss(now, one));
    });
  };
  const item = (one: Dismissal) =>
    row(
      words(one.label || one.value),
      [t(kScopes[one.scope])],
      button(t("dismissed_restore"), () => bring(one).catch(failed)),
    );
  const show = ({ dismissed }: Settings) => {
    list.replaceChildren(...[...dismissed].reverse().map(item));
    none.hidden = dismissed.length > 0;
  };
  readSettings().then(show);
  onSettings(show);
  return { title: t("section_dismissed"), element: el("div", {}, none, list, ...byHand(page, failed)) };
}

/** The field for a word or a site. */
function byHand(page: OptionsPage, failed: () => void): HTMLElement[] {
  const describedby = "dismiss-typed-hint";
  const field = el("input", { id: "dismiss-typed", autocomplete: "off", "aria-describedby": describedby });
  const add = async () => {
    const one = dismissalTyped(field.value, Date.now());
    if (!one) return page.say(t("dismiss_typed_unclear"));
    await changeSettings((now) => dismiss(now, one));
    field.value = "";
    const said = one.scope === "site" ? "dismissed_site" : "dismissed_cue";
    page.say(t(said, one.label), async () => {
      await changeSettings((now) => restore(now, one));
    });
  };
  const press = () => void add().catch(failed);
  field.addEventListener("keydown", ({ key }) => key === "Enter" && press());
  const note = hint(t("dismiss_typed_hint"));
  note.id = describedby;
  return [
    el("div", { class: "line" }, el("label", { for: field.id }, t("dismiss_typed"))),
    el("div", { class: "file" }, field, button(t("dismiss_typed_add"), press)),
    note,
  ];
}
