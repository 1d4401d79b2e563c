// "Who says this?" in the menu of a selection: opens the card of the claim there. A page without marks gets
// them first; choosing the entry gives the same right to the page as the toolbar button does.
import { kPageCalls, sendToTab } from "../messages.js";
import { api } from "../platform/browser.js";
import { t } from "../ui/text.js";

const kItem = "who_says";

export function addSelectionMenu(): void {
  api.contextMenus.create({ id: kItem, title: t("menu_who_says"), contexts: ["selection"] });
}

const isMarked = (tab: number): Promise<boolean> => sendToTab(tab, kPageCalls.ping, null).catch(() => false);

/** `mark` puts the marks on the page. A page that lets no script in says so in the panel, as with the button. */
export async function onSelectionMenu(
  { menuItemId }: chrome.contextMenus.OnClickData,
  tab: number,
  mark: (tab: number) => Promise<void>,
): Promise<void> {
  if (menuItemId !== kItem) return;
  if (!(await isMarked(tab))) await mark(tab);
  await sendToTab(tab, kPageCalls.at_selection, null).catch(() => {});
}
