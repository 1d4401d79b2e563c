// The built extension in other words, for looking at it in another language without a browser in that language:
// a copy whose English messages are replaced. Firsthand takes language and direction from its messages, so the
// copy behaves as it does for a reader of that language.
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const messagesIn = (folder, tag) => join(folder, "_locales", tag, "messages.json");
const read = (file) => JSON.parse(readFileSync(file, "utf8"));

/** Copies dist/BROWSER to build/NAME with `change(name, entry)` instead of each English entry; gives the folder. */
function copyWith(browser, name, change) {
  const folder = resolve("build", name);
  rmSync(folder, { recursive: true, force: true });
  cpSync(resolve("dist", browser), folder, { recursive: true });
  const file = messagesIn(folder, "en");
  const changed = Object.entries(read(file)).map(([key, entry]) => [key, change(key, entry)]);
  writeFileSync(file, JSON.stringify(Object.fromEntries(changed)));
  return folder;
}

/** The extension as a reader of `tag` sees it. */
export function inLanguage(browser, tag) {
  const messages = read(messagesIn(resolve("dist", browser), tag));
  return copyWith(browser, `in-${tag}`, (name) => messages[name]);
}

export const kPseudoMark = "⟦";

/** Half as long again and between brackets: what is cut off, or was never translated, shows at once. */
function pseudo(message) {
  const words = message.split(" ");
  return `${kPseudoMark}${words.concat(words.slice(0, Math.ceil(words.length / 2))).join(" ")}⟧`;
}

const kNotWords = ["interface_language", "interface_direction", "extension_name"];

/** The extension in a language that nobody speaks. Placeholders stand where they stood, some of them twice. */
export const inPseudoLanguage = (browser) =>
  copyWith(browser, "in-pseudo", (name, entry) =>
    kNotWords.includes(name) ? entry : { ...entry, message: pseudo(entry.message) },
  );
