// The panel's page: makes the panel and tells it when the browser, the page or the settings have changed.
import { answer, kPanelCalls, serve } from "../messages.js";
import { api } from "../platform/browser.js";
import { session } from "../platform/session.js";
import { onSettings } from "../settings/store.js";
import { setPageLanguage } from "../ui/text.js";
import { Panel } from "./panel.js";

/** `panel.html?tab=N` stays with one tab: the panel opened as a page of its own. */
function boundTab(): number | null {
  const tab = new URLSearchParams(location.search).get("tab") ?? "";
  return /^[0-9]{1,10}$/.test(tab) ? Number(tab) : null;
}

function start(): void {
  const main = document.getElementById("panel");
  const live = document.getElementById("live");
  if (!main || !live) return;
  setPageLanguage();
  const panel = new Panel(main, live, boundTab());
  const refresh = () => {
    panel.refresh().catch((error: unknown) => console.error("Firsthand's panel could not refresh.", error));
  };
  session.onChanged(refresh);
  onSettings(refresh);
  api.tabs.onActivated.addListener(refresh);
  api.tabs.onUpdated.addListener((tab) => panel.concerns(tab) && refresh());
  serve<typeof kPanelCalls>({
    claim_shown: answer(kPanelCalls.claim_shown, ({ claim }, sender) => {
      if (sender.tab?.id !== undefined && panel.concerns(sender.tab.id)) panel.follow(claim);
      return null;
    }),
  });
  panel.start().catch((error: unknown) => console.error("Firsthand's panel could not start.", error));
}

start();
