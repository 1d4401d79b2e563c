// Opens the first steps once, after the installation: in a tab, beside whatever the reader is doing.
import { api } from "../platform/browser.js";
import { changeSettings, readSettings } from "../settings/store.js";

export async function openFirstSteps(reason: string): Promise<void> {
  if (reason !== "install" || (await readSettings()).onboarding_done) return;
  await changeSettings((now) => ({ ...now, onboarding_done: true }));
  await api.tabs.create({ url: api.runtime.getURL("onboarding.html") });
}
