// The checks that messages share: each says whether a value that came from elsewhere has a shape. Lengths
// are bounded, because a page may have written the value.
export type Check<T> = (value: unknown) => value is T;

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
export const isString = (value: unknown): value is string => typeof value === "string";
export const isBoolean = (value: unknown): value is boolean => typeof value === "boolean";
export const isNull = (value: unknown): value is null => value === null;
export const isText = (value: unknown, limit: number): value is string =>
  isString(value) && value.length <= limit;
export const isTextOrNull = (value: unknown): value is string | null => value === null || isString(value);

/** A claim's name in one analysis. */
export const isClaimId = (value: unknown): value is string => isString(value) && /^a[0-9]{1,7}$/.test(value);
export const isClaimIdOrNull = (value: unknown): value is string | null => value === null || isClaimId(value);

/** Only the panel names the tab; a page can ask only for itself. */
export const isTabOrNone = (value: unknown): value is number | undefined =>
  value === undefined || Number.isInteger(value);
