// How one setting is read from storage, where an older version, a reader's import or a fault may have
// written anything: a field that does not fit becomes its fallback and costs no other field. Every list and
// text is bounded.
import { isBoolean, isObject, isText } from "../messages.js";

/** Gives the fallback for a value that does not fit. */
export type Field<T> = (value: unknown) => T;

export const flag =
  (fallback: boolean): Field<boolean> =>
  (value) =>
    isBoolean(value) ? value : fallback;

/** One line of text; "" for anything else. */
export const line =
  (limit: number): Field<string> =>
  (value) =>
    isText(value, limit) && !/[\r\n]/.test(value) ? value : "";

/** Null for a text that is longer than `limit` characters. */
export const textUpTo = (value: unknown, limit: number): string | null =>
  isText(value, limit) ? value : null;

/** Entries that do not fit are left out; of too many the last ones, the newest, stay. */
export const listOf =
  <T>(entry: (value: unknown) => T | null, most: number): Field<T[]> =>
  (value) =>
    Array.isArray(value)
      ? value
          .map(entry)
          .filter((one) => one !== null)
          .slice(-most)
      : [];

/** The same for a record of named entries. */
export const recordOf =
  <T>(entry: (name: string, value: unknown) => T | null, most: number): Field<Record<string, T>> =>
  (value) => {
    const found: [string, T][] = [];
    for (const [name, one] of isObject(value) ? Object.entries(value).slice(-most) : []) {
      const read = entry(name, one);
      if (read !== null) found.push([name, read]);
    }
    return Object.fromEntries(found);
  };

type Fields = Record<string, Field<unknown>>;
export type Read<F extends Fields> = { [K in keyof F]: ReturnType<F[K]> };

/** A group of fields; unknown ones are left out. */
export const group =
  <F extends Fields>(fields: F): Field<Read<F>> =>
  (value) => {
    const given = isObject(value) ? value : {};
    const read: Partial<Read<F>> = {};
    for (const name in fields) {
      const field = fields[name];
      if (field) Reflect.set(read, name, field(given[name]));
    }
    return isWhole(fields, read) ? read : group(fields)({});
  };

const isWhole = <F extends Fields>(fields: F, read: Partial<Read<F>>): read is Read<F> =>
  Object.keys(fields).every((name) => name in read);
