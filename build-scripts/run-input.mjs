// The page that build-scripts/run shows: the sample article, a file, an address, or standard input.
// Interface: chooseInput(target) -> {content(), mounts(folder), address(site)}. A file or standard input is
// served on loopback under /yours/; text becomes a plain page of paragraphs.
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, extname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const kSample = "courier/world/merane-convoy.html";
const kLongest = 20_000_000; // bytes; the engine itself takes 4 MB of text
const kHtml = /^\s*(<!--[\s\S]*?-->\s*)*<(!doctype html|html|head|body|main|article|section|div|h1|p)[\s>]/i;

/** A wrong argument: ends with exit code 2. */
export class UsageError extends Error {}

/** @param {string | null} target a file, an http(s) address, "-" or null for the sample article.
 *  Throws UsageError when it is none of these. */
export function chooseInput(target) {
  if (target === null) return sampleInput();
  if (/^https?:\/\//i.test(target)) return addressInput(target);
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(target))
    throw new UsageError("only http and https addresses can be opened");
  if (target === "-") return ownInput("standard-input.html", standardInput());
  if (!existsSync(target) || !statSync(target).isFile()) {
    throw new UsageError(
      `there is no file ${target}; give a file, an http(s) address, or - for standard input`,
    );
  }
  return fileInput(target);
}

function standardInput() {
  try {
    return readFileSync(0);
  } catch (error) {
    throw new UsageError(`standard input could not be read (${error.code}); give a file instead`);
  }
}

function sampleInput() {
  const path = fileURLToPath(new URL(`../tests/site/${kSample}`, import.meta.url));
  return {
    content: async () => ({ format: "html", bytes: readFileSync(path) }),
    mounts: async () => ({}),
    address: (site) => site + kSample,
  };
}

function addressInput(address) {
  return {
    content: async () => ({ format: "html", bytes: await fetched(address) }),
    mounts: async () => ({}),
    address: () => address,
  };
}

function fileInput(path) {
  if (statSync(path).size > kLongest) throw new UsageError(`${path} is too large: at most 20 MB`);
  const bytes = readFileSync(path);
  const ending = extname(path).toLowerCase();
  const name = basename(path, extname(path));
  if (ending === ".pdf") return servedFile(path, basename(path), {}, bytes);
  if (!isHtml(bytes) && ![".html", ".htm", ".xhtml"].includes(ending)) return ownInput(`${name}.html`, bytes);
  const pictures = resolve(path, `../${name}_files`); // where browsers put a saved page's pictures
  const extra = existsSync(pictures) ? { [`/yours/${name}_files/`]: pictures } : {};
  return servedFile(path, `${name}.html`, extra, bytes);
}

function servedFile(path, name, extra, bytes) {
  return {
    content: async () => ({ format: "html", bytes }),
    mounts: async () => ({ [`/yours/${name}`]: resolve(path), ...extra }),
    address: (site) => `${site}yours/${encodeURIComponent(name)}`,
  };
}

/** Text or HTML that is in no servable file: written into the run's own folder. */
function ownInput(name, bytes) {
  if (bytes.length > kLongest) throw new UsageError("that is too large: at most 20 MB");
  if (bytes.length === 0) throw new UsageError("there is nothing to read: the page is empty");
  const html = isHtml(bytes);
  return {
    content: async () => ({ format: html ? "html" : "text", bytes }),
    mounts: async (folder) => {
      writeFileSync(join(folder, "page.html"), html ? bytes : pageOf(bytes.toString("utf8")));
      return { [`/yours/${name}`]: join(folder, "page.html") };
    },
    address: (site) => `${site}yours/${encodeURIComponent(name)}`,
  };
}

function isHtml(bytes) {
  return kHtml.test(
    bytes
      .subarray(0, 4096)
      .toString("utf8")
      .replace(/^\ufeff/, ""),
  );
}

/** A page with one paragraph for each line of text that is not empty. */
export function pageOf(text) {
  const escaped = text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
  const lines = escaped.split(/\r\n|\r|\n/).filter((line) => line.trim() !== "");
  const paragraphs = lines.map((line) => `<p>${line}</p>`).join("\n");
  return `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Text</title>
<style>body { font: 1.1rem/1.6 Georgia, serif; margin: 2rem auto; max-width: 40rem; padding: 0 1rem; }</style>
</head><body><article>
${paragraphs}
</article></body></html>
`;
}

async function fetched(address) {
  const answer = await fetch(address).catch(() => null);
  if (answer === null) throw new Error(`${address} could not be reached; check the address and the network`);
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}; check the address`);
  return Buffer.from(await answer.arrayBuffer());
}
