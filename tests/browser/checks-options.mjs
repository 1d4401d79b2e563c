// The options page: what is chosen is kept, what is dismissed comes back, and the data can be saved, read in,
// deleted and brought back.
import { check, expect, expectEqual, expectIncludes } from "./expect.mjs";

const settingsOf = (h) =>
  h.helper.evaluate(
    async () => (await (globalThis.browser ?? chrome).storage.local.get("settings")).settings ?? {},
  );

const put = (h, settings) =>
  h.helper.evaluate(
    (value) => (globalThis.browser ?? chrome).storage.local.set({ settings: value }),
    settings,
  );

async function until(look, wanted, what) {
  const end = Date.now() + 10_000;
  for (let now = await look(); JSON.stringify(now) !== JSON.stringify(wanted); now = await look())
    if (Date.now() > end) expectEqual(now, wanted, what);
}

const press = (page, words) =>
  page.evaluate((text) => {
    const all = [...document.querySelectorAll("button")];
    all.find((one) => one.textContent === text && one.checkVisibility()).click();
  }, words);

const says = (page, words) =>
  page.waitForFunction((text) => document.getElementById("live").textContent.includes(text), {}, words);

const kept = check("options: a choice is kept and shown again; axe finds nothing", async (h) => {
  const page = await h.ownPage("options.html");
  await page.evaluate(() => {
    const label = [...document.querySelectorAll("label")].find((one) => one.textContent === "Thin lines");
    document.getElementById(label.htmlFor).click();
  });
  await until(async () => (await settingsOf(h)).marks?.quiet, false, "setting");
  await put(h, { marks: { quiet: true }, sites: { "news.example": "never" } });
  await page.waitForFunction(() =>
    [...document.querySelectorAll(".rows .what")].some(({ textContent }) => textContent === "news.example"),
  );
  const text = await page.$eval("main", (one) => one.textContent);
  for (const words of ["Open the card", "English", "Nothing is sent anywhere"])
    expectIncludes(text, words, "options");
  expectEqual(await h.axe(page), [], "violations");
  await page.setViewport({ width: 240, height: 800 });
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow <= 0, `${overflow} pixels too wide`);
});

const undone = check("options: what was taken back or dismissed can be brought back", async (h) => {
  const dismissal = { scope: "cue", value: "say", label: "said", time: 1 };
  await put(h, { sites: { "news.example": "never" }, dismissed: [dismissal] });
  const page = await h.ownPage("options.html");
  await page.waitForFunction(() => document.querySelectorAll(".rows .what").length > 2);
  await press(page, "Take back");
  await until(async () => (await settingsOf(h)).sites, {}, "sites");
  await press(page, "Undo");
  await until(async () => (await settingsOf(h)).sites, { "news.example": "never" }, "sites");
  await press(page, "Show again");
  await until(async () => (await settingsOf(h)).dismissed, [], "dismissed");
  await press(page, "Undo");
  await until(async () => (await settingsOf(h)).dismissed?.[0]?.value, "say", "dismissed");
});

const byHand = check("options: a word or a site is put on the list of the dismissed by hand", async (h) => {
  const page = await h.ownPage("options.html");
  const listed = async () =>
    ((await settingsOf(h)).dismissed ?? []).map(({ scope, value }) => [scope, value]);
  await page.type("#dismiss-typed", "Claim");
  await press(page, "Never mark");
  await until(listed, [["cue", "claim"]], "a word");
  await page.type("#dismiss-typed", "https://www.news.example/world");
  await page.keyboard.press("Enter");
  const site = ["site", "news.example"];
  await until(listed, [["cue", "claim"], site], "a site");
  await says(page, "Nothing on news.example");
  await press(page, "Undo");
  await until(listed, [["cue", "claim"]], "without the site");
  await page.type("#dismiss-typed", "<b>");
  await press(page, "Never mark");
  await says(page, "neither a word nor a site");
});

/** Records in the extension's own database, as a reader's remembered pages would be. */
const kept_bytes = `(bytes) => new Promise((done, failed) => {
  const opening = indexedDB.open("checks", 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore("pages", { keyPath: "id" });
  opening.onerror = failed;
  opening.onsuccess = () => {
    const store = opening.result.transaction("pages", "readwrite").objectStore("pages");
    if (bytes) store.put({ id: 1, deflated: new Uint8Array(bytes) });
    const all = store.getAll();
    all.onsuccess = () => {
      opening.result.close();
      done(all.result.map((one) => [...one.deflated]));
    };
  };
})`;

const data = check("options: all data can be saved, deleted, brought back and read in again", async (h) => {
  await put(h, { sites: { "news.example": "never" } });
  await h.helper.evaluate(`(${kept_bytes})([1, 2, 255])`);
  const page = await h.ownPage("options.html");
  await page.evaluate(() => {
    URL.createObjectURL = (blob) => {
      globalThis.saved = blob.text();
      return "blob:0";
    };
    HTMLAnchorElement.prototype.click = () => {};
  });
  await press(page, "Save all as a file");
  await says(page, "firsthand-data-");
  const saved = await page.evaluate(() => globalThis.saved);
  await press(page, "Delete all");
  await press(page, "Delete all of it");
  await says(page, "deleted");
  expectEqual(await settingsOf(h), {}, "settings after deletion");
  expectEqual(await h.helper.evaluate(`(${kept_bytes})(null)`), [], "records after deletion");
  await press(page, "Undo");
  await until(async () => (await settingsOf(h)).sites, { "news.example": "never" }, "sites");
  await says(page, "Taken back"); // both storages are written by then
  expectEqual(await h.helper.evaluate(`(${kept_bytes})(null)`), [[1, 2, 255]], "records brought back");
  await h.helper.evaluate(() => (globalThis.browser ?? chrome).storage.local.clear());
  const choose = (text) =>
    page.evaluate((content) => {
      const input = document.getElementById("import");
      const files = new DataTransfer();
      files.items.add(new File([content], "data.json", { type: "application/json" }));
      input.files = files.files;
      input.dispatchEvent(new Event("change"));
    }, text);
  await choose('{"format":"something else"}');
  await says(page, "Nothing was changed");
  await choose(saved);
  await until(async () => (await settingsOf(h)).sites, { "news.example": "never" }, "sites");
  await h.helper.evaluate(() => indexedDB.deleteDatabase("checks"));
});

export const optionsChecks = [kept, undone, byHand, data];
