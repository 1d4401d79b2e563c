// The extension's IndexedDB databases, whatever stores they have: read whole, and replaced whole in one
// transaction a database. Binary values travel through JSON as base64 text.
export interface StoreDump {
  database: string;
  store: string;
  entries: unknown[];
}

export interface Stores {
  readAll(): Promise<StoreDump[]>;
  /** Stores without a dump become empty; dumps of stores that do not exist are left out. */
  replaceAll(dumps: readonly StoreDump[]): Promise<void>;
  /** Adds the dumps' records to what is there; dumps of stores that do not exist are left out. */
  putBack(dumps: readonly StoreDump[]): Promise<void>;
}

const kBytes = "$bytes";

function toText(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

const toBytes = (text: string): Uint8Array => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

/** Numbers, texts, arrays and objects stay; binary values become {"$bytes": text}. */
export function packed(value: unknown): unknown {
  if (value instanceof ArrayBuffer) return { [kBytes]: toText(new Uint8Array(value)), buffer: true };
  if (value instanceof Uint8Array) return { [kBytes]: toText(value) };
  if (Array.isArray(value)) return value.map(packed);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, packed(one)]));
}

export function unpacked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unpacked);
  if (!isObject(value)) return value;
  if (typeof value[kBytes] === "string") {
    const bytes = toBytes(value[kBytes]);
    return value.buffer === true ? bytes.buffer : bytes;
  }
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, unpacked(one)]));
}

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const finished = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });

async function readDatabase(database: IDBDatabase): Promise<StoreDump[]> {
  const dumps: StoreDump[] = [];
  for (const store of database.objectStoreNames) {
    const all = await settled(database.transaction(store).objectStore(store).getAll());
    dumps.push({ database: database.name, store, entries: all.map(packed) });
  }
  return dumps;
}

/** All stores in one transaction: a dump that does not fit leaves everything as it was. */
async function replaceDatabase(database: IDBDatabase, dumps: readonly StoreDump[]): Promise<void> {
  const names = [...database.objectStoreNames];
  if (names.length === 0) return;
  const transaction = database.transaction(names, "readwrite");
  const done = finished(transaction);
  try {
    for (const name of names) {
      const store = transaction.objectStore(name);
      store.clear();
      const dump = dumps.find((one) => one.database === database.name && one.store === name);
      for (const entry of dump?.entries ?? []) store.put(unpacked(entry));
    }
  } catch (error) {
    transaction.abort();
    await done.catch(() => {});
    throw error;
  }
  await done;
}

async function addTo(database: IDBDatabase, dumps: readonly StoreDump[]): Promise<void> {
  const own = dumps.filter(
    (one) => one.database === database.name && database.objectStoreNames.contains(one.store),
  );
  if (own.length === 0) return;
  const transaction = database.transaction(
    own.map(({ store }) => store),
    "readwrite",
  );
  for (const { store, entries } of own)
    for (const entry of entries) transaction.objectStore(store).put(unpacked(entry));
  await finished(transaction);
}

/** Opens every database there is, for as long as `use` takes. */
export async function openStores<T>(use: (stores: Stores) => Promise<T>): Promise<T> {
  const known = await indexedDB.databases();
  const open: IDBDatabase[] = [];
  for (const { name } of known) if (name) open.push(await settled(indexedDB.open(name)));
  try {
    return await use({
      readAll: async () => (await Promise.all(open.map(readDatabase))).flat(),
      replaceAll: async (dumps) => {
        for (const database of open) await replaceDatabase(database, dumps);
      },
      putBack: async (dumps) => {
        for (const database of open) await addTo(database, dumps);
      },
    });
  } finally {
    for (const database of open) database.close();
  }
}
