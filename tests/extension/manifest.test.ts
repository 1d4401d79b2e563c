// Both manifests: nothing more is asked for than the design allows, and nothing runs that should not.
import { expect, test } from "vitest";
import { manifestFor } from "../../extension/build.mjs";

const kPermissions = ["activeTab", "scripting", "storage", "contextMenus", "alarms", "unlimitedStorage"];
const kNever = [
  "host_permissions",
  "content_scripts",
  "web_accessible_resources",
  "externally_connectable",
  "optional_permissions",
];

for (const [browser, permissions] of [
  ["chrome", [...kPermissions, "sidePanel"]],
  ["firefox", kPermissions],
] as const) {
  const manifest = manifestFor(browser);

  test(`${browser}: permissions are exactly the design's`, () => {
    expect(manifest.permissions).toEqual(permissions);
    expect(manifest.optional_host_permissions).toEqual(["*://*/*"]);
    expect(Object.keys(manifest).filter((key) => kNever.includes(key))).toEqual([]);
  });

  test(`${browser}: extension pages load nothing from outside`, () => {
    const policy: string = manifest.content_security_policy.extension_pages;
    expect(policy.startsWith("default-src 'none';")).toBe(true);
    const [connect = "", ...others] = policy
      .split(/; ?/)
      .filter((part) => part.startsWith("connect-src"))
      .concat(policy.replace(/connect-src[^;]*;/, ""));
    expect(others.join()).not.toMatch(/https?:|\*|unsafe-inline|'unsafe-eval'|data:|blob:/);
    expect(connect).toBe("connect-src 'self' https: http:"); // services and feeds, each with its own permission
  });

  test(`${browser}: at most four suggested keys, all with modifiers`, () => {
    const commands: Record<string, { suggested_key: { default: string } }> = manifest.commands;
    const keys = Object.values(commands).map((command) => command.suggested_key.default);
    expect(keys.length).toBeLessThanOrEqual(4);
    expect(keys.every((key) => key.startsWith("Alt+Shift+"))).toBe(true);
  });
}

test("each browser gets only what it knows", () => {
  expect(Object.keys(manifestFor("firefox"))).not.toContain("side_panel");
  expect(Object.keys(manifestFor("chrome"))).not.toContain("sidebar_action");
  expect(manifestFor("firefox").background).not.toHaveProperty("service_worker");
  expect(manifestFor("chrome").minimum_chrome_version).toBe("116");
});
