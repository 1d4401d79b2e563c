// Reads fields of foreign JSON: what is missing, of another type or too long never throws and never passes.
import { isObject, isString } from "../messages.js";

export type Fields = Record<string, unknown>;

export const isFields = (value: unknown): value is Fields => isObject(value);

/** The object in a field, or an empty one. */
export function objectIn(fields: unknown, name: string): Fields {
  const value = isFields(fields) ? fields[name] : undefined;
  return isFields(value) ? value : {};
}

/** The objects of the list in a field; what is no object is left out. */
export function objectsIn(fields: unknown, name: string): Fields[] {
  const value = isFields(fields) ? fields[name] : undefined;
  return Array.isArray(value) ? value.filter(isFields) : [];
}

/** The text in a field, white space made one and cut at `most` characters; "" when there is none. */
export function textIn(fields: unknown, name: string, most = 1000): string {
  const value = isFields(fields) ? fields[name] : undefined;
  return isString(value) ? value.replace(/\s+/g, " ").trim().slice(0, most) : "";
}

/** A moment as ISO text, from ISO, RFC 822 or GDELT's 20260928T101500Z and 20260928101500; null when it is none. */
export function timeOf(text: string): string | null {
  const packed = /^(\d{4})(\d\d)(\d\d)T?(\d\d)(\d\d)(\d\d)Z?$/.exec(text);
  const [, year, month, day, hour, minute, second] = packed ?? [];
  const iso = packed ? `${year}-${month}-${day}T${hour}:${minute}:${second}Z` : text;
  const ms = Date.parse(iso);
  return Number.isNaN(ms) || Math.abs(ms) > 4e12 ? null : new Date(ms).toISOString();
}
