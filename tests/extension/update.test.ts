// An update waits until every page with marks has been asked to take them off, whether or not it answers.
import "./fake-browser.js";
import { expect, test, vi } from "vitest";
import { makeWayForUpdate } from "../../extension/src/background/update.js";
import { api } from "../../extension/src/platform/browser.js";
import { session } from "./fake-browser.js";

test("marks are taken off in every known tab before the extension is loaded anew", async () => {
  const done: string[] = [];
  const sendMessage = vi.fn(async (tab: number, message: { name: string }) => {
    done.push(`${message.name} ${tab}`);
    if (tab === 7) throw new Error("no receiving end"); // a tab whose page has no marks any more
    return null;
  });
  Object.assign(api, { tabs: { sendMessage } });
  Object.assign(api.runtime, { reload: () => done.push("reload") });
  await session.set({
    "tab:3": { state: "reading", page: null },
    "tab:7": {},
    "seen:https://a.example/": {},
  });
  await makeWayForUpdate();
  expect(done).toEqual(["stop 3", "stop 7", "reload"]);
});
