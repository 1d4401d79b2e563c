// Firefox ESR with the built extension, over WebDriver BiDi with its privileged scope for what a page's
// protocol cannot reach: the toolbar button, the sidebar, the commands' keys. Interface: see browsers.mjs.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import puppeteer from "puppeteer-core";

const kUuid = "11111111-2222-4333-8444-555555555555"; // any: fixed so that the panel's address is known

/** What Firefox would ask of its makers by itself is switched off, so that the proxy hears only of pages and extension. */
const kQuiet = {
  "app.normandy.enabled": false,
  "app.update.disabledForTesting": true,
  "browser.newtabpage.activity-stream.feeds.system.topstories": false,
  "browser.region.network.url": "",
  "browser.safebrowsing.downloads.remote.enabled": false,
  "browser.safebrowsing.malware.enabled": false,
  "browser.safebrowsing.phishing.enabled": false,
  "browser.search.update": false,
  "browser.topsites.contile.enabled": false,
  "captivedetect.canonicalURL": "",
  "dom.push.connection.enabled": false,
  "extensions.blocklist.enabled": false,
  "extensions.getAddons.cache.enabled": false,
  "extensions.systemAddon.update.enabled": false,
  "extensions.update.enabled": false,
  "media.gmp-manager.updateEnabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "network.trr.mode": 5,
  "services.settings.server": "data:,#remote-settings-dummy/v1",
  "toolkit.telemetry.enabled": false,
  "toolkit.telemetry.server": "",
};

function proxyPreferences(port) {
  if (!port) return {};
  const [host, all] = ["127.0.0.1", { "network.proxy.type": 1, "network.proxy.no_proxies_on": "" }];
  const of = (kind) => ({ [`network.proxy.${kind}`]: host, [`network.proxy.${kind}_port`]: port });
  return { ...all, ...of("http"), ...of("ssl") };
}

const downloadPreferences = (folder) =>
  folder
    ? {
        "browser.download.folderList": 2,
        "browser.download.dir": folder,
        "browser.download.useDownloadDir": true,
        "browser.download.alwaysOpenPanel": false,
      }
    : {};

export async function openFirefox({ folder, profile, viewport, onPage, proxy, downloads }) {
  const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
  const add_on = manifest.browser_specific_settings.gecko.id;
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: "/usr/bin/firefox-esr",
    headless: true,
    userDataDir: profile,
    defaultViewport: viewport,
    args: ["--remote-allow-system-access"],
    extraPrefsFirefox: {
      "privacy.reduceTimerPrecision": false,
      "browser.aboutwelcome.enabled": false,
      "datareporting.policy.dataSubmissionEnabled": false,
      "extensions.webextensions.uuids": JSON.stringify({ [add_on]: kUuid }),
      ...kQuiet,
      ...proxyPreferences(proxy),
      ...downloadPreferences(downloads),
    },
  });
  try {
    await browser.installExtension(folder);
    return new Firefox(browser, manifest, onPage);
  } catch (error) {
    await browser.close();
    throw error;
  }
}

const kExtension = (add_on) => `WebExtensionPolicy.getByID(${JSON.stringify(add_on)}).extension`;

class Firefox {
  name = "firefox";
  root = `moz-extension://${kUuid}/`;

  constructor(browser, manifest, onPage) {
    this.browser = browser;
    this.add_on = manifest.browser_specific_settings.gecko.id;
    this.commands = manifest.commands;
    this.onPage = onPage;
  }

  async newPage() {
    const page = await this.browser.newPage();
    this.onPage?.(page);
    return page;
  }

  /** Evaluates in the browser window's own, privileged scope. */
  async privileged(expression) {
    const tree = await this.browser.connection.send("browsingContext.getTree", { "moz:scope": "chrome" });
    const { context } = tree.result.contexts.find(({ url }) => url.includes("browser.xhtml"));
    const { result } = await this.browser.connection.send("script.evaluate", {
      target: { context },
      awaitPromise: true,
      userActivation: true,
      expression,
    });
    if (result.type !== "success")
      throw new Error(result.exceptionDetails?.text ?? "privileged script failed");
    return result.result.value;
  }

  async toggle(page) {
    await page.bringToFront();
    const url = JSON.stringify(page.url());
    await this.privileged(`(() => {
      const { ExtensionParent } = ChromeUtils.importESModule("resource://gre/modules/ExtensionParent.sys.mjs");
      const shows = ({ gBrowser }) => gBrowser.selectedBrowser.currentURI.spec === ${url};
      const where = [...Services.wm.getEnumerator("navigator:browser")].find(shows) ?? window;
      return ExtensionParent.apiManager.global.browserActionFor(${kExtension(this.add_on)}).triggerAction(where);
    })()`);
  }

