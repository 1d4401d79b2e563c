// Whether a toggle also opens the panel, and the toolbar button's menu that says so. A gesture allows
// open() only before the first await, so the choice must be known without asking the storage: Firefox's
// event page keeps a copy in localStorage; Chromium refuses to open a panel that is disabled.
import { api, openPanel } from "../platform/browser.js";
import { t } from "../ui/text.js";

const kChoice = "marks_only";
const kOpenItem = "open_panel";

const localCopy = (): Storage | null => (typeof localStorage === "undefined" ? null : localStorage);

/** Opens the panel unless the reader chose marks only. Call it before any await. */
export function openPanelIfWanted(tab: number): void {
  if (localCopy()?.getItem(kChoice) === "yes") return;
  openPanel(tab).catch(() => {}); // refused: the panel is disabled, or there was no gesture
}

async function apply(marks_only: boolean): Promise<void> {
  localCopy()?.setItem(kChoice, marks_only ? "yes" : "no");
  await api.sidePanel?.setOptions({ path: "panel.html", enabled: !marks_only });
}

/** After an installation and at every start of the browser, which forgets Chromium's panel options. */
export async function restoreChoice(): Promise<void> {
  const stored = await api.storage.local.get(kChoice);
  await apply(stored[kChoice] === true);
}

export function addMenu(): void {
  api.contextMenus.removeAll(() => {
    api.contextMenus.create({ id: kOpenItem, title: t("menu_open_panel"), contexts: ["action"] });
    const title = t("menu_marks_only");
    api.contextMenus.create({ id: kChoice, title, contexts: ["action"], type: "checkbox", checked: false });
  });
}

export function onMenu(info: chrome.contextMenus.OnClickData, tab?: chrome.tabs.Tab): void {
  if (info.menuItemId === kOpenItem && tab?.id !== undefined) {
    api.sidePanel?.setOptions({ tabId: tab.id, path: "panel.html", enabled: true });
    openPanel(tab.id).catch(() => {});
  }
  if (info.menuItemId === kChoice) {
    const marks_only = info.checked === true;
    Promise.all([api.storage.local.set({ [kChoice]: marks_only }), apply(marks_only)]).catch(() => {});
  }
}
