// The one seam to the browser: everything else takes what it needs from here, so that tests can stand in.
// Chromium and Firefox both offer promise-returning calls; Firefox's sidebar is missing in the types.
import { openPanelWindow } from "./panel-window.js";

interface SidebarAction {
  open(): Promise<void>;
}

const host: { browser?: typeof chrome; chrome?: typeof chrome } = globalThis;

/** The WebExtension API of this browser. */
export const api: typeof chrome = host.browser ?? host.chrome ?? missingApi();

function missingApi(): never {
  throw new Error("This code runs only inside a browser extension.");
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

/** Of this very window: nothing that its reader does is kept. */
export const isPrivateWindow = (): boolean => api.extension?.inIncognitoContext === true;

function parse(href: string): URL | null {
  try {
    return new URL(href);
  } catch {
    return null;
  }
}

/** True for the addresses that may be opened from a page's links. */
export function isWebAddress(href: string): boolean {
  const protocol = parse(href)?.protocol;
  return protocol === "https:" || protocol === "http:";
}

/** The host of an address as a reader knows it, or "" when it has none. */
export function hostOf(href: string): string {
  return parse(href)?.host.replace(/^www\./, "") ?? "";
}
