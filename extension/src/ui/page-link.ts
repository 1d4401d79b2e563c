// A link whose opening the extension does itself: a sandboxed page may forbid it, and the browser's own might
// tell the site where the reader came from.
import { el } from "./element.js";

export function pageLink(
  href: string,
  open: (href: string) => void,
  ...content: (Node | string)[]
): HTMLElement {
  const anchor = el("a", { href, target: "_blank", rel: "noopener noreferrer" }, ...content);
  anchor.addEventListener("click", (event) => {
    event.preventDefault();
    if (event.isTrusted) open(href);
  });
  return anchor;
}
