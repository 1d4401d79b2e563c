// The background: wakes for an event, answers it and may be shut down at any time. All listeners are
// registered here, at once; nothing that matters is kept in memory. Toggling injects the content script,
// which turns itself off when it finds itself on.
import { makeEngineHost } from "../engine/engine-host.js";
import {
  answer,
  type FirstReply,
  isOwnPage,
  kBackgroundCalls,
  kPageCalls,
  type kSearchCalls,
  type Sender,
  sendToTab,
  serve,
} from "../messages.js";
import { api, hostOf } from "../platform/browser.js";
import { openPage } from "../platform/open-page.js";
import { markSettings, siteChoice } from "../settings/settings.js";
import { followedSettings, onSettings, readSettings } from "../settings/store.js";
import {
  analyzePage,
  forgetReading,
  keepNote,
  type PageReading,
  refinePage,
  timesForgotten,
} from "./analyze-page.js";
import { coverageAnswers } from "./coverage-answers.js";
import { openFirstSteps } from "./first-steps.js";
import { followReader } from "./follow-reader.js";
import { tendMemory } from "./memory-keeper.js";
import { addMenu, followChoice, onMenu, openPanelIfWanted, restoreChoice } from "./panel-choice.js";
import { readerAnswers } from "./reader-answers.js";
import { refreshFeeds, searchAnswers } from "./search-answers.js";
import { writeTab } from "./store.js";
import { makeWayForUpdate } from "./update.js";
import { onSelectionMenu } from "./who-says.js";

const engine = makeEngineHost(api.runtime.getURL(""));
void followedSettings(); // the storage takes its time at a cold start

// Toggling ----------------------------------------------------------------------------------------
/** Now and then a busy Chromium tells the page's process of a granted permission too late: milliseconds. */
const kAttemptsAfter = [0, 50, 200];

/** "on" or "off"; anything else when the browser did not let the script in (Firefox does not always throw). */
async function injectOnce(tab: number): Promise<unknown> {
  const [injected] = await api.scripting.executeScript({ target: { tabId: tab }, files: ["content.js"] });
  return injected?.result;
}

/** Injecting is toggling: the script's value says whether the marks are on now. */
async function inject(tab: number): Promise<void> {
  const before = timesForgotten(tab);
  for (const wait of kAttemptsAfter) {
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    const state = await injectOnce(tab).catch(() => null);
    if (state === "off") await forgetReading(tab);
    if (state === "on" || state === "off") return;
  }
  const is_closed = timesForgotten(tab) > before;
  if (!is_closed) await writeTab(tab, { state: "unread", page: null, obstacle: "protected_page" });
}

/** A site on which the reader never wants marks is not even read. The gesture lets us know the address. */
async function injectUnlessNever(id: number, { url = "", title = "" }: Page): Promise<void> {
  if (url.startsWith(api.runtime.getURL(""))) return; // our own pages have their marks without it
  if (siteChoice(await followedSettings(), hostOf(url)) !== "never") return inject(id);
  const page = { url, title: title.slice(0, 4000), foreign_frames: 0, cut: false };
  await writeTab(id, { state: "unread", page, obstacle: "never_here" });
}

type Page = Pick<chrome.tabs.Tab, "url" | "title">;

function toggle(id: number, page: Page): void {
  engine.warm(); // first of all: it takes longest, and the page is read meanwhile
  openPanelIfWanted(id); // before any await, or the gesture is spent
  injectUnlessNever(id, page).catch((error: unknown) => console.error("Firsthand could not toggle.", error));
}

/** Keys for a page without marks do nothing. */
function onCommand(command: string, tab: number, page: Page): void {
  if (command === "toggle") {
    toggle(tab, page);
    return;
  }
  const done =
    command === "next_claim"
      ? sendToTab(tab, kPageCalls.step, { step: 1 })
      : command === "previous_claim"
        ? sendToTab(tab, kPageCalls.step, { step: -1 })
        : sendToTab(tab, kPageCalls.open_card, null);
  done.catch(() => {});
}

