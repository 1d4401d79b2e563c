// Imported by a page: wink-nlp with its model, as a page would ship it.
import { makeWink } from "./wink.mjs";

/** The peer's first article; the page's clock runs from before the import of this module. */
export function first(text) {
  return makeWink()(text);
}
