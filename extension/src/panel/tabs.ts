// Tabs as the ARIA practices describe them: one tab stop, arrow keys, Home and End; a chosen tab shows its
// panel at once. A panel's element stays the same for as long as the tabs live.
import { el } from "../ui/element.js";

export interface TabPart {
  /** Also the stem of the element ids. */
  id: string;
  title: string;
  content: HTMLElement;
}

interface Tab {
  id: string;
  button: HTMLButtonElement;
  panel: HTMLElement;
}

function makeTab({ id, title, content }: TabPart): Tab {
  const button = el(
    "button",
    { type: "button", role: "tab", id: `tab-${id}`, class: "tab", "aria-controls": `panel-${id}` },
    title,
  );
  const attributes = { role: "tabpanel", id: `panel-${id}`, "aria-labelledby": `tab-${id}`, tabindex: "-1" };
  return { id, button, panel: el("div", attributes, content) };
}

export class Tabs {
  readonly element: HTMLElement;
  readonly #tabs: Tab[];
  readonly #onSelect: (id: string) => void;

  constructor(label: string, parts: readonly TabPart[], onSelect: (id: string) => void) {
    this.#tabs = parts.map(makeTab);
    this.#onSelect = onSelect;
    const list = el(
      "div",
      { role: "tablist", class: "tabs", "aria-label": label },
      ...this.#tabs.map(({ button }) => button),
    );
    list.addEventListener("keydown", (event) => this.#key(event));
    for (const { id, button } of this.#tabs) button.addEventListener("click", () => this.select(id));
    this.element = el("div", {}, list, ...this.#tabs.map(({ panel }) => panel));
    this.#show(this.#tabs[0]?.id ?? "");
  }

  get selected(): string {
    return this.#tabs.find(({ panel }) => !panel.hidden)?.id ?? "";
  }

  select(id: string): void {
    if (id === this.selected) return;
    this.#show(id);
    this.#onSelect(id);
  }

  /** Moves the focus from a button that the change of tabs has hidden into what is shown now. */
  focusPanel(): void {
    this.#tabs.find(({ panel }) => !panel.hidden)?.panel.focus();
  }

  #show(id: string): void {
    for (const { id: own, button, panel } of this.#tabs) {
      button.setAttribute("aria-selected", String(own === id));
      button.tabIndex = own === id ? 0 : -1;
      panel.hidden = own !== id;
    }
  }

  #key(event: KeyboardEvent): void {
    const at = this.#tabs.findIndex(({ id }) => id === this.selected);
    const forward = getComputedStyle(this.element).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    const backward = forward === "ArrowLeft" ? "ArrowRight" : "ArrowLeft";
    const count = this.#tabs.length;
    const goals: Record<string, number> = {
      [forward]: (at + 1) % count,
      [backward]: (at - 1 + count) % count,
      Home: 0,
      End: count - 1,
    };
    const goal = this.#tabs[goals[event.key] ?? -1];
    if (!goal) return;
    event.preventDefault();
    this.select(goal.id);
    goal.button.focus();
  }
}
