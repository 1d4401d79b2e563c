// From a reply's bytes to text and JSON, whatever the service wrote: wrong charsets, lone backslashes and
// control characters inside strings (GDELT), packed files (.gz). Every result is bounded by its input.
import { readBounded } from "./bounded-fetch.js";

const kSniffed = 400; // characters in which an XML declaration stands
const kLongestField = 20_000; // characters of one field that are read

function declaredCharset(bytes: Uint8Array, content_type: string): string {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, kSniffed));
  const inside = /^\s*<\?xml[^>]*encoding=["']([\w-]+)["']/i.exec(head)?.[1];
  return inside ?? /charset=["']?([\w-]+)/i.exec(content_type)?.[1] ?? "windows-1252";
}

function decoder(label: string): TextDecoder {
  try {
    return new TextDecoder(label);
  } catch {
    return new TextDecoder("windows-1252");
  }
}

/** What is valid UTF-8 is UTF-8: labels are wrong more often than that. */
export function textOfBytes(bytes: Uint8Array, content_type = ""): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return decoder(declaredCharset(bytes, content_type)).decode(bytes);
  }
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Doubles a backslash that starts no escape and blanks control characters: one pass, so bounded. */
export function repairJson(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return text.replace(/\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})|\\|[\u0000-\u001f]/g, (hit) => {
    if (hit === "\\") return "\\\\";
    return hit.length === 1 ? " " : hit;
  });
}

/** Undefined when it is no JSON, even after the repair. */
export function jsonOf(text: string): unknown {
  return parse(text) ?? parse(repairJson(text));
}

/** Plain text of a bit of HTML that a service put into a field: without tags, with the common entities read. */
export function plainText(html: string): string {
  const bare = html
    .slice(0, kLongestField)
    .replace(/<(script|style)\b[^<>]*>[\s\S]*?<\/\1\s*>/gi, " ")
    .replace(/<[^<>]*>/g, " ");
  return readEntities(bare).replace(/\s+/g, " ").trim();
}

const kEntities: Record<string, string> = {
  amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " ", ndash: "–", mdash: "—",
  lsquo: "‘", rsquo: "’", ldquo: "“", rdquo: "”", hellip: "…",
}; // biome-ignore format: one table

function codePoint(value: number): string {
  const fit = value > 0 && value <= 0x10ffff && !(value >= 0xd800 && value <= 0xdfff);
  return fit ? String.fromCodePoint(value) : "\ufffd";
}

/** Once and not again: "&amp;lt;" becomes "&lt;". Unknown ones stay as they are. */
export function readEntities(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,8}));/gi, (all, hex, decimal, name) => {
    if (hex) return codePoint(Number.parseInt(hex, 16));
    if (decimal) return codePoint(Number(decimal));
    return kEntities[String(name).toLowerCase()] ?? all;
  });
}

/** Unpacks a .gz; null when it is broken, cut off or larger than `most`. */
export async function gunzip(bytes: Uint8Array, most: number): Promise<Uint8Array | null> {
  try {
    const packed = new Blob([new Uint8Array(bytes)]).stream();
    return await readBounded(packed.pipeThrough(new DecompressionStream("gzip")), most);
  } catch {
    return null;
  }
}
