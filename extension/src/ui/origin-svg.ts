// Draws a provenance as SVG. Every box can be reached by the keyboard and says what it stands for; the one
// in focus shows its lines. Articles are links, opened by the extension.
import {
  cornerOf,
  type DrawnLine,
  type DrawnNode,
  dashOf,
  kBox,
  lineMiddle,
  type OriginDrawing,
} from "./origin-drawing.js";
import { t } from "./text.js";

const kNamespace = "http://www.w3.org/2000/svg";

function svg(name: string, attributes: Record<string, string | number>, ...children: (Node | string)[]) {
  const element = document.createElementNS(kNamespace, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  element.append(...children);
  return element;
}

function line(drawn: DrawnLine): SVGElement {
  const { points, kind, label, from, to } = drawn;
  const dash = dashOf(drawn);
  return svg(
    "polyline",
    {
      class: `line ${kind}`,
      points: points.map((point) => point.join(",")).join(" "),
      "data-from": from,
      "data-to": to,
      ...(dash.length > 0 ? { "stroke-dasharray": dash.join(" ") } : {}),
    },
    svg("title", {}, label),
  );
}

/** Lines are told apart by a space for those who hear them. */
function labelLine(text: string, line: number, { length }: readonly string[]): SVGElement {
  const at = { x: kBox.width / 2, y: lineMiddle(line, length) };
  return svg("tspan", at, line < length - 1 ? `${text} ` : text);
}

function box({ kind, label, full, href, x, y, id }: DrawnNode, open: (href: string) => void): SVGElement {
  const shape = svg("rect", { ...kBox, rx: cornerOf(kind) });
  const text = svg("text", { "dominant-baseline": "central" }, ...label.map(labelLine));
  const attributes = { class: `node ${kind}`, transform: `translate(${x} ${y})`, "data-node": id };
  const children = [svg("title", {}, full), shape, text];
  if (href === null)
    return svg("g", { ...attributes, tabindex: 0, role: "img", "aria-label": full }, ...children);
  const anchor = svg("a", { ...attributes, href, "aria-label": full }, ...children);
  anchor.addEventListener("click", (event) => {
    event.preventDefault();
    if (event.isTrusted) open(href);
  });
  return anchor;
}

/** Thickens the lines of the box that has the focus or the pointer. */
function showLines(root: SVGElement, event: Event, is_on: boolean): void {
  const node = event.target instanceof Element ? event.target.closest("[data-node]") : null;
  const id = node?.getAttribute("data-node");
  for (const drawn of root.querySelectorAll(".line")) {
    const touches = drawn.getAttribute("data-from") === id || drawn.getAttribute("data-to") === id;
    drawn.classList.toggle("on", is_on && touches);
  }
}

export function originSvg(drawing: OriginDrawing, open: (href: string) => void): SVGElement {
  const { width, height, nodes, lines } = drawing;
  const root = svg(
    "svg",
    { class: "origins", viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": t("origin_graph") },
    ...lines.map(line),
    ...nodes.map((node) => box(node, open)),
  );
  root.style.setProperty("max-inline-size", `${width * 1.25}px`);
  for (const name of ["focusin", "pointerover"])
    root.addEventListener(name, (event) => showLines(root, event, true));
  for (const name of ["focusout", "pointerout"])
    root.addEventListener(name, (event) => showLines(root, event, false));
  return root;
}