api.action.onClicked.addListener((tab) => {
  if (tab.id !== undefined) toggle(tab.id, tab);
});
api.commands.onCommand.addListener((command, tab) => {
  if (tab?.id !== undefined) onCommand(command, tab.id, tab);
});
api.tabs.onRemoved.addListener((tab) => {
  forgetReading(tab);
});
api.runtime.onInstalled.addListener(({ reason }) => {
  openFirstSteps(reason).catch(() => {}); // the extension works without them
  addMenu();
  restoreChoice();
});
api.runtime.onStartup.addListener(() => {
  restoreChoice();
});
api.runtime.onUpdateAvailable.addListener(() => {
  makeWayForUpdate().catch(() => {}); // the browser updates at its next start
});
followReader();
api.contextMenus.onClicked.addListener((info, tab) => {
  onMenu(info, tab);
  if (tab?.id === undefined) return;
  const mark = (id: number) => {
    engine.warm();
    return injectUnlessNever(id, tab);
  };
  onSelectionMenu(info, tab.id, mark).catch((error: unknown) =>
    console.error("Firsthand could not look at the selection.", error),
  );
});
onSettings((now) => {
  followChoice(now).catch(() => {}); // no menu yet: an installation is under way
});

// Now and then -----------------------------------------------------------------------------------
const kAlarm = "tend";
const kMinutesBetween = 15; // feeds are read at least so far apart

function tend(): void {
  const late = (error: unknown) => console.error("Firsthand could not look after what it keeps.", error);
  refreshFeeds().catch(late);
  tendMemory(engine).catch(late);
}

api.alarms.onAlarm.addListener(({ name }) => {
  if (name === kAlarm) tend();
});
api.alarms.get(kAlarm, (known) => {
  if (!known)
    api.alarms.create(kAlarm, { periodInMinutes: kMinutesBetween, delayInMinutes: kMinutesBetween });
});

// Answering ---------------------------------------------------------------------------------------
/** roleOf has made sure of the tab for every call that only pages may send. */
const tabOf = (sender: Sender): number => sender.tab?.id ?? -1;

const readingOf = (ask: Pick<PageReading, "request" | "page">, sender: Sender): PageReading => ({
  ...ask,
  tab: tabOf(sender),
  // A pasted text leaves as little behind as a page of a private window.
  private_window: sender.tab?.incognito === true || isOwnPage(sender),
});

async function firstMarks(ask: Pick<PageReading, "request" | "page">, sender: Sender): Promise<FirstReply> {
  const reply = await analyzePage(engine, readingOf(ask, sender));
  return { ...reply, settings: markSettings(await followedSettings()) };
}

async function openLink(href: string, sender: Sender): Promise<boolean> {
  const { marks } = await readSettings();
  return openPage(href, sender.tab ?? null, marks.same_tab && !isOwnPage(sender));
}

serve<typeof kBackgroundCalls>({
  analyze: answer(kBackgroundCalls.analyze, firstMarks),
  refine: answer(kBackgroundCalls.refine, (ask, sender) => refinePage(engine, readingOf(ask, sender))),
  noted: answer(kBackgroundCalls.noted, async (page, sender) => {
    await keepNote(tabOf(sender), page);
    return null;
  }),
  cannot_read: answer(kBackgroundCalls.cannot_read, async ({ page, obstacle }, sender) => {
    await writeTab(tabOf(sender), { state: "unread", page, obstacle });
    return null;
  }),
  stopped: answer(kBackgroundCalls.stopped, async (_ask, sender) => {
    await forgetReading(tabOf(sender));
    return null;
  }),
  open_link: answer(kBackgroundCalls.open_link, ({ href }, sender) => openLink(href, sender)),
  ...readerAnswers(),
  ...coverageAnswers(engine),
});
serve<typeof kSearchCalls>(searchAnswers(engine));
