// The words of the interface: none missing, none unused, no verdict in any of them, a sentence for every rule that
// the engine gives as a reason, and every language complete.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import messages from "../../extension/_locales/en/messages.json";

const kLocales = "extension/_locales";
const kSources = "extension/src";
const kRules = "shared/vocabulary/rules.json";
const entries = Object.entries(messages);

const sources = readdirSync(kSources, { recursive: true, encoding: "utf8" })
  .filter((name) => /\.ts$/.test(name) && !name.startsWith("generated"))
  .map((name) => readFileSync(join(kSources, name), "utf8"))
  .concat(readFileSync("extension/manifest.template.json", "utf8"))
  .join("\n");

const isRuleMessage = (name: string) => name.startsWith("reason_") && !name.startsWith("reason_unknown");

test("every message is used somewhere", () => {
  const unused = entries
    .map(([name]) => name)
    .filter((name) => !isRuleMessage(name) && !new RegExp(`["_]${name}["_]`).test(sources));
  expect(unused).toEqual([]);
});

test("every message of the manifest exists", () => {
  const wanted = [...sources.matchAll(/__MSG_(\w+)__/g)].map(([, name]) => name);
  expect(wanted.length).toBeGreaterThan(0);
  expect(wanted.filter((name) => name && !(name in messages))).toEqual([]);
});

test("placeholders are declared and used", () => {
  for (const [name, entry] of entries) {
    const used = [...entry.message.matchAll(/\$(\w+)\$/g)].map(([, key]) => key?.toLowerCase());
    const declared = "placeholders" in entry ? Object.keys(entry.placeholders) : [];
    expect([name, new Set(used)]).toEqual([name, new Set(declared)]);
  }
});

test("no message says what only a verdict could say, and none shows a share or a score", () => {
  const verdict =
    /\b(true|false|fake|reliabl\w*|unreliabl\w*|trustworth\w*|bias\w*|misinformation|lie|lies|score|confidence)\b|%/i;
  expect(entries.filter(([, { message }]) => verdict.test(message))).toEqual([]);
});

test("every rule has its sentence, and no sentence is left over", () => {
  const { rules }: { rules: Record<string, unknown> } = JSON.parse(readFileSync(kRules, "utf8"));
  const sentences = entries
    .map(([name]) => name)
    .filter(isRuleMessage)
    .map((name) => name.slice("reason_".length));
  expect(sentences.sort()).toEqual(Object.keys(rules).sort());
});

test("store texts keep their limits", () => {
  expect(messages.extension_name.message.length).toBeLessThanOrEqual(45);
  expect(messages.extension_description.message.length).toBeLessThanOrEqual(132);
});

// Other languages ---------------------------------------------------------------------------------
interface Entry {
  message: string;
  placeholders?: Record<string, { content: string }>;
}
const read = (tag: string): Record<string, Entry> =>
  JSON.parse(readFileSync(join(kLocales, tag, "messages.json"), "utf8"));
const english = read("en");
const kOthers = readdirSync(kLocales).filter((tag) => tag !== "en");

/** The names of the placeholders in a message, each as often as it stands there. */
const placeholdersIn = ({ message }: Entry): (string | undefined)[] =>
  [...message.matchAll(/\$(\w+)\$/g)].map(([, name]) => name?.toLowerCase()).sort();

test("the languages are those that are promised", () => {
  expect(kOthers.sort()).toEqual(["ar", "de", "es", "fr", "id"]);
});

test.each(kOthers)("%s has every message, and none besides", (tag) => {
  expect(Object.keys(read(tag)).sort()).toEqual(Object.keys(english).sort());
});

test.each(kOthers)("%s keeps every placeholder", (tag) => {
  for (const [name, entry] of Object.entries(read(tag))) {
    const source = english[name];
    if (!source) continue; // the test above names it
    expect([name, placeholdersIn(entry)]).toEqual([name, placeholdersIn(source)]);
    expect([name, entry.placeholders]).toEqual([name, source.placeholders]);
  }
});

test.each(kOthers)("%s says what it is, keeps the stores' limits and no message is empty", (tag) => {
  const messages = read(tag);
  expect(messages.interface_language?.message).toBe(tag);
  expect(messages.interface_direction?.message).toBe(tag === "ar" ? "rtl" : "ltr");
  expect(messages.extension_description?.message.length).toBeLessThanOrEqual(132);
  expect(Object.entries(messages).filter(([, { message }]) => !message.trim())).toEqual([]);
});

test.each(kOthers)("%s is translated: few sentences are those of the English file", (tag) => {
  const sentences = Object.entries(read(tag)).filter(([, { message }]) => message.split(" ").length > 3);
  const same = sentences.filter(([name, { message }]) => message === english[name]?.message);
  expect(same).toEqual([]);
});