  /** The key element that Firefox made for the command of the manifest: it has no name, only its letter. */
  async command(name) {
    const letter = this.commands[name].suggested_key.default.split("+").at(-1);
    const keyset = `ext-keyset-id-${this.add_on.replace(/[^a-z0-9]/gi, "_").toLowerCase()}`;
    await this.privileged(`(() => {
      const keys = [...document.getElementById(${JSON.stringify(keyset)}).querySelectorAll("key")];
      keys.find((key) => key.getAttribute("key")?.toUpperCase() === ${JSON.stringify(letter)}).doCommand();
    })()`);
  }

  /** As Firefox does when there is a new version; of that, only the installing is kept back. */
  async offerUpdate() {
    await this.privileged(`(() => {
      const { AddonManagerPrivate } = ChromeUtils.importESModule("resource://gre/modules/AddonManager.sys.mjs");
      window.firsthandUpdate = false;
      const install = () => { window.firsthandUpdate = true; };
      AddonManagerPrivate.getUpgradeListener(${JSON.stringify(this.add_on)})({ version: "9.9", install });
      return "";
    })()`);
  }

  /** Has the extension asked for the update that it was offered? */
  updateIsWanted() {
    return this.privileged(`(async () => {
      while (!window.firsthandUpdate) await new Promise((done) => requestAnimationFrame(done));
      ${kExtension(this.add_on)}.upgrade = undefined;
      return true;
    })()`);
  }

  /** Lets the extension into private windows, as in about:addons; it is loaded anew for that. */
  async allowPrivateWindows() {
    const id = JSON.stringify(this.add_on);
    await this.privileged(`(async () => {
      const at = "resource://gre/modules/";
      const { ExtensionPermissions } = ChromeUtils.importESModule(at + "ExtensionPermissions.sys.mjs");
      const { AddonManager } = ChromeUtils.importESModule(at + "AddonManager.sys.mjs");
      const given = { permissions: ["internal:privateBrowsingAllowed"], origins: [] };
      await ExtensionPermissions.add(${id}, given);
      await (await AddonManager.getAddonByID(${id})).reload();
      return "";
    })()`);
  }

  /** A page in a private window of its own. */
  async privatePage(url) {
    await this.privileged(`(async () => {
      const own = OpenBrowserWindow({ private: true });
      await new Promise((done) => own.addEventListener("load", done, { once: true }));
      await own.delayedStartupPromise;
      const { selectedBrowser } = own.gBrowser;
      const nobody = Services.scriptSecurityManager.createNullPrincipal({ privateBrowsingId: 1 });
      selectedBrowser.fixupAndLoadURIString(${JSON.stringify(url)}, { triggeringPrincipal: nobody });
      const isLoading = () => selectedBrowser.currentURI.spec !== ${JSON.stringify(url)} || selectedBrowser.webProgress.isLoadingDocument;
      while (isLoading()) await new Promise((done) => own.requestAnimationFrame(done));
      return "";
    })()`);
    return (await this.browser.pages()).find((page) => page.url() === url);
  }

  /** The browser's back button: the driver's own way waits for a load, which a page that was kept never has. */
  async back(page) {
    await page.bringToFront();
    await this.privileged("gBrowser.goBack()");
  }

  /** The command's own keys, as from a keyboard: through the window, which has its own keys too. */
  async pressCommand(name) {
    const letter = this.commands[name].suggested_key.default.split("+").at(-1);
    await this.privileged(`(() => {
      const input = Cc["@mozilla.org/text-input-processor;1"].createInstance(Ci.nsITextInputProcessor);
      input.beginInputTransactionForTests(window);
      const key = (key, code, keyCode) => new KeyboardEvent("", { key, code, keyCode });
      const keys = [key("Alt", "AltLeft", 18), key("Shift", "ShiftLeft", 16),
                    key("${letter}", "Key${letter}", ${letter.charCodeAt(0)})];
      for (const one of keys) input.keydown(one);
      for (const one of keys.reverse()) input.keyup(one);
    })()`);
  }

  /** Answers the browser's question for a permission, which must be on its way. */
  async answerPermission(allow) {
    await this.privileged(`(async () => {
      const box = () => document.getElementById("addon-webext-permissions-notification");
      while (!box() || !PopupNotifications.isPanelOpen) await new Promise((done) => requestAnimationFrame(done));
      box().${allow ? "button" : "secondaryButton"}.click();
    })()`);
  }

