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

/** Bidirectional isolation for words that come from the page. */
export const words = (text: string, name: "bdi" | "q" | "cite" = "bdi"): HTMLElement =>
  el(name, { dir: "auto" }, text);
