// What follows the reader's choices without being asked: registered scripts, permissions and badges. Called once,
// at the background's start, so that all listeners are there before the first event.
import { api } from "../platform/browser.js";
import { session } from "../platform/session.js";
import { onSettings } from "../settings/store.js";
import { followRecords, redrawBadges } from "./badge.js";
import { syncSites } from "./site-access.js";

const report = (error: unknown): void => console.error("Firsthand could not follow a change.", error);

const sync = (): void => {
  syncSites().catch(report);
};

export function followReader(): void {
  onSettings((now) => {
    redrawBadges(now).catch(report);
    sync();
  });
  api.permissions.onAdded.addListener(sync);
  api.permissions.onRemoved.addListener(sync);
  api.runtime.onInstalled.addListener(sync); // an update removes registered scripts
  session.onChanged((changes) => {
    followRecords(changes).catch(report);
  });
}