  refusePermission() {
    return this.answerPermission(false);
  }

  allowPermission() {
    return this.answerPermission(true);
  }

  /** Opens the page's context menu at a point and chooses the extension's entry in it. */
  async chooseInMenu(page, { x, y }) {
    await page.mouse.click(x, y, { button: "right" });
    await this.privileged(`(async () => {
      const menu = document.getElementById("contentAreaContextMenu");
      while (menu.state !== "open") await new Promise((done) => requestAnimationFrame(done));
      menu.activateItem(menu.querySelector('menuitem[id$="-menuitem-_who_says"]'));
    })()`);
  }

  /** The reader's answer to the browser's question, given beforehand. */
  async allowHost() {
    await this.privileged(`Services.prefs.setBoolPref("extensions.webextOptionalPermissionPrompts", false)`);
    this.answersAhead = true;
  }

  /** The browser asks again. */
  async askAboutHosts() {
    if (!this.answersAhead) return;
    await this.privileged(`Services.prefs.clearUserPref("extensions.webextOptionalPermissionPrompts")`);
    this.answersAhead = false;
  }

  /** As in the browser's own settings. */
  async revokeHost(pattern) {
    const given = JSON.stringify({ permissions: [], origins: [pattern] });
    await this.privileged(`ChromeUtils.importESModule("resource://gre/modules/ExtensionPermissions.sys.mjs")
      .ExtensionPermissions.remove(${JSON.stringify(this.add_on)}, ${given}, ${kExtension(this.add_on)})`);
  }

  /** Is the real sidebar of the extension open? */
  sidebarIsOpen() {
    return this.privileged(
      `SidebarController.isOpen && SidebarController.currentID.includes("sidebar-action")`,
    );
  }

  /** Goes to a page of the browser or of an extension: Firefox never reports that those have loaded. */
  async goToOwn(page, url) {
    const contexts = async () =>
      (await this.browser.connection.send("browsingContext.getTree", {})).result.contexts;
    const { context } = (await contexts()).find((one) => one.context === page.mainFrame()._id);
    await this.browser.connection.send("browsingContext.navigate", { context, url, wait: "none" });
    const isThere = async () => (await contexts()).find((one) => one.context === context).url === url;
    for (const end = Date.now() + 10_000; !(await isThere()); ) {
      if (Date.now() > end) throw new Error(`Firefox did not open ${url}`);
    }
  }

  /** The page as in a dark or forced-colours setting, or on paper: {dark, forced, print}. */
  async media(page, { dark = false, forced = false, print = false }) {
    await page.bringToFront();
    await this.privileged(`(() => {
      const context = gBrowser.selectedBrowser.browsingContext;
      context.prefersColorSchemeOverride = ${dark ? '"dark"' : '"light"'};
      context.forcedColorsOverride = ${forced ? '"active"' : '"none"'};
      context.mediumOverride = ${print ? '"print"' : '""'};
    })()`);
  }

  /** An extension page that is bound to one tab. */
  async panelPage(tab) {
    const page = await this.newPage();
    await this.goToOwn(page, `${this.root}panel.html?tab=${tab}`);
    await page.waitForFunction(() => document.readyState === "complete");
    return page;
  }

  /** What Firefox does after some idle time. */
  async killBackground() {
    await this.privileged(
      `${kExtension(this.add_on)}.terminateBackground({ ignoreDevToolsAttached: true }).then(() => "")`,
    );
  }

  /** Calls `run(root, ...values)` in the page with the card's closed shadow root. */
  async inCard(page, run, ...values) {
    const target = { context: page.mainFrame()._id };
    const call = async (functionDeclaration, list, options) => {
      const { result } = await this.browser.connection.send("script.callFunction", {
        functionDeclaration,
        target,
        awaitPromise: true,
        arguments: list,
        ...options,
      });
      if (result.type !== "success") throw new Error(result.exceptionDetails.text);
      return result.result;
    };
    const tree = { serializationOptions: { includeShadowTree: "all", maxDomDepth: 1 } };
    const host = await call("() => document.querySelector('firsthand-overlay')", [], tree);
    const { sharedId } = host.value.shadowRoot;
    const value = { type: "string", value: JSON.stringify(values) };
    const source = `async (root, values) => JSON.stringify((await (${run})(root, ...JSON.parse(values))) ?? null)`;
    return JSON.parse((await call(source, [{ sharedId }, value])).value);
  }

  close() {
    return this.browser.close();
  }
}
