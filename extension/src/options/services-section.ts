// Other coverage: the master switch, the services that the reader agreed to, each with its way back, and what two
// of them need of the reader: a key, and an address.
import { isProviderId, kSearchCalls, type ProviderId, send } from "../messages.js";
import { isWebAddress } from "../platform/browser.js";
import { askPermission, originOf } from "../platform/host-access.js";
import { consent, type Settings } from "../settings/settings.js";
import { changeSettings, onSettings, readSettings } from "../settings/store.js";
import { providerName } from "../ui/coverage-wording.js";
import { el } from "../ui/element.js";
import { t } from "../ui/text.js";
import { button, checkBox, hint, type OptionsPage, row, type Section } from "./section.js";

const kept = (page: OptionsPage, done: Promise<unknown>): void => {
  done.then(
    () => page.say(t("options_kept")),
    () => page.say(t("options_not_kept")),
  );
};

function agreedItem(provider: ProviderId, page: OptionsPage): HTMLElement {
  const back = button(t("consent_take_back"), () =>
    send(kSearchCalls.withdraw, { provider }).then(
      () => page.say(t("options_kept"), () => agreeAgain(provider)),
      () => page.say(t("options_not_kept")),
    ),
  );
  return row(providerName(provider), [], back);
}

/** The browser's permission went with the agreement; it is asked for at the next search. */
async function agreeAgain(provider: ProviderId): Promise<void> {
  await changeSettings((now) => consent(now, provider, true));
}

/** A line of text with its label and the button that keeps it. */
function lineOf(
  id: string,
  label: string,
  about: string,
  type: "password" | "url",
  keep: (text: string) => void,
) {
  const input = el("input", {
    id,
    type,
    autocomplete: "off",
    spellcheck: "false",
    "aria-describedby": `${id}-hint`,
  });
  const press = button(t("keep"), () => keep(input.value.trim()));
  press.setAttribute("aria-describedby", `${id}-label`);
  const element = el(
    "div",
    { class: "line" },
    el("label", { for: id, id: `${id}-label` }, label),
    el("div", { class: "file" }, input, press),
    el("p", { class: "hint", id: `${id}-hint` }, about),
  );
  const set = (text: string) => {
    if (document.activeElement !== input) input.value = text;
  };
  return { element, set };
}

const change = (part: Partial<Settings["coverage"]>): Promise<unknown> =>
  changeSettings((now) => ({ ...now, coverage: { ...now.coverage, ...part } }));

/** The permission first: the browser asks only in a click. */
async function keepAddress(newsroom: string): Promise<void> {
  if (newsroom !== "" && !isWebAddress(newsroom)) throw new Error("No web address.");
  if (newsroom !== "" && !(await askPermission([originOf(newsroom)]))) throw new Error("Not allowed.");
  await change({ newsroom });
}

export function servicesSection(page: OptionsPage): Section {
  const list = el("ul", { class: "rows", id: "agreed" });
  const none = hint(t("consents_none"));
  const local = checkBox(t("local_only"), t("local_only_hint"), (local_only) =>
    kept(
      page,
      changeSettings((now) => ({ ...now, local_only })),
    ),
  );
  const key = lineOf("fact-check-key", t("key_label"), t("key_hint"), "password", (fact_check_key) =>
    kept(page, change({ fact_check_key })),
  );
  const address = lineOf("newsroom", t("newsroom_label"), t("newsroom_hint"), "url", (text) => {
    keepAddress(text).then(
      () => page.say(t("options_kept")),
      () => page.say(t("newsroom_not_kept")),
    );
  });
  const show = ({ local_only, coverage }: Settings) => {
    local.set(local_only);
    key.set(coverage.fact_check_key);
    address.set(coverage.newsroom);
    const agreed = coverage.consents.filter(isProviderId);
    list.replaceChildren(...agreed.map((provider) => agreedItem(provider, page)));
    none.hidden = agreed.length > 0;
  };
  readSettings().then(show);
  onSettings(show);
  return {
    title: t("section_services"),
    element: el(
      "div",
      {},
      local.element,
      el("h3", {}, t("heading_agreed")),
      none,
      list,
      key.element,
      address.element,
    ),
  };
}
