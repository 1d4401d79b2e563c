// The background's answers for a reader's doings on a marked page: dismissals, the legend, the panel with
// other coverage, the keys.
import { type Answers, answer, kReaderCalls } from "../messages.js";
import { api } from "../platform/browser.js";
import { isPanelOpen, openPanel } from "../platform/panel-place.js";
import { session } from "../platform/session.js";
import { dismiss, dismissalOf, restore } from "../settings/settings.js";
import { changeSettings } from "../settings/store.js";
import { wishKey } from "../tab-record.js";

/** False for what is no dismissal. Of a private window nothing is kept: it does not come here. */
async function dismissed(asked: { scope: string; value: string; label: string }): Promise<boolean> {
  const made = dismissalOf({ ...asked, label: asked.label.slice(0, 200), time: Date.now() });
  if (made) await changeSettings((now) => dismiss(now, made));
  return made !== null;
}

async function restored(asked: { scope: string; value: string }): Promise<boolean> {
  const meant = dismissalOf({ ...asked, label: "", time: 0 });
  if (meant) await changeSettings((now) => restore(now, meant));
  return meant !== null;
}

/** A panel that opens later finds the wish in the storage; one that is open hears of it there too. */
async function showCoverage(tab: number, claim: string): Promise<boolean> {
  const opened = openPanel(tab).then(
    () => true,
    () => false, // Firefox: a click on the page is no gesture here
  );
  await session.set({ [wishKey(tab)]: claim });
  return (await opened) || isPanelOpen();
}

async function keys() {
  const commands = await api.commands.getAll();
  return commands.map(({ name, shortcut }) => ({ command: name ?? "", key: shortcut ?? "" }));
}

export function readerAnswers(): Answers<typeof kReaderCalls> {
  return {
    dismiss: answer(kReaderCalls.dismiss, dismissed),
    restore: answer(kReaderCalls.restore, restored),
    close_legend: answer(kReaderCalls.close_legend, async () => {
      await changeSettings((now) => ({ ...now, legend_closed: true }));
      return null;
    }),
    coverage: answer(kReaderCalls.coverage, ({ claim }, { tab }) => showCoverage(tab?.id ?? -1, claim)),
    keys: answer(kReaderCalls.keys, keys),
  };
}
