// Chromium with the built extension, driven as a reader drives it: the toolbar button, the side panel, the
// card in its closed shadow root. Interface: see browsers.mjs.
import puppeteer from "puppeteer-core";

const kArguments = [
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-default-apps",
  "--disable-domain-reliability",
  "--no-pings",
  "--disable-features=OptimizationHints,MediaRouter,Translate,CertificateTransparencyComponentUpdater,AutofillServerCommunication",
];

/** With `display` ("99": an X display) there is a window on it; otherwise the browser has none. */
export async function openChromium({ folder, profile, viewport, onPage, proxy, display, downloads }) {
  const shown = { headless: false, env: { ...process.env, DISPLAY: `:${display}` }, defaultViewport: null };
  const browser = await puppeteer.launch({
    executablePath: "/usr/bin/chromium",
    userDataDir: profile,
    enableExtensions: true,
    pipe: true,
    defaultViewport: viewport,
    ...(display ? shown : {}),
    args: proxy ? [...kArguments, `--proxy-server=http://127.0.0.1:${proxy}`] : kArguments,
  });
  try {
    const id = await browser.installExtension(folder);
    if (downloads) await downloadInto(browser, downloads);
    return new Chromium(browser, id, onPage);
  } catch (error) {
    await browser.close();
    throw error;
  }
}

async function downloadInto(browser, folder) {
  const session = await browser.target().createCDPSession();
  await session.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: folder });
}

class Chromium {
  name = "chrome";

  constructor(browser, id, onPage) {
    this.browser = browser;
    this.id = id;
    this.root = `chrome-extension://${id}/`;
    this.onPage = onPage;
  }

  async newPage() {
    const page = await this.browser.newPage();
    this.onPage?.(page);
    return page;
  }

  /** The toolbar button: a real gesture, which grants activeTab. */
  async toggle(page) {
    await page.bringToFront();
    await (await this.browser.extensions()).get(this.id).triggerAction(page);
  }

  #ownPage() {
    return this.browser.targets().find((one) => one.type() === "page" && one.url().startsWith(this.root));
  }

  /** Calls `run(...values)` in the background, woken if the browser has shut it down. A driver's session that stayed
   *  there would keep the next one from starting: Chromium lets it wait for the debugger of the one before. */
  async inBackground(run, ...values) {
    const page = await this.#ownPage().page();
    await page.evaluate(() => chrome.runtime.sendMessage({ to: "background", name: "keys", data: null }));
    const isOurs = (one) => one.type() === "service_worker" && one.url().startsWith(this.root);
    const session = await (await this.browser.waitForTarget(isOurs)).createCDPSession();
    try {
      const expression = `(${run})(...${JSON.stringify(values)})`;
      const { exceptionDetails: wrong } = await session.send("Runtime.evaluate", { expression });
      if (wrong) throw new Error(wrong.exception?.description ?? wrong.text);
    } finally {
      await session.detach();
    }
  }

  /** Keys that tests send do not reach the browser's commands, so the event itself is sent. */
  async command(name, tab) {
    await this.inBackground((key, id) => chrome.commands.onCommand.dispatch(key, { id }), name, tab);
  }

  async goToOwn(page, url) {
    await page.goto(url, { waitUntil: "load" });
  }

  /** As the browser does when there is a new version: the event itself, since there is no store to have one. */
  async offerUpdate() {
    await this.inBackground(() => chrome.runtime.onUpdateAvailable.dispatch({ version: "9.9" }));
  }

  /** The browser's back button. */
  async back(page) {
    await page.goBack();
  }

  /** The reader's answer to the browser's question, given beforehand: without a window no dialog can be pressed. */
  async allowHost(pattern) {
    await this.developer("addHostPermission", pattern);
  }

  /** It never stopped asking: an answer given beforehand is for one host. */
  async askAboutHosts() {}

  /** As in the browser's own settings. */
  async revokeHost(pattern) {
    await this.developer("removeHostPermission", pattern);
  }

  async developer(call, pattern) {
    const page = await this.browser.newPage();
    await page.goto("chrome://extensions/");
    await page.evaluate((name, id, host) => chrome.developerPrivate[name](id, host), call, this.id, pattern);
    await page.close();
  }

  /** Lets the extension into private windows, as in chrome://extensions; it is loaded anew for that, which without
   *  the developers' mode the browser does not do with an unpacked one. */
  async allowPrivateWindows() {
    const page = await this.browser.newPage();
    await page.goto("chrome://extensions/");
    await page.evaluate(async (id) => {
      const { developerPrivate } = chrome;
      await developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
      await new Promise((done) => {
        developerPrivate.onItemStateChanged.addListener(
          ({ event_type, item_id }) => item_id === id && event_type === "LOADED" && done(),
        );
        developerPrivate.updateExtensionConfiguration({ extensionId: id, incognitoAccess: true });
      });
    }, this.id);
    await page.close();
  }

  /** A page in a private window of its own. */
  async privatePage(url) {
    await this.#ownPage()
      .page()
      .then((own) => own.evaluate((to) => chrome.windows.create({ incognito: true, url: to }), url));
    const target = await this.browser.waitForTarget((one) => one.url() === url);
    return target.page();
  }

  /** The real side panel. */
  async panel() {
    const target = await this.browser.waitForTarget((one) => one.url() === `${this.root}panel.html`);
    return target.asPage();
  }

  /** The page as in a dark or forced-colours setting, or on paper: {dark, forced, print}. */
  async media(page, { dark = false, forced = false, print = false }) {
    const session = await page.createCDPSession();
    await session.send("Emulation.setEmulatedMedia", {
      media: print ? "print" : "",
      features: [
        { name: "prefers-color-scheme", value: dark ? "dark" : "light" },
        { name: "forced-colors", value: forced ? "active" : "none" },
      ],
    });
  }

  /** An extension page that is bound to one tab. */
  async panelPage(tab) {
    const page = await this.newPage();
    await page.goto(`${this.root}panel.html?tab=${tab}`);
    return page;
  }

  /** As Chromium does after some idle time. Closing the worker's target instead can leave the next one waiting. */
  async killBackground() {
    const session = await this.#ownPage().createCDPSession();
    await session.send("ServiceWorker.enable");
    await session.send("ServiceWorker.stopAllWorkers");
    await session.detach();
  }

  /** Calls `run(root, ...values)` in the page with the card's closed shadow root. */
  async inCard(page, run, ...values) {
    const session = await page.createCDPSession();
    try {
      const expression = "document.querySelector('firsthand-overlay')";
      const { result: host } = await session.send("Runtime.evaluate", { expression });
      const { node } = await session.send("DOM.describeNode", {
        objectId: host.objectId,
        depth: -1,
        pierce: true,
      });
      const { backendNodeId } = node.shadowRoots[0];
      const { object } = await session.send("DOM.resolveNode", { backendNodeId });
      const { result, exceptionDetails } = await session.send("Runtime.callFunctionOn", {
        functionDeclaration: `function (...values) { return (${run})(this, ...values); }`,
        objectId: object.objectId,
        arguments: values.map((value) => ({ value })),
        awaitPromise: true,
        returnByValue: true,
      });
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value;
    } finally {
      await session.detach();
    }
  }

  close() {
    return this.browser.close();
  }
}
