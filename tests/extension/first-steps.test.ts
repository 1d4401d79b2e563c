// The first steps open once, after the installation: not after an update, not a second time.
import "./fake-browser.js";
import { beforeEach, expect, test, vi } from "vitest";
import { openFirstSteps } from "../../extension/src/background/first-steps.js";
import { api } from "../../extension/src/platform/browser.js";
import { settingsOf } from "../../extension/src/settings/settings.js";
import { kOwnRoot, local } from "./fake-browser.js";

const create = vi.fn(async () => {});

beforeEach(() => {
  local.items.clear();
  create.mockClear();
  Object.assign(api, { tabs: { create } });
});

test("an installation opens them in a tab, and they are remembered as shown", async () => {
  await openFirstSteps("install");
  expect(create.mock.calls).toEqual([[{ url: `${kOwnRoot}onboarding.html` }]]);
  expect(settingsOf(local.items.get("settings")).onboarding_done).toBe(true);
});

test("a second installation with the settings kept opens nothing", async () => {
  await openFirstSteps("install");
  await openFirstSteps("install");
  expect(create).toHaveBeenCalledTimes(1);
});

test.each(["update", "chrome_update", "browser_update", "shared_module_update"])(
  "%s opens nothing and remembers nothing",
  async (reason) => {
    await openFirstSteps(reason);
    expect(create).not.toHaveBeenCalled();
    expect(local.items.has("settings")).toBe(false);
  },
);
