// A button whose answer takes a while, and the place where the answer comes to stand. The button keeps the focus until
// then; the answer gets it, which is how a screen reader is told; a failure is a sentence that is said.
import { el } from "./element.js";

export interface Asking {
  button: HTMLButtonElement;
  /** The class of the answer's place. */
  name: string;
  waiting: string;
  failed: string;
  /** May be asked again after an answer. */
  is_kept?: boolean;
  /** The answer, or why there is none. */
  ask(): Promise<Node[] | string>;
}

/** The answer's place, empty until the button is pressed. */
export function outcomeOf({ button, name, waiting, failed, is_kept = false, ask }: Asking): HTMLElement {
  const said = el("p", { class: "note", role: "status" });
  const place = el("div", { class: name, tabindex: "-1" }, said);
  const busy = (is_busy: boolean) => {
    button.ariaDisabled = is_busy ? "true" : null; // a disabled button would lose the focus
  };
  const say = (text: string) => {
    place.replaceChildren(said);
    said.textContent = text;
  };
  const show = (answer: Node[]) => {
    place.replaceChildren(...answer);
    if (!is_kept) button.remove();
    place.focus();
  };
  button.addEventListener("click", () => {
    if (button.ariaDisabled) return;
    const asked = ask(); // first of all: it may need the gesture
    busy(true);
    said.textContent = "";
    place.replaceChildren(el("p", { class: "note" }, waiting), said);
    asked
      .then(
        (answer) => (typeof answer === "string" ? say(answer) : show(answer)),
        () => say(failed),
      )
      .finally(() => busy(false));
  });
  return place;
}
