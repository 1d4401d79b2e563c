// The highlights that we have registered on a page, and the style sheet with one rule for each name. The page's
// own nodes are never touched; `remove` leaves nothing behind.
import type { MarkStrength } from "../generated/analysis.js";
import type { Pattern } from "../ui/claim-model.js";
import { Inks, kInks } from "./ink.js";
import { type Glow, glowName, type Level, markRule, nameOf } from "./mark-style.js";

export const kGlows: readonly Glow[] = ["current", "around", "evidence"];
export const kLevels: readonly Level[] = [0, 1, 2];
const kPatterns: readonly Pattern[] = ["solid", "dotted", "dashed"];

export class Highlights {
  readonly #sheet = new CSSStyleSheet();
  readonly #ruled = new Set<string>();
  /** Roots with our sheet: the document, and open shadow roots that hold marked text. */
  readonly #roots = new Set<Document | ShadowRoot>();
  readonly #registered = new Map<string, Highlight>();

  /** The usual rules stand before there are marks: the page works them out while the claims are awaited. */
  constructor() {
    for (const name of everyName()) CSS.highlights.delete(name); // of a script that an update cut off
    const ink = new Inks().of(document.body ?? document.documentElement);
    const forms = (["strong", "quiet"] as const).flatMap((strength) =>
      kPatterns.map((pattern) => ({ strength, pattern, ink, level: 0 }) as const),
    );
    for (const form of forms) this.#ruled.add(nameOf(form));
    this.#sheet.replaceSync(forms.map(markRule).join("\n"));
    this.adopt(document);
  }

  adopt(root: Document | ShadowRoot): void {
    if (this.#roots.has(root)) return;
    this.#roots.add(root);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, this.#sheet];
  }

  /** Makes sure that the name has its rule. */
  rule(name: string, make: () => string): void {
    if (this.#ruled.has(name)) return;
    this.#ruled.add(name);
    for (const rule of make().split("\n")) this.#sheet.insertRule(rule, this.#sheet.cssRules.length);
  }

  get names(): string[] {
    return [...this.#registered.keys()];
  }

  /** The highlight of that name, made and registered when it is first asked for. */
  of(name: string): Highlight {
    const known = this.#registered.get(name);
    if (known) return known;
    const made = new Highlight();
    this.#registered.set(name, made);
    CSS.highlights.set(name, made);
    return made;
  }

  drop(name: string, range: StaticRange): void {
    this.#registered.get(name)?.delete(range);
  }

  unregister(name: string): void {
    this.#registered.delete(name);
    CSS.highlights.delete(name);
  }

  unregisterEmpty(): void {
    for (const [name, { size }] of [...this.#registered]) if (size === 0) this.unregister(name);
  }

  clear(): void {
    for (const name of this.names) this.unregister(name);
  }

  remove(): void {
    this.clear();
    for (const root of this.#roots)
      root.adoptedStyleSheets = [...root.adoptedStyleSheets].filter((sheet) => sheet !== this.#sheet);
  }
}

/** Firefox lets no content script list the highlights of a page: the names are known instead. */
function everyName(): string[] {
  const strengths: readonly MarkStrength[] = ["strong", "quiet", "listed"];
  const forms = strengths.flatMap((strength) =>
    kPatterns.flatMap((pattern) =>
      kInks.flatMap((ink) => kLevels.map((level) => nameOf({ strength, pattern, ink, level }))),
    ),
  );
  return [...forms, ...kGlows.flatMap((glow) => kInks.map((ink) => glowName(glow, ink)))];
}
