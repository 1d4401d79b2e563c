// Records of an imported file, before any is written: each store has its shape and its most entries, each text
// its longest. One record that does not fit refuses the file; a store that there is not is left out.
import { isBoolean, isObject, isStatus, isText } from "../messages.js";
import { isWebAddress } from "../platform/browser.js";
import { type StoreDump, unpacked } from "../platform/stores.js";

type Holds = (value: unknown) => boolean;

const kLongAddress = 8192; // characters
const kMostBody = 1_000_000; // bytes; the usual is 3600, one block that is no longer cut may have more
const kMostTerms = 100;
const kMostItems = 1000;

const isWhole: Holds = (value) => Number.isSafeInteger(value) && Number(value) >= 0;
const isTime: Holds = (value) => typeof value === "number" && value >= 0 && value <= 8.64e15;
const textUpTo =
  (limit: number): Holds =>
  (value) =>
    isText(value, limit);
const isAddress: Holds = (value) => isText(value, kLongAddress) && isWebAddress(value);
/** An article may have been read from a file. */
const isPageAddress: Holds = (value) =>
  isAddress(value) || (isText(value, kLongAddress) && /^file:/.test(value));
const listUpTo =
  (limit: number, holds: Holds): Holds =>
  (value) =>
    Array.isArray(value) && value.length <= limit && value.every(holds);
const orMissing =
  (holds: Holds): Holds =>
  (value) =>
    value === undefined || value === null || holds(value);

/** Every field fits, and there is no other. */
const shape =
  (fields: Record<string, Holds>): Holds =>
  (value) =>
    isObject(value) &&
    Object.keys(value).every((name) => Object.hasOwn(fields, name)) &&
    Object.entries(fields).every(([name, holds]) => holds(value[name]));

const isPage = shape({
  id: isWhole,
  url: isPageAddress,
  page: isWhole,
  address: isWhole,
  text: isWhole,
  title: textUpTo(200),
  outlet: textUpTo(80),
  site: textUpTo(255),
  language: textUpTo(40),
  published: textUpTo(40),
  kept_at: isTime,
  version: isWhole,
  terms: listUpTo(kMostTerms, isWhole),
  body: (value) => value instanceof Uint8Array && value.length <= kMostBody,
  cut: isBoolean,
});

const isFeed = shape({
  url: isAddress,
  title: textUpTo(4000),
  items: listUpTo(
    kMostItems,
    shape({
      url: isAddress,
      title: textUpTo(400),
      summary: textUpTo(600),
      outlet: textUpTo(255),
      time: orMissing(textUpTo(40)),
    }),
  ),
  etag: textUpTo(300),
  modified: textUpTo(100),
  checked_at: isTime,
  next_at: isTime,
  status: isStatus,
});

const kStores: Record<string, { most: number; holds: Holds }> = {
  pages: { most: 60_000, holds: isPage },
  feeds: { most: 500, holds: isFeed },
};

/** Binary values that are no base64 throw. */
function fits(entry: unknown, holds: Holds): boolean {
  try {
    return holds(unpacked(entry));
  } catch {
    return false;
  }
}

const isDump = (value: unknown): value is StoreDump =>
  isObject(value) && isText(value.database, 80) && isText(value.store, 80) && Array.isArray(value.entries);

/** The dumps of stores that there are; null when one of them does not fit. */
export function storedDumps(value: unknown): StoreDump[] | null {
  if (!Array.isArray(value) || value.length > 100 || !value.every(isDump)) return null;
  const known = value.filter(
    ({ database, store }) => database === "firsthand" && Object.hasOwn(kStores, store),
  );
  const all_fit = known.every(({ store, entries }) => {
    const { most, holds } = kStores[store] ?? { most: 0, holds: () => false };
    return entries.length <= most && entries.every((entry) => fits(entry, holds));
  });
  return all_fit ? known : null;
}
