// The settings record: whatever stands in the storage, what fits is kept, the rest falls back, field by field.
import "./fake-browser.js";
import { beforeEach, expect, test, vi } from "vitest";
import {
  type Dismissal,
  dismiss,
  isHost,
  kDefaults,
  restore,
  settingsOf,
  siteChoice,
} from "../../extension/src/settings/settings.js";
import { changeSettings, onSettings, readSettings } from "../../extension/src/settings/store.js";
import { local } from "./fake-browser.js";

beforeEach(() => local.items.clear());

const claim: Dismissal = { scope: "claim", value: "0123456789abcdef", label: "Two boats sank", time: 5 };

test("nothing stored, or nonsense, is the fallback of every field", () => {
  for (const value of [undefined, null, 3, "x", [], () => 1, { marks: 7, sites: [], dismissed: {} }])
    expect(settingsOf(value)).toEqual(kDefaults);
});

test("a bad field loses nothing else", () => {
  const read = settingsOf({
    marks: { strong: "yes", listed: true, other: 1 },
    badge: false,
    legend_closed: 1,
    sites: { "a.example": "never", "b.example": "maybe", "<b>": "always", "c.example:8080": "panel_only" },
    dismissed: [claim, { ...claim, scope: "page" }, { ...claim, time: "now" }, null],
    unknown: 1,
  });
  expect(read).toEqual({
    ...kDefaults,
    marks: { ...kDefaults.marks, listed: true },
    badge: false,
    sites: { "a.example": "never", "c.example:8080": "panel_only" },
    dismissed: [claim],
  });
});

test("what is read again is the same, and survives a journey through JSON", () => {
  const read = settingsOf({ sites: { "a.example": "always" }, dismissed: [claim], local_only: true });
  expect(settingsOf(JSON.parse(JSON.stringify(read)))).toEqual(read);
});

test("lists and texts are bounded; the newest stay", () => {
  const many = Array.from({ length: 1500 }, (_, time) => ({ ...claim, time }));
  expect(settingsOf({ dismissed: many }).dismissed.map(({ time }) => time)).toEqual(
    many.slice(-1000).map(({ time }) => time),
  );
  expect(settingsOf({ dismissed: [{ ...claim, label: "x".repeat(5000) }] }).dismissed).toEqual([]);
  expect(dismiss(kDefaults, { ...claim, label: "x".repeat(5000) }).dismissed[0]?.label).toHaveLength(200);
});

test("a host named like a member of every object is no choice", () => {
  const hostile: unknown = JSON.parse('{"__proto__": "always", "constructor": "never"}');
  const read = settingsOf({ sites: hostile });
  expect(siteChoice(read, "toString")).toBeNull();
  expect(siteChoice(read, "constructor")).toBe("never");
  expect(Object.getPrototypeOf(read.sites)).toBe(Object.prototype);
});

test("hosts: names, addresses and ports; nothing that could be more", () => {
  for (const host of ["a.example", "xn--e1afmkfd.example", "127.0.0.1:8080", "[::1]:80"])
    expect(isHost(host)).toBe(true);
  for (const host of ["", "A.example", "a.example/x", "*.example", "a b", `${"a".repeat(256)}`])
    expect(isHost(host)).toBe(false);
});

test("dismissing twice is once, restoring takes it back", () => {
  const twice = dismiss(dismiss(kDefaults, claim), { ...claim, time: 9 });
  expect(twice.dismissed).toEqual([{ ...claim, time: 9 }]);
  expect(restore(twice, claim)).toEqual(kDefaults);
});

test("changes made at the same time do not lose each other", async () => {
  await Promise.all([
    changeSettings((now) => ({ ...now, badge: false })),
    changeSettings((now) => dismiss(now, claim)),
  ]);
  expect(await readSettings()).toEqual({ ...kDefaults, badge: false, dismissed: [claim] });
});

test("a change is told until the signal is aborted; other keys are not told", async () => {
  const heard = vi.fn();
  const end = new AbortController();
  onSettings(heard, end.signal);
  await local.set({ something_else: 1 });
  expect(heard).not.toHaveBeenCalled();
  await changeSettings((now) => ({ ...now, badge: false }));
  expect(heard).toHaveBeenCalledExactlyOnceWith({ ...kDefaults, badge: false });
  end.abort();
  await changeSettings((now) => now);
  expect(heard).toHaveBeenCalledOnce();
});

test("a storage that cannot be read counts as empty", async () => {
  vi.spyOn(local, "get").mockRejectedValueOnce(new Error("disk"));
  expect(await readSettings()).toEqual(kDefaults);
});
