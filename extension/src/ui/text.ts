// Every word the reader sees comes from `_locales` through here.
import type { MessageName } from "../generated/message-names.js";
import { api } from "../platform/browser.js";

/** Messages that nothing is filled into: Firefox takes 15 µs for each, and a card has twenty. */
const known = new Map<MessageName, string>();

function wordsOf(name: MessageName): string {
  const words = known.get(name) ?? api.i18n.getMessage(name);
  known.set(name, words);
  return words;
}

/** The message in the reader's language, its placeholders filled in order. */
export function t(name: MessageName, ...values: (string | number)[]): string {
  return values.length === 0 ? wordsOf(name) : api.i18n.getMessage(name, values.map(String));
}

/** A message whose name is made up at run time (a rule of the engine), or null when there is none. */
export function lookUp(name: string, ...values: string[]): string | null {
  return api.i18n.getMessage(name, values) || null;
}

/**
 * The language that the interface speaks, as a BCP 47 tag. Not the browser's own: where the extension has no
 * messages in that one, English ones are shown, and must be read out and laid out as such.
 */
export const interfaceLanguage = (): string => t("interface_language");

/** Which way the interface's own words run. */
export const interfaceDirection = (): "ltr" | "rtl" => (t("interface_direction") === "rtl" ? "rtl" : "ltr");

/** Language and direction of one of our own pages. */
export function setPageLanguage(): void {
  document.documentElement.lang = interfaceLanguage();
  document.documentElement.dir = interfaceDirection();
}

/** A language's name, in the reader's own or in the language `inside`; the tag where it has none. */
export function languageName(tag: string, inside = interfaceLanguage()): string {
  try {
    return new Intl.DisplayNames([inside], { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** "2,193": a count in the reader's own writing of numbers. */
export const countText = (count: number): string => new Intl.NumberFormat(interfaceLanguage()).format(count);

const kUnits = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;

/** "3.1 MB": in the reader's own writing of numbers. */
export function sizeText(bytes: number): string {
  const power = Math.min(kUnits.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  return new Intl.NumberFormat(interfaceLanguage(), {
    style: "unit",
    unit: kUnits[power] ?? "byte",
    unitDisplay: power === 0 ? "long" : "short", // "564 bytes", which has no short form that counts
    maximumFractionDigits: 1,
  }).format(bytes / 1000 ** power);
}

/** The day by the reader's own calendar, in numbers: 2031-05-17. */
export function day(time: Date): string {
  const two = (number: number) => String(number).padStart(2, "0");
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
}
