// Every word the reader sees comes from `_locales` through here.
import type { MessageName } from "../generated/message-names.js";
import { api } from "../platform/browser.js";

/** The message in the reader's language, its placeholders filled in order. */
export function t(name: MessageName, ...values: (string | number)[]): string {
  return api.i18n.getMessage(name, values.map(String));
}

/** A message whose name is made up at run time (a rule of the engine), or null when there is none. */
export function lookUp(name: string, ...values: string[]): string | null {
  return api.i18n.getMessage(name, values) || null;
}
