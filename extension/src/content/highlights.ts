// The highlights that we have registered in one document, and the style sheet with one rule for each name: those
// of its own window, since browsers draw no highlight and take no sheet that another window made. The page's own
// nodes are never touched; `remove` leaves nothing behind.
import type { MarkStrength } from "../generated/analysis.js";
import type { Pattern } from "../ui/claim-model.js";
import { isShown } from "./frames.js";
import { Inks, kInks } from "./ink.js";
import { type CurrentGlow, glowName, type Level, markRule, nameOf } from "./mark-style.js";
import type { Place } from "./node-map.js";

export const kGlows: readonly CurrentGlow[] = ["current", "around", "evidence"];
export const kLevels: readonly Level[] = [0, 1, 2];
const kPatterns: readonly Pattern[] = ["solid", "dotted", "dashed"];

type View = NonNullable<Document["defaultView"]>;

/** Asked without `.highlights` in the code: of a frame that shows another page Firefox keeps calling, at the same
 *  place in a script, the getter of the page before, which throws. */
const registryOf = ({ CSS }: View): HighlightRegistry => Reflect.get(CSS, "highlights");

export class Highlights {
  readonly #page: Document;
  readonly #view: View;
  /** Kept, since a window's name leads to another registry once its frame shows another page. */
  readonly #registry: HighlightRegistry;
  readonly #sheet: CSSStyleSheet;
  readonly #ruled = new Set<string>();
  /** Roots with our sheet: the document, and open shadow roots that hold marked text. */
  readonly #roots = new Set<Document | ShadowRoot>();
  readonly #registered = new Map<string, Highlight>();

  /** The usual rules stand before there are marks: the page works them out while the claims are awaited. */
  constructor(page: Document, view: View) {
    this.#page = page;
    this.#view = view;
    this.#registry = registryOf(view);
    this.#sheet = new view.CSSStyleSheet();
    for (const name of everyName()) this.#registry.delete(name); // of a script that an update cut off
    const ink = new Inks().of(page.body ?? page.documentElement);
    const forms = (["strong", "quiet"] as const).flatMap((strength) =>
      kPatterns.map((pattern) => ({ strength, pattern, ink, level: 0 }) as const),
    );
    for (const form of forms) this.#ruled.add(nameOf(form));
    this.#sheet.replaceSync(forms.map(markRule).join("\n"));
    this.adopt(page);
  }

  /** False once the document is shown no more: nothing may be asked of it then. */
  get isAlive(): boolean {
    return isShown(this.#page);
  }

  adopt(root: Document | ShadowRoot): void {
    this.#roots.add(root);
    const sheets = [...root.adoptedStyleSheets]; // a page may have set others in place of all
    if (!sheets.includes(this.#sheet)) root.adoptedStyleSheets = [...sheets, this.#sheet];
  }

  /** One that stays where it is: a page that writes the same words anew into a node would empty a live one, and
   *  makes each of its changes pay for every live one. What changed is read again and drawn anew anyway. */
  rangeOf({ node, begin, end }: Place): StaticRange {
    const { StaticRange } = this.#view;
    return new StaticRange({ startContainer: node, startOffset: begin, endContainer: node, endOffset: end });
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
    const made = new this.#view.Highlight();
    this.#registered.set(name, made);
    this.#registry.set(name, made);
    return made;
  }

  drop(name: string, range: StaticRange): void {
    this.#registered.get(name)?.delete(range);
  }

  unregister(name: string): void {
    this.#registered.delete(name);
    this.#registry.delete(name);
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
  return [
    ...forms,
    ...[...kGlows, "cues" as const].flatMap((glow) => kInks.map((ink) => glowName(glow, ink))),
  ];
}
