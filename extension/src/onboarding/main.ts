// The first steps after the installation: how to press, how to read the marks, on a text of our own that the
// real engine reads here and now, and what else there is. Opened once, in a tab that waits for nobody.
import { type Article, readElement } from "../content/article.js";
import { Session } from "../content/session.js";
import { api } from "../platform/browser.js";
import { openPanel } from "../platform/panel-place.js";
import { commandKeys } from "../platform/shortcuts.js";
import { el } from "../ui/element.js";
import { setPageLanguage, t } from "../ui/text.js";

function step(title: string, ...content: Node[]): HTMLElement {
  return el("li", { class: "step" }, el("h2", {}, title), ...content);
}

/** The key as the reader's browser has it; a keyboard may have none. */
function keyLine(): HTMLElement {
  const line = el("p", {}, t("first_button"));
  commandKeys().then((keys) => {
    const key = keys.find(({ name }) => name === "toggle")?.shortcut;
    if (key) line.append(" ", t("first_key"), " ", el("kbd", {}, key));
  });
  return line;
}

function example(): HTMLElement {
  const template = document.getElementById("example");
  const content = template instanceof HTMLTemplateElement ? template.content.cloneNode(true) : null;
  const article = el("article", { class: "text", lang: "en", dir: "ltr" });
  if (content) article.append(content);
  return article;
}

/** A gesture opens the panel only before the first await, so the tab is asked for beforehand. */
function panelButton(): HTMLElement {
  const button = el("button", { type: "button", class: "button first" }, t("first_open_panel"));
  let tab = -1;
  api.tabs.getCurrent().then((own) => {
    tab = own?.id ?? -1;
  });
  button.addEventListener("click", () => {
    openPanel(tab).catch(() => {
      button.after(el("p", { class: "hint", role: "status" }, t("first_no_panel")));
    });
  });
  return button;
}

function start(main: HTMLElement): void {
  setPageLanguage();
  document.title = t("first_title");
  const article = example();
  const links = el(
    "p",
    { class: "actions" },
    el("a", { href: "paste.html" }, t("paste_title")),
    el("a", { href: "options.html" }, t("options_title")),
  );
  main.append(
    el("h1", {}, t("first_title")),
    el("p", {}, t("extension_description")),
    el(
      "ol",
      {},
      step(t("first_press"), keyLine(), el("p", { class: "hint" }, t(pinHint()))),
      step(t("first_read"), el("p", {}, t("first_read_more")), article),
      step(t("first_more"), el("p", {}, t("first_more_more")), panelButton(), links),
    ),
    el("p", { class: "hint" }, t("first_privacy")),
  );
  const read = (): Promise<Article | null> => readElement(article, t("first_example"));
  new Session(read);
}

/** Browsers with a side panel of Chromium's kind have its toolbar too. */
const pinHint = () => (api.sidePanel ? "first_pin_chromium" : "first_pin_firefox");

const main = document.getElementById("onboarding");
if (main) start(main);
