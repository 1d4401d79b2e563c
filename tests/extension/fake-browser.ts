// Stands in for the browser's extension interface. Import it before anything that imports the seam
// (platform/browser). Messages come from the real English file, storage is a map, sent messages are kept.
import messages from "../../extension/_locales/en/messages.json";

type Items = Record<string, unknown>;
interface Entry {
  message: string;
  placeholders?: Record<string, { content: string }>;
}
const entries = new Map<string, Entry>(Object.entries(messages));

function getMessage(name: string, values: string[] = []): string {
  const entry = entries.get(name);
  const fill = (_all: string, key: string) => {
    const content = entry?.placeholders?.[key.toLowerCase()]?.content ?? "";
    return content.replace(/\$(\d)/g, (_one, number: string) => values[Number(number) - 1] ?? "");
  };
  return entry?.message.replace(/\$(\w+)\$/g, fill) ?? "";
}

/** storage.session as far as it is used; `quota` is the number of items that fit. */
export const session = {
  items: new Map<string, unknown>(),
  quota: Number.POSITIVE_INFINITY,
  async get(key: string | null): Promise<Items> {
    return structuredClone(
      Object.fromEntries([...session.items].filter(([name]) => key === null || name === key)),
    );
  },
  async set(items: Items): Promise<void> {
    const fresh = Object.keys(items).filter((name) => !session.items.has(name));
    if (session.items.size + fresh.length > session.quota) throw new Error("QUOTA_BYTES quota exceeded");
    for (const [name, value] of Object.entries(items)) session.items.set(name, structuredClone(value));
  },
  async remove(names: string | string[]): Promise<void> {
    for (const name of [names].flat()) session.items.delete(name);
  },
};

type Changes = Record<string, { newValue?: unknown }>;

/** storage.local: what is set is told to the listeners at once. */
export const local = {
  items: new Map<string, unknown>(),
  listeners: new Set<(changes: Changes) => void>(),
  async get(key: string | null): Promise<Items> {
    return structuredClone(
      Object.fromEntries([...local.items].filter(([name]) => key === null || name === key)),
    );
  },
  async remove(names: string | string[]): Promise<void> {
    for (const name of [names].flat()) local.items.delete(name);
  },
  async set(items: Items): Promise<void> {
    for (const [name, value] of Object.entries(items)) local.items.set(name, structuredClone(value));
    for (const listener of local.listeners)
      listener(Object.fromEntries(Object.entries(items).map(([name, newValue]) => [name, { newValue }])));
  },
  onChanged: {
    addListener: (listener: (changes: Changes) => void) => local.listeners.add(listener),
    removeListener: (listener: (changes: Changes) => void) => local.listeners.delete(listener),
  },
};

/** Web locks as far as they are used: one holder a name, in the order of asking. */
const held = new Map<string, Promise<unknown>>();
const locks = {
  request: (name: string, work: () => Promise<unknown>) => {
    const done = (held.get(name) ?? Promise.resolve()).catch(() => {}).then(work);
    held.set(name, done);
    return done;
  },
};
const own: object = Reflect.get(globalThis, "navigator") ?? {}; // Node 20 has none
Object.defineProperty(own, "locks", { configurable: true, value: locks });
Object.defineProperty(globalThis, "navigator", { configurable: true, value: own });

export const kOwnId = "firsthand-id";
export const kOwnRoot = "chrome-extension://firsthand-id/";
export const sent: unknown[] = [];
/** What the next sendMessage resolves to. */
export const next: { answer: unknown } = { answer: undefined };

Object.assign(globalThis, {
  chrome: {
    i18n: { getMessage },
    runtime: {
      id: kOwnId,
      getURL: (path: string) => kOwnRoot + path,
      sendMessage: async (message: unknown) => {
        sent.push(message);
        return next.answer;
      },
      onMessage: { addListener() {}, removeListener() {} },
    },
    storage: { session, local },
    contextMenus: { update: async () => {} },
  },
});
