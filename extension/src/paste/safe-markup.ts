// A file's HTML as plain structure: paragraphs, headings, lists, quotations and links, made anew; nothing else
// of it comes into the page. No script, no style, no picture, no attribute but a link's address.
import { isWebAddress } from "../platform/browser.js";

const kKept = new Set(
  ["article", "section", "main", "div", "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li"].concat(
    ["blockquote", "figure", "figcaption", "pre", "table", "tbody", "thead", "tr", "td", "th", "dl", "dt"],
    ["dd", "a", "em", "strong", "b", "i", "q", "cite", "span", "br", "time", "sup", "sub"],
  ),
);
const kLeftOut = new Set(
  ["script", "style", "noscript", "template", "nav", "aside", "footer", "form", "button", "select"].concat([
    "input",
    "textarea",
    "svg",
    "math",
    "iframe",
    "object",
    "embed",
    "audio",
    "video",
    "canvas",
    "head",
  ]),
);
const kDeepest = 200; // elements inside each other; deeper ones become text

function linkOf(from: Element): HTMLAnchorElement {
  const anchor = document.createElement("a");
  const href = from.getAttribute("href") ?? "";
  if (!isWebAddress(href)) return anchor;
  anchor.href = href;
  anchor.target = "_blank";
  anchor.rel = "noopener noreferrer";
  return anchor;
}

const isLeftOut = (element: Element): boolean =>
  kLeftOut.has(element.localName) ||
  element.hasAttribute("hidden") ||
  element.getAttribute("aria-hidden") === "true";

function copyInto(target: Node, from: Node, depth: number): void {
  for (const child of from.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) target.appendChild(document.createTextNode(child.nodeValue ?? ""));
    else if (child instanceof Element && !isLeftOut(child)) copyElement(target, child, depth);
  }
}

function copyElement(target: Node, from: Element, depth: number): void {
  const name = from.localName;
  if (depth >= kDeepest) {
    target.appendChild(document.createTextNode(from.textContent ?? ""));
    return;
  }
  if (!kKept.has(name)) {
    copyInto(target, from, depth + 1);
    return;
  }
  const copy = name === "a" ? linkOf(from) : document.createElement(name);
  target.appendChild(copy);
  copyInto(copy, from, depth + 1);
}

/** The parser runs nothing and loads nothing; what comes back holds only what is said above. */
export function safeMarkup(html: string): { title: string; content: DocumentFragment } {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  const content = document.createDocumentFragment();
  copyInto(content, parsed.querySelector("article") ?? parsed.querySelector("main") ?? parsed.body, 0);
  return { title: parsed.title.replace(/\s+/g, " ").trim(), content };
}
