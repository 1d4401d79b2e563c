// What a reader hands in: a text or a file, checked before anything is done with it. Pure but for the file's
// bytes. Every refusal has a reason that the page can say.
export type Refusal =
  | "paste_empty"
  | "paste_too_large"
  | "paste_not_text"
  | "paste_kind"
  | "paste_unreadable";

export interface Pasted {
  kind: "text" | "html";
  name: string;
  text: string;
}

export const kMostText = 1_000_000; // UTF-16 units: a little under what the engine takes
const kMostFile = 8_000_000; // bytes; markup is longer than its text

const kHtmlName = /\.(?:html?|xhtml)$/i;
const kTextName = /\.(?:txt|text|md)$/i;

/** Control signs that no text has: a file of another kind. */
const isBinary = (text: string): boolean => {
  for (let at = 0; at < Math.min(text.length, 4000); at++) {
    const unit = text.charCodeAt(at);
    if (unit < 9 || unit === 0xfffd) return true;
  }
  return false;
};

export function checkText(text: string): Refusal | null {
  if (text.trim() === "") return "paste_empty";
  if (text.length > kMostText) return "paste_too_large";
  return isBinary(text) ? "paste_not_text" : null;
}

function kindOf({ name, type }: Pick<File, "name" | "type">): Pasted["kind"] | null {
  if (kHtmlName.test(name) || type === "text/html") return "html";
  return kTextName.test(name) || type === "text/plain" ? "text" : null;
}

/** The file's text, or why it is not taken. */
export async function readFile(file: File): Promise<Pasted | Refusal> {
  const kind = kindOf(file);
  if (!kind) return "paste_kind";
  if (file.size > kMostFile) return "paste_too_large";
  const text = await file.text().catch(() => null);
  if (text === null) return "paste_unreadable";
  const refusal = kind === "html" && text.length > kMostText ? null : checkText(text);
  return refusal ?? { kind, name: file.name, text };
}

/** Paragraphs as the engine splits a text: at one or more line ends. */
export const paragraphsOf = (text: string): string[] =>
  text
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== "");

const kLongestTitle = 250; // UTF-16 units
const kTitle = /^[^\S\r\n]*(\S[^\r\n]*?)[^\S\r\n]*(?:\r\n|\r|\n)[^\S\r\n]*[\r\n]/;
const kStop = /[.!?:;,…][\s"'”’]*$/;

/** Does the text open with a title, as the engine tells it: a first line that stands alone, without a stop at its end? */
export function opensWithTitle(text: string): boolean {
  const title = kTitle.exec(text.trim())?.[1];
  return title !== undefined && title.length <= kLongestTitle && !kStop.test(title);
}
