// Unit tests of the extension and the TypeScript side of the parity tests. Browser tests have their own
// runner (tests/browser), because they need the built extensions and a real browser.
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/extension/**/*.test.{ts,tsx}", "tests/parity/**/*.test.ts", "tests/schema/**/*.test.ts"],
    exclude: ["**/node_modules/**"],
    passWithNoTests: false,
    coverage: { provider: "v8", include: ["extension/src/**"], exclude: ["extension/src/generated/**"] },
  },
});
