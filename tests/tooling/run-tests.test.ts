// The closing line of build-scripts/test is only as good as what it reads from each runner.
import { expect, test } from "vitest";
import { countsOf, stageCounts } from "../../build-scripts/run-tests.mjs";

test("each runner's closing line is read", () => {
  expect(countsOf("12 passed, 3 failed")).toEqual({ passed: 12, failed: 3 });
  expect(countsOf("check: 5 passed, 0 failed")).toEqual({ passed: 5, failed: 0 });
  expect(countsOf("97% tests passed, 1 tests failed out of 33")).toEqual({ passed: 32, failed: 1 });
  expect(countsOf("      Tests  1 failed | 12 passed (13)")).toEqual({ passed: 12, failed: 1 });
  expect(countsOf("      Tests  12 passed (12)")).toEqual({ passed: 12, failed: 0 });
  expect(countsOf(" Test Files  3 passed (3)")).toBeNull();
  expect(countsOf("anything else")).toBeNull();
});

test("silence and bad exits are failures", () => {
  expect(stageCounts("", 0, false)).toEqual({ passed: 0, failed: 1 });
  expect(stageCounts("4 passed, 0 failed\n", 1, false)).toEqual({ passed: 4, failed: 1 });
  expect(stageCounts("\u001b[32m4 passed, 0 failed\u001b[0m\n", 0, false)).toEqual({ passed: 4, failed: 0 });
  expect(stageCounts("whatever", 0, true)).toEqual({ passed: 1, failed: 0 });
  expect(stageCounts("whatever", 1, true)).toEqual({ passed: 0, failed: 1 });
});
