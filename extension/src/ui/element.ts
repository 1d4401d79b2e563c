// Makes elements from data without ever reading markup: all text is text, whatever a page put into it.

type Attributes = Record<string, string | boolean>;
type Child = Node | string | null;

/** `true` sets an empty attribute, `false` leaves it out; null children are left out. */
export function el<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== false) element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

const kOpensQuote = /^["“”„«‘]/;

/** Bidirectional isolation for words that come from the page; a quotation with marks of its own gets no others. */
export const words = (text: string, name: "bdi" | "q" | "cite" = "bdi"): HTMLElement =>
  name === "q" ? quoted(text) : el(name, { dir: "auto" }, text);

/** The marks are the reader's language's own: they stand outside of what runs the other way. */
const quoted = (text: string): HTMLElement =>
  el("q", { class: kOpensQuote.test(text) ? "marked" : false }, el("bdi", { dir: "auto" }, text));

/** The same for drawings; they are for the eye only, and words beside them say what they show. */
export function svg(
  name: string,
  attributes: Record<string, string | number>,
  ...children: Node[]
): SVGElement {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  element.append(...children);
  return element;
}

export function button(label: string, name: string, onClick: () => void): HTMLButtonElement {
  const made = el("button", { type: "button", class: name }, label);
  made.addEventListener("click", onClick);
  return made;
}
