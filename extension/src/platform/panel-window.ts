// Where a browser has no panel: the panel's own page, bound to its tab, in a small window beside the page, or in a
// tab where there are no windows. An extension page rather than an element in the page: no page can read or steer it,
// no site's policy can forbid it, and it is the same panel.
import { api } from "./browser.js";
import { session } from "./session.js";

const kSize = { width: 420, height: 860 };
const keyOf = (tab: number): string => `panel-window:${tab}`;

async function known(tab: number): Promise<number | null> {
  const key = keyOf(tab);
  const id: unknown = (await session.get(key))[key];
  return typeof id === "number" ? id : null;
}

async function toFront(id: number): Promise<boolean> {
  return api.windows.update(id, { focused: true }).then(
    () => true,
    () => false, // the reader has closed it
  );
}

/** One window a tab: a second call brings the first one's to the front. */
export async function openPanelWindow(tab: number): Promise<void> {
  const url = api.runtime.getURL(`panel.html?tab=${tab}`);
  if (!api.windows) {
    await api.tabs.create({ url, openerTabId: tab });
    return;
  }
  const before = await known(tab);
  if (before !== null && (await toFront(before))) return;
  const made = await api.windows.create({ url, type: "popup", ...kSize });
  await session.set({ [keyOf(tab)]: made?.id });
}
