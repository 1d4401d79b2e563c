// "Marks only": remembered, applied at once, and known without asking the storage when a gesture comes.
import "./fake-browser.js";
import { beforeEach, expect, test, vi } from "vitest";
import { onMenu, openPanelIfWanted, restoreChoice } from "../../extension/src/background/panel-choice.js";
import { api } from "../../extension/src/platform/browser.js";
import { settingsOf } from "../../extension/src/settings/settings.js";
import { local } from "./fake-browser.js";

const kept = () => settingsOf(local.items.get("settings")).marks.open_panel;
const open = vi.fn(async () => {});
const setOptions = vi.fn(async () => {});
const copy = new Map<string, string>();

beforeEach(() => {
  local.items.clear();
  copy.clear();
  vi.clearAllMocks();
  vi.unstubAllGlobals();
  Object.assign(api, { sidePanel: { open, setOptions } });
});

const choose = (checked: boolean) =>
  onMenu({ menuItemId: "marks_only", checked, editable: false, pageUrl: "https://a.example/" });

test("the panel opens with the marks, with no wait between gesture and call", () => {
  openPanelIfWanted(7);
  expect(open).toHaveBeenCalledWith({ tabId: 7 });
});

test("Chromium: marks only disables the panel, so that opening it is refused", async () => {
  choose(true);
  await vi.waitFor(() => expect(kept()).toBe(false));
  expect(setOptions).toHaveBeenLastCalledWith({ path: "panel.html", enabled: false });
  choose(false);
  await vi.waitFor(() => expect(kept()).toBe(true));
  expect(setOptions).toHaveBeenLastCalledWith({ path: "panel.html", enabled: true });
});

test("a restart of the browser restores the choice", async () => {
  local.items.set("settings", { marks: { open_panel: false } });
  await restoreChoice();
  expect(setOptions).toHaveBeenLastCalledWith({ path: "panel.html", enabled: false });
});

test("Firefox: a copy in the event page answers at once", async () => {
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => copy.get(key) ?? null,
    setItem: (key: string, value: string) => copy.set(key, value),
  });
  choose(true);
  openPanelIfWanted(7);
  expect(open).not.toHaveBeenCalled();
  choose(false);
  openPanelIfWanted(7);
  expect(open).toHaveBeenCalledOnce();
});

test("the menu opens the panel of a reader who chose marks only", () => {
  const tab = {
    id: 9,
    index: 0,
    pinned: false,
    highlighted: true,
    windowId: 1,
    active: true,
    incognito: false,
  };
  const rest = {
    selected: true,
    discarded: false,
    autoDiscardable: true,
    groupId: -1,
    frozen: false,
    lastAccessed: 0,
  };
  onMenu({ menuItemId: "open_panel", editable: false, pageUrl: "https://a.example/" }, { ...tab, ...rest });
  expect(setOptions).toHaveBeenCalledWith({ tabId: 9, path: "panel.html", enabled: true });
  expect(open).toHaveBeenCalledWith({ tabId: 9 });
});
