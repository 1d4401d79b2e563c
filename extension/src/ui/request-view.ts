// A request exactly as it is sent: method, address, headers, body.
import type { RequestShown } from "../messages.js";
import { el } from "./element.js";
import { t } from "./text.js";

export function requestView({ method, url, headers, body }: RequestShown): HTMLElement {
  const names = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return el(
    "div",
    { class: "request" },
    el("code", {}, `${method} ${decodable(url)}`),
    names.length > 0 ? el("p", { class: "note" }, t("sent_headers", names.join("; "))) : null,
    body ? el("pre", { tabindex: "0" }, body) : null,
  );
}

/** Readable where that changes nothing: an address with broken escapes stays as it is. */
function decodable(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}
