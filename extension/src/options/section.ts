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

export const hint = (text: string): HTMLElement => el("p", { class: "hint" }, text);
