// Unit tests of the extension, parity, schemas and build scripts. Browser tests have their own
// runner (tests/browser), because they need the built extensions and a real browser.
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.{ts,tsx,mjs}"],
    exclude: ["**/node_modules/**", "tests/browser/**"],
    passWithNoTests: false,
    coverage: { provider: "v8", include: ["extension/src/**"], exclude: ["extension/src/generated/**"] },
  },
});
