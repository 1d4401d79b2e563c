// The options page: sections one below the other, with a list of them at the head, and one place where it says
// what has happened and offers to take it back.
import { el } from "../ui/element.js";
import { setPageLanguage, t } from "../ui/text.js";
import { aboutSection } from "./about-section.js";
import { DataSection } from "./data-section.js";
import { dismissedSection } from "./dismissed-section.js";
import { FeedsSection } from "./feeds-section.js";
import { keysSection } from "./keys-section.js";
import { languageSection } from "./language-section.js";
import { logSection } from "./log-section.js";
import { marksSection } from "./marks-section.js";
import { memorySection } from "./memory-section.js";
import { privacySection } from "./privacy-section.js";
import { button, type OptionsPage, type Section } from "./section.js";
import { servicesSection } from "./services-section.js";
import { sitesSection } from "./sites-section.js";

/** Areas add their sections here. */
const sectionsOf = (page: OptionsPage): Section[] => [
  marksSection(page),
  sitesSection(page),
  dismissedSection(page),
  servicesSection(page),
  memorySection(page),
  new FeedsSection(page),
  logSection(page),
  keysSection(page),
  languageSection(),
  new DataSection(page),
  privacySection(),
  aboutSection(),
];

class Notice implements OptionsPage {
  readonly element = el("div", { class: "notice", hidden: true });
  readonly #live: HTMLElement;
  /** Where the focus was last, outside the notice. */
  #section: Element | null = null;

  constructor(live: HTMLElement) {
    this.#live = live;
    document.addEventListener("focusin", (event) => this.#remember(event));
  }

  /** What can be undone has taken its own button away: the focus goes to the undo, and after it to the section. */
  say(text: string, undo?: () => Promise<void>): void {
    this.#live.textContent = text;
    const had_focus = this.element.contains(document.activeElement);
    const back = undo ? button(t("options_undo"), () => void this.#takeBack(undo)) : null;
    this.element.replaceChildren(el("span", {}, text), ...(back ? [back] : []));
    this.element.hidden = false;
    const next = back ?? (had_focus ? this.#section?.querySelector("h2") : null);
    next?.focus({ preventScroll: true });
  }

  #takeBack(undo: () => Promise<void>): Promise<void> {
    return undo().then(
      () => this.say(t("options_undone")),
      () => this.say(t("options_not_kept")),
    );
  }

  #remember({ target }: FocusEvent): void {
    const section = target instanceof Element ? target.closest("section") : null;
    if (section) this.#section = section;
  }
}

function start(): void {
  const main = document.getElementById("options");
  const live = document.getElementById("live");
  if (!main || !live) return;
  setPageLanguage();
  document.title = t("options_title");
  const notice = new Notice(live);
  const sections = sectionsOf(notice).map((section, at) => ({
    ...section,
    title: section.title,
    element: section.element,
    id: `section-${at}`,
  }));
  const links = sections.map(({ id, title }) => el("li", {}, el("a", { href: `#${id}` }, title)));
  const bodies = sections.map(({ id, title, element }) =>
    el(
      "section",
      { id, "aria-labelledby": `${id}-title` },
      el("h2", { id: `${id}-title`, tabindex: "-1" }, title),
      element,
    ),
  );
  main.append(
    el("h1", {}, t("options_title")),
    el("nav", { "aria-label": t("options_sections") }, el("ul", {}, ...links)),
    ...bodies,
    notice.element,
  );
}

start();
