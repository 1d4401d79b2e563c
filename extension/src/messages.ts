// Every message between page, background and panel. Each area has a file of its own under messages/, with
// its calls and the checks of their requests and replies; here its calls join the map of their receiver.
// A receiver answers its whole map (`serve`), so a call without an answer does not compile.
import { kCoverageCalls } from "./messages/coverage.js";
import { kFactCalls } from "./messages/coverage-calls.js";
import { kMarkCalls, kReadingCalls } from "./messages/page.js";
import { kPlaceCalls, kReaderCalls } from "./messages/reader.js";

export * from "./messages/call.js";
export * from "./messages/checks.js";
export * from "./messages/coverage.js";
export * from "./messages/coverage-calls.js";
export * from "./messages/coverage-result.js";
export * from "./messages/page.js";
export * from "./messages/panel.js";
export * from "./messages/reader.js";

export const kBackgroundCalls = { ...kReadingCalls, ...kReaderCalls, ...kCoverageCalls };
export const kPageCalls = { ...kMarkCalls, ...kPlaceCalls, ...kFactCalls };
