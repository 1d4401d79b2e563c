// Whether a toggle also opens the panel, and the toolbar button's menu that says so. A gesture allows
// open() only before the first await, so the choice must be known without asking the storage: Firefox's
// event page keeps a copy in localStorage; Chromium refuses to open a panel that is disabled.
import { api } from "../platform/browser.js";
import { openPanel } from "../platform/panel-place.js";
import type { Settings } from "../settings/settings.js";
import { changeSettings, readSettings } from "../settings/store.js";
import { t } from "../ui/text.js";
import { addSelectionMenu } from "./who-says.js";

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

const isMarksOnly = ({ marks }: Settings): boolean => !marks.open_panel;

/** After an installation and at every start of the browser, which forgets Chromium's panel options. */
export async function restoreChoice(): Promise<void> {
  await apply(isMarksOnly(await readSettings()));
}

/** The choice can be made in the options too: panel and menu follow it. */
export async function followChoice(now: Settings): Promise<void> {
  await apply(isMarksOnly(now));
  await api.contextMenus.update(kChoice, { checked: isMarksOnly(now) });
}

export function addMenu(): void {
  api.contextMenus.removeAll(async () => {
    const checked = isMarksOnly(await readSettings());
    api.contextMenus.create({ id: kOpenItem, title: t("menu_open_panel"), contexts: ["action"] });
    const title = t("menu_marks_only");
    api.contextMenus.create({ id: kChoice, title, contexts: ["action"], type: "checkbox", checked });
    addSelectionMenu();
  });
}

export function onMenu(info: chrome.contextMenus.OnClickData, tab?: chrome.tabs.Tab): void {
  if (info.menuItemId === kOpenItem && tab?.id !== undefined) {
    api.sidePanel?.setOptions({ tabId: tab.id, path: "panel.html", enabled: true });
    openPanel(tab.id).catch(() => {});
  }
  if (info.menuItemId === kChoice) {
    const open_panel = info.checked !== true;
    const stored = changeSettings((now) => ({ ...now, marks: { ...now.marks, open_panel } }));
    Promise.all([stored, apply(!open_panel)]).catch(() => {});
  }
}
