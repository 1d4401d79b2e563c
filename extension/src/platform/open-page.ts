// Opens a linked page: in a new tab beside the one it was linked from, or in its place.
import { api, isWebAddress } from "./browser.js";

export interface FromTab {
  id?: number | undefined;
  windowId?: number;
  index?: number;
}

/** False for what is no address of the web. Neither way tells the page where the reader comes from. */
export async function openPage(href: string, from: FromTab | null, in_place: boolean): Promise<boolean> {
  if (!isWebAddress(href)) return false;
  if (in_place && from?.id !== undefined) await api.tabs.update(from.id, { url: href });
  else await api.tabs.create({ url: href, ...placeAfter(from) });
  return true;
}

const placeAfter = (from: FromTab | null) =>
  from?.id !== undefined && from.index !== undefined
    ? { openerTabId: from.id, windowId: from.windowId, index: from.index + 1 }
    : {};
