// The colour of a mark's line, chosen for what the text stands on: the page's own backgrounds, blended as
// the browser blends them. Where that cannot be told (a picture, a gradient, text laid over something else)
// the line takes the colour of the text, which the page has made legible itself.

import { frameOf } from "./frames.js";
import { isShadowRoot } from "./nodes.js";

export type Ink = "deep" | "pale" | "black" | "white" | "text";
export const kInks: readonly Ink[] = ["deep", "pale", "black", "white", "text"];

type Rgb = readonly [number, number, number];

const kColors: Record<Exclude<Ink, "text">, Rgb> = {
  deep: [44, 74, 134],
  pale: [168, 192, 245],
  black: [0, 0, 0],
  white: [255, 255, 255],
};
const kLeastContrast = 3; // of a line against its ground: WCAG 2.2, 1.4.11
const kDark = "(prefers-color-scheme: dark)";
const kWhite: Rgb = [255, 255, 255];
const kDarkCanvas: Rgb = [18, 18, 18]; // what browsers paint behind a page with a dark colour scheme

/** CSS for a line of this ink, or, with a percentage, for a shade of it behind the text. */
export function inkColor(ink: Ink, percent = 100): string {
  if (ink !== "text") return `rgb(${kColors[ink].join(" ")} / ${percent}%)`;
  return percent === 100 ? "currentColor" : `color-mix(in srgb, currentColor ${percent}%, transparent)`;
}

/** Red, green, blue of 0-255 and alpha of 0-1; null for a colour in another form than rgb(). */
export function parseColor(css: string): readonly [number, number, number, number] | null {
  const hit = /^rgba?\(\s*([\d.]+)[,\s]+([\d.]+)[,\s]+([\d.]+)(?:\s*[,/]\s*([\d.]+))?\s*\)$/.exec(css);
  return hit && [Number(hit[1]), Number(hit[2]), Number(hit[3]), Number(hit[4] ?? 1)];
}

const linear = (part: number): number => {
  const share = part / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
};
const luminance = ([red, green, blue]: Rgb): number =>
  0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);

/** WCAG's contrast ratio, 1 to 21. */
export function contrast(a: Rgb, b: Rgb): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((one, other) => one - other);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

/** One of our two blues where it can be seen, else black or white, one of which always can. */
export function inkOn(ground: Rgb | null): Ink {
  if (!ground) return "text";
  const better = (a: Exclude<Ink, "text">, b: Exclude<Ink, "text">) =>
    contrast(kColors[a], ground) >= contrast(kColors[b], ground) ? a : b;
  const blue = better("deep", "pale");
  return contrast(kColors[blue], ground) >= kLeastContrast ? blue : better("black", "white");
}

function blend([red, green, blue]: Rgb, alpha: number, below: Rgb): Rgb {
  const mix = (top: number, bottom: number) => top * alpha + bottom * (1 - alpha);
  return [mix(red, below[0]), mix(green, below[1]), mix(blue, below[2])];
}

/** What an element paints: an opaque colour ends the search, null cannot be told, a number is transparent. */
interface Layer {
  color: Rgb;
  alpha: number;
  known: boolean;
}

function layerOf(element: Element): Layer {
  const { backgroundColor, backgroundImage, position } = getComputedStyle(element);
  const color = parseColor(backgroundColor);
  const [red = 0, green = 0, blue = 0, alpha = 0] = color ?? [];
  const is_laid_over = alpha < 1 && (position === "absolute" || position === "fixed");
  return {
    color: [red, green, blue],
    alpha,
    known: color !== null && (backgroundImage || "none") === "none" && !is_laid_over,
  };
}

const schemeOf = (element: Element): string => getComputedStyle(element).colorScheme;

function canvas(page: Document): Rgb {
  const scheme = schemeOf(page.documentElement);
  const may_be_dark = scheme.includes("dark");
  const wants_dark = !scheme.includes("light") || page.defaultView?.matchMedia(kDark).matches === true;
  return may_be_dark && wants_dark ? kDarkCanvas : kWhite;
}

/** A frame lets the page behind it through where both have the same colour scheme. */
function frameAround(root: Element): Element | null {
  const frame = frameOf(root.ownerDocument);
  return frame && schemeOf(frame) === schemeOf(root) ? frame : null;
}

function parentOf(element: Element): Element | null {
  if (element.parentElement) return element.parentElement;
  const root = element.getRootNode();
  return isShadowRoot(root) ? root.host : frameAround(element);
}

/** The inks of one drawing: each element of the page is looked at once. */
export class Inks {
  readonly #grounds = new Map<Element, Rgb | null>();
  readonly #known = new Map<Element, Ink>();

  of(element: Element): Ink {
    const known = this.#known.get(element);
    if (known) return known;
    const ink = inkOn(this.#ground(element));
    this.#known.set(element, ink);
    return ink;
  }

  /** Up to the first ancestor whose ground is known, and down again. Not recursive: pages can be deep. */
  #ground(element: Element): Rgb | null {
    const path: { element: Element; layer: Layer }[] = [];
    let up: Element | null = element;
    let ground: Rgb | null | undefined;
    for (; up && ground === undefined; up = parentOf(up)) {
      ground = this.#grounds.get(up);
      if (ground !== undefined) break;
      const layer = layerOf(up);
      path.push({ element: up, layer });
      if (!layer.known || layer.alpha === 1) ground = layer.known ? layer.color : null;
    }
    const outermost = path.at(-1)?.element ?? element;
    let below: Rgb | null = ground === undefined ? canvas(outermost.ownerDocument) : ground;
    for (const { element: one, layer } of path.reverse()) {
      below = layer.known && below ? blend(layer.color, layer.alpha, below) : null;
      this.#grounds.set(one, below);
    }
    return below;
  }
}
