// A section of the options page: a title and one element that keeps itself up to date. An area adds its own by
// adding it to the list in main.ts.
import { el } from "../ui/element.js";

export interface Section {
  title: string;
  element: HTMLElement;
}

/** What sections need of the page. */
export interface OptionsPage {
  /** Says one thing to screen readers, and shows it beside `undo` when there is something to take back. */
  say(text: string, undo?: () => Promise<void>): void;
}

let boxes = 0;

/** A check box with its label and, below, what it does. */
export function checkBox(
  label: string,
  hint: string,
  change: (on: boolean) => void,
): { element: HTMLElement; set(on: boolean): void } {
  const id = `box-${++boxes}`;
  const input = el("input", { type: "checkbox", id, "aria-describedby": hint ? `${id}-hint` : false });
  input.addEventListener("change", () => change(input.checked));
  const element = el(
    "div",
    { class: "box" },
    input,
    el("label", { for: id }, label),
    hint ? el("p", { class: "hint", id: `${id}-hint` }, hint) : null,
  );
  const set = (on: boolean) => {
    input.checked = on;
  };
  return { element, set };
}

export function button(label: string, press: () => void, name = "button"): HTMLButtonElement {
  const made = el("button", { type: "button", class: name }, label);
  made.addEventListener("click", press);
  return made;
}

let rows = 0;

/** One thing of a list, what is said of it, and the button that takes it off: told apart by the thing's own name. */
export function row(what: Node | string, about: (Node | string)[], press: HTMLButtonElement): HTMLElement {
  const id = `row-${++rows}`;
  press.setAttribute("aria-describedby", id);
  const soft = about.map((one) => el("span", { class: "soft" }, one));
  return el("li", {}, el("span", { class: "what", id }, what), ...soft, press);
}

export const hint = (text: string): HTMLElement => el("p", { class: "hint" }, text);
