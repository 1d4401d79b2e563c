// The extension's database in IndexedDB: remembered pages and followed feeds. A schema is the sum of its steps;
// a new one is added at the end and keeps what is there. Every write is one transaction, so that a worker that
// dies in the middle leaves what was there before.
import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB, type StoreNames } from "idb";
import type { FeedRecord } from "../feed-record.js";
import type { Entry } from "./entry.js";

export interface Schema extends DBSchema {
  pages: {
    key: number;
    value: Entry;
    indexes: { address: number; page: number; term: number; kept_at: number; site: string; version: number };
  };
  feeds: { key: string; value: FeedRecord };
}
export type Database = IDBPDatabase<Schema>;
type Upgrade = IDBPTransaction<Schema, StoreNames<Schema>[], "versionchange">;

function addPages(database: Database): void {
  const pages = database.createObjectStore("pages", { keyPath: "id", autoIncrement: true });
  pages.createIndex("address", "address");
  pages.createIndex("page", "page");
  pages.createIndex("term", "terms", { multiEntry: true });
  pages.createIndex("kept_at", "kept_at");
  pages.createIndex("site", "site");
  pages.createIndex("version", "version");
}

/** Never change one that was released. */
export const kSteps: readonly ((database: Database, upgrade: Upgrade) => void)[] = [
  addPages,
  (database) => database.createObjectStore("feeds", { keyPath: "url" }),
];

/** `steps` fewer than all is for tests: a database as an older version left it. */
export function openDatabase(name = "firsthand", steps = kSteps.length): Promise<Database> {
  return openDB<Schema>(name, steps, {
    upgrade(database, from, _to, upgrade) {
      for (const step of kSteps.slice(from, steps)) step(database, upgrade);
    },
    blocking(_from, _to, event) {
      if (event.target instanceof IDBDatabase) event.target.close(); // a newer version waits
    },
  });
}

let shared: Promise<Database> | null = null;

/** One connection a worker's life; opened anew when the browser has closed it. */
export function database(): Promise<Database> {
  shared ??= openDatabase().then((opened) => {
    opened.addEventListener("close", () => {
      shared = null;
    });
    return opened;
  });
  shared.catch(() => {
    shared = null;
  });
  return shared;
}
