// Where the panel opens: beside the page, or in a window of its own where the browser has no panel. Firefox's
// sidebar is missing in the types.
import { api } from "./browser.js";
import { openPanelWindow } from "./panel-window.js";

interface SidebarAction {
  open(): Promise<void>;
}

function isSidebar(value: unknown): value is SidebarAction {
  return typeof value === "object" && value !== null && "open" in value && typeof value.open === "function";
}

/** Opens the panel beside the tab. Must be called before any await, or the browser sees no user gesture. */
export function openPanel(tab_id: number): Promise<void> {
  if (api.sidePanel) return api.sidePanel.open({ tabId: tab_id });
  const sidebar: unknown = Reflect.get(api, "sidebarAction");
  return isSidebar(sidebar) ? sidebar.open() : openPanelWindow(tab_id);
}

interface SidebarState {
  isOpen(details: object): Promise<boolean>;
}
const isSidebarState = (value: unknown): value is SidebarState =>
  isSidebar(value) && "isOpen" in value && typeof value.isOpen === "function";

/** Is a panel open beside some page of this browser window? */
export async function isPanelOpen(): Promise<boolean> {
  const sidebar: unknown = Reflect.get(api, "sidebarAction");
  if (isSidebarState(sidebar)) return sidebar.isOpen({});
  const contexts = await api.runtime.getContexts({ contextTypes: ["SIDE_PANEL"] });
  return contexts.length > 0;
}
